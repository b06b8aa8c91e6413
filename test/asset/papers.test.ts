import { afterEach, beforeEach, expect, test } from 'vitest'
import { Asset } from '../../entities/asset/asset.ts'
import { filePaper, papersOf, removePaper } from '../../entities/asset/papers.ts'
import { DomainError } from '../../entities/base/errors.ts'
import { StoredFile } from '../../entities/message/storedFile.ts'
import { person } from '../../entities/person/people.ts'
import { World } from '../support/world.ts'

let world: World
const sha256 = 'a'.repeat(64)
beforeEach(async () => {
  world = await World.open()
  await world.runtime.write((tx) =>
    tx.db.insert(StoredFile, {
      sha256,
      contentType: 'application/pdf',
      size: 10,
      width: null,
      height: null,
      takenAt: null,
      hasThumbnail: false,
      createdAt: tx.clock.now(),
    }),
  )
})
afterEach(() => world.stop())

const cold = () => world.runtime.db.findOneByOrFail(Asset, { name: '荆干村冷库' })
async function act(work: () => Promise<unknown>): Promise<string> {
  try {
    await work()
    return 'done'
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
}
const files = async (who: string, more: { sha256?: string; datedOn?: string } = {}) => {
  const [asset, by] = [await cold(), (await person(world.runtime, who))!]
  return act(() => world.runtime.write((tx) => filePaper(tx, { asset, kind: 'contract', sha256, by, ...more })))
}

test.each([
  ['cadre', 'done'],
  ['town', 'done'],
  ['duty', 'done'],
  ['finance', 'done'],
  ['neighbour', 'person/out-of-scope'],
  ['keeper', 'person/out-of-scope'],
  ['audit', 'person/out-of-scope'],
])('a paper brought by %s: %s', async (who, outcome) => {
  expect(await files(who)).toBe(outcome)
})

test('a paper has its kind as its title until somebody says more; the same file is filed once', async () => {
  await files('cadre', { datedOn: '2025-03-01' })
  expect(await papersOf(world.runtime, (await cold()).id)).toMatchObject([
    { kind: 'contract', title: '合同', datedOn: '2025-03-01', broughtBy: 'cadre' },
  ])
  expect(await files('town')).toBe('asset/paper-known')
})

test('only what is stored can be filed, only on a real day', async () => {
  expect(await files('cadre', { sha256: 'b'.repeat(64) })).toBe('asset/paper-not-found')
  expect(await files('cadre', { datedOn: '2025-02-30' })).toBe('asset/bad-value')
})

test('taken out by who brought it or the county; it can be filed again', async () => {
  await files('cadre')
  const asset = await cold()
  const [paper] = await papersOf(world.runtime, asset.id)
  const takesOut = async (who: string) => {
    const by = (await person(world.runtime, who))!
    return act(() => world.runtime.write((tx) => removePaper(tx, { asset, id: paper!.id, by, reason: '发错了' })))
  }
  expect(await takesOut('town')).toBe('person/forbidden')
  expect(await takesOut('cadre')).toBe('done')
  expect(await takesOut('duty')).toBe('asset/paper-not-found')
  expect(await papersOf(world.runtime, asset.id)).toEqual([])
  expect(await files('town')).toBe('done')
})
