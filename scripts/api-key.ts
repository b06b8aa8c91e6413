import { parseArgs } from 'node:util'
import { DomainError } from '../entities/base/errors.ts'
import { local } from '../entities/base/clock.ts'
import type { Runtime } from '../entities/base/runtime.ts'
import { allKeys, issueKey, revokeKey } from '../entities/person/apiKeys.ts'
import { person as personById } from '../entities/person/people.ts'
import { keyTexts as say } from '../entities/texts/api.ts'
import { openStore } from './store.ts'

/**
 * `npm run api-key -- --person county-1 --label 台式机` makes a key and prints it once; `--list` shows what there is, `--revoke 7`
 * takes one back. Works beside a running server, which knows of it at once.
 */
const MOST = 40
const BY = 'script'

const { values } = parseArgs({
  options: {
    person: { type: 'string' },
    label: { type: 'string' },
    list: { type: 'boolean' },
    revoke: { type: 'string' },
  },
})
const { person, label, list, revoke } = values

if (list) await inStore(listKeys)
else if (revoke && /^[1-9]\d{0,8}$/.test(revoke)) await inStore((runtime) => takeBack(runtime, Number(revoke)))
else if (!person || !label?.trim()) stop(say.usage())
else if (label.length > MOST) stop(say.labelTooLong({ most: MOST }))
else await inStore((runtime) => issue(runtime, person, label.trim()))

async function issue(runtime: Runtime, personId: string, label: string): Promise<void> {
  const { key, row } = await runtime.write((tx) => issueKey(tx, { personId, label, by: BY }))
  const name = (await personById(runtime, personId))?.name ?? personId
  print(say.issued({ id: row.id, name, label, key }))
}

async function takeBack(runtime: Runtime, id: number): Promise<void> {
  await runtime.write((tx) => revokeKey(tx, { id, by: BY }))
  print(say.revoked({ id }))
}

async function listKeys(runtime: Runtime): Promise<void> {
  const keys = await allKeys(runtime)
  if (keys.length === 0) print(say.none())
  for (const { id, personId, label, createdAt, lastUsedAt, revokedAt } of keys)
    print(
      say.line({
        id,
        person: (await personById(runtime, personId))?.name ?? personId,
        label,
        created: day(createdAt),
        used: lastUsedAt ? day(lastUsedAt) : '',
        revoked: revokedAt ? day(revokedAt) : '',
      }),
    )
}

async function inStore(work: (runtime: Runtime) => Promise<void>): Promise<void> {
  const { database, runtime } = await openStore()
  try {
    await work(runtime)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    stop(error.sentence)
  } finally {
    await database.close()
  }
}

function day(at: Date): string {
  return local(at).format('YYYY-MM-DD HH:mm')
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

function stop(line: string): void {
  process.stderr.write(`${line}\n`)
  process.exitCode = 1
}
