import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { audit } from '../base/audit.ts'
import { must } from '../base/errors.ts'
import type { Runtime } from '../base/runtime.ts'
import { ApiKey } from './apiKey.ts'
import { person } from './people.ts'
import type { Person } from './person.ts'

/** `guanhu_7_` and 64 hex digits: the number finds the row, the rest proves it; the first word lets a scanner know a key that leaked. */
const SHAPE = /^guanhu_([1-9]\d{0,8})_([0-9a-f]{64})$/
const SECRET_BYTES = 32
/** The last use is written down at most this often, so that reading does not become writing. */
const USED_EVERY_MS = 3_600_000

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** Makes a key for an active person; the text it returns is to be had only now. Throws api/no-person. */
export async function issueKey(
  tx: Runtime,
  { personId, label, by }: { personId: string; label: string; by: string },
): Promise<{ key: string; row: ApiKey }> {
  must((await person(tx, personId))?.status === 'active', 'api/no-person', { person: personId })
  const secret = randomBytes(SECRET_BYTES).toString('hex')
  const row = tx.db.create(ApiKey, {
    personId,
    label,
    hash: hashOf(secret),
    createdAt: tx.clock.now(),
    lastUsedAt: null,
    revokedAt: null,
  })
  await tx.db.insert(ApiKey, row)
  await audit(tx, { subject: 'person', subjectId: personId, action: 'issue-key', by, change: { key: row.id, label } })
  return { key: `guanhu_${row.id}_${secret}`, row }
}

/** Takes a key back for good; the next request with it is refused. Revoking again changes nothing. Throws api/no-such-key. */
export async function revokeKey(tx: Runtime, { id, by }: { id: number; by: string }): Promise<ApiKey> {
  const row = await tx.db.findOneBy(ApiKey, { id })
  must(row !== null, 'api/no-such-key', { id })
  if (row.revokedAt !== null) return row
  const revokedAt = tx.clock.now()
  await tx.db.update(ApiKey, { id }, { revokedAt })
  await audit(tx, { subject: 'person', subjectId: row.personId, action: 'revoke-key', by, change: { key: id } })
  return { ...row, revokedAt }
}

export const allKeys = (tx: Runtime): Promise<ApiKey[]> => tx.db.find(ApiKey, { order: { id: 'ASC' } })

/**
 * Whom a key stands for. Throws api/wrong-key (no such key, or another secret), api/revoked-key, api/inactive. Whether it was
 * revoked is only said to who has the secret.
 */
export async function personOfKey(runtime: Runtime, text: string): Promise<{ who: Person; key: ApiKey }> {
  const [, id, secret] = SHAPE.exec(text) ?? []
  const key = id && secret ? await runtime.db.findOneBy(ApiKey, { id: Number(id) }) : null
  must(key !== null && secret !== undefined && isSame(hashOf(secret), key.hash), 'api/wrong-key')
  must(key.revokedAt === null, 'api/revoked-key')
  const who = await person(runtime, key.personId)
  must(who?.status === 'active', 'api/inactive')
  await rememberUse(runtime, key)
  return { who, key }
}

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

async function rememberUse(runtime: Runtime, { id, lastUsedAt }: ApiKey): Promise<void> {
  const now = runtime.clock.now()
  if (lastUsedAt !== null && Math.abs(now.getTime() - lastUsedAt.getTime()) < USED_EVERY_MS) return
  await runtime.write((tx) => tx.db.update(ApiKey, { id }, { lastUsedAt: now }))
}
