import { In, Like } from 'typeorm'
import { audit } from '../base/audit.ts'
import { must } from '../base/errors.ts'
import type { Runtime } from '../base/runtime.ts'
import { can } from '../person/policy.ts'
import type { Person } from '../person/person.ts'
import { LocalName } from './localName.ts'

/** Confirmed by two people, or twice by one: from then on nobody is asked. */
const ENOUGH_TIMES = 2

/** A name as used: whose it is, and whether it counts without asking. */
export interface NameInUse {
  assetId: number
  words: string
  sure: boolean
}

/** 习惯叫法 of a place and below. */
export async function localNames(tx: Runtime, within: string): Promise<NameInUse[]> {
  const rows = await tx.db.findBy(LocalName, { villageCode: within.length === 12 ? within : Like(`${within}%`) })
  return rows.map(({ assetId, words, times }) => ({ assetId, words, sure: times >= ENOUGH_TIMES }))
}

/** The names of a place, newest first, for its office to look through. */
export const localNameList = (tx: Runtime, within: string): Promise<LocalName[]> =>
  tx.db.find(LocalName, { where: { villageCode: Like(`${within}%`) }, order: { at: 'DESC', id: 'DESC' } })

/** Somebody meant this asset by these words and has confirmed it. Another asset than before: what was known of the words is forgotten. */
export async function learnName(
  tx: Runtime,
  name: { villageCode: string; words: string; assetId: number; by: string; messageId: number },
): Promise<void> {
  const { villageCode, words, assetId, by, messageId } = name
  const known = await tx.db.findOneBy(LocalName, { villageCode, words })
  const now = { assetId, lastBy: by, at: tx.clock.now() }
  const times = known?.assetId === assetId ? known.times + 1 : 1
  if (known) await tx.db.update(LocalName, { id: known.id }, { ...now, times })
  else await tx.db.insert(LocalName, { villageCode, words, ...now, times, firstBy: by })
  await audit(tx, {
    subject: 'local-name',
    subjectId: assetId,
    action: known && known.assetId !== assetId ? 'relearn' : 'learn',
    by,
    messageId,
    change: { villageCode, words, times, ...(known ? { before: known.assetId } : {}) },
  })
}

/** Somebody said that these words do not mean this asset. */
export async function unlearnNames(
  tx: Runtime,
  name: { assetId: number; words: string[]; by: string; messageId: number },
): Promise<void> {
  const { assetId, words, by, messageId } = name
  if (words.length === 0) return
  const { affected } = await tx.db.delete(LocalName, { assetId, words: In(words) })
  if (affected)
    await audit(tx, { subject: 'local-name', subjectId: assetId, action: 'unlearn', by, messageId, change: { words } })
}

/** 删掉叫法 - the office does not want the name; whoever uses it anew is asked anew. Throws person/forbidden. */
export async function dropName(
  tx: Runtime,
  order: { id: number; by: Person; messageId: number },
): Promise<LocalName | null> {
  const known = await tx.db.findOneBy(LocalName, { id: order.id })
  if (!known) return null
  must(can.dropLocalNames(order.by, known.villageCode), 'person/forbidden')
  await tx.db.delete(LocalName, { id: known.id })
  await audit(tx, {
    subject: 'local-name',
    subjectId: known.assetId,
    action: 'drop',
    by: order.by.id,
    messageId: order.messageId,
    change: { villageCode: known.villageCode, words: known.words },
  })
  return known
}

const JOINED = /^(.{1,6}?)(的那个|那个|这个|的|那(?![里边块间处家]))([^的那这个].{0,4})$/

/** 老王那个库 is also 老王的库 and 老王那库. */
export function waysToSay(words: string): string[] {
  const [, whose, , what] = JOINED.exec(words) ?? []
  return whose && what ? ['那个', '的', '的那个', '那', '这个', ''].map((joint) => whose + joint + what) : [words]
}
