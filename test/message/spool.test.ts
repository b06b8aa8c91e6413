import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ReceivedMessage } from '../../entities/message/inbox.ts'
import { readSpool, Spool } from '../../entities/message/spool.ts'

const said = (externalId: string, text = externalId): ReceivedMessage => ({
  channel: 'wecom-app',
  externalId,
  address: 'zhang',
  text,
})

describe('the spool', () => {
  let folder: string
  let path: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'guanhu-spool-'))
    path = join(folder, 'spool', 'wecom-app.jsonl')
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const idsIn = async (spool: Spool) => (await spool.oldest(1000)).messages.map((message) => message.externalId)

  test('keeps order, many at once, and is an empty file when everything was taken out', async () => {
    const spool = await Spool.open(path)
    const ids = Array.from({ length: 300 }, (_, i) => `m${i}`)
    await Promise.all(ids.map((id) => spool.append(said(id, '光伏正常'))))
    expect(await idsIn(spool)).toEqual(ids)
    const first = await spool.oldest(100)
    await spool.taken(first.messages, first.until)
    expect(await idsIn(spool)).toEqual(ids.slice(100))
    expect([spool.has('m0'), spool.has('m100')]).toEqual([false, true])
    const rest = await spool.oldest(1000)
    await spool.taken(rest.messages, rest.until)
    expect(spool.isEmpty).toBe(true)
    expect(await readFile(path, 'utf8')).toBe('')
    await spool.append(said('later'))
    expect(await idsIn(spool)).toEqual(['later'])
    await spool.close()
  })

  test('outlives the process; half a line at the end was never acknowledged and goes', async () => {
    const spool = await Spool.open(path)
    await spool.append({ ...said('one'), receivedAt: new Date('2026-10-08T01:12:00Z') })
    await spool.append(said('two'))
    await spool.close()
    await appendFile(path, '{"channel":"wecom-app","externalId":"thr')
    const again = await Spool.open(path)
    expect(await idsIn(again)).toEqual(['one', 'two'])
    expect(again.has('two')).toBe(true)
    expect((await again.oldest(1)).messages[0]?.receivedAt).toEqual(new Date('2026-10-08T01:12:00Z'))
    await again.append(said('four'))
    expect(await idsIn(again)).toEqual(['one', 'two', 'four'])
    await again.close()
  })

  test('a spoilt line in the middle costs only itself', async () => {
    const spool = await Spool.open(path)
    await spool.append(said('one'))
    await spool.close()
    await appendFile(path, '\u0000\u0000garbage\n')
    const again = await Spool.open(path)
    await again.append(said('two'))
    expect(await idsIn(again)).toEqual(['one', 'two'])
    const ids = []
    for await (const message of readSpool(path)) ids.push(message.externalId)
    expect(ids).toEqual(['one', 'two'])
    await again.close()
  })

  test('identity card and account numbers are not even here', async () => {
    const spool = await Spool.open(path)
    await spool.append({
      ...said('one', '身份证421024199001011234'),
      quote: '卡号6222020200112233445',
    })
    expect(await readFile(path, 'utf8')).not.toMatch(/421024199001011234|6222020200112233445/)
    await spool.close()
  })

  test('a disc that is full: refused, and what stood there before is whole', async () => {
    // every write to this device ends with ENOSPC
    const full = await Spool.open('/dev/full').catch((error: NodeJS.ErrnoException) => error)
    if (full instanceof Spool) {
      await expect(full.append(said('one'))).rejects.toThrow(/ENOSPC|EINVAL/)
      expect(full.has('one')).toBe(false)
      await full.close()
    } else expect(full.code).toBeDefined()
    await writeFile(join(folder, 'file'), '')
    await expect(Spool.open(join(folder, 'file', 'spool.jsonl'))).rejects.toThrow()
  })
})
