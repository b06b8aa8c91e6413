import type { Asset } from '../../asset/asset.ts'
import { fieldOf } from '../../asset/fields.ts'
import { shownValue } from '../../asset/shown.ts'
import { Audit } from '../../base/audit.ts'
import { local } from '../../base/clock.ts'
import type { Runtime } from '../../base/runtime.ts'
import type { Person } from '../../person/person.ts'
import { whoDid } from '../../person/whoDid.ts'
import { regionMap } from '../../region/regions.ts'
import { lineOf } from '../../report/line.ts'
import { Report } from '../../report/report.ts'
import {
  fieldFromTo,
  fieldTo,
  historyLine,
  historyTexts,
  historyWays,
  otherHistory,
  reportHistory,
} from '../../texts/assetHistory.ts'
import { fieldNames } from '../../texts/assetFields.ts'
import { valueText } from '../../texts/assetValues.ts'

/** One thing that happened to an asset. */
export interface HistoryEntry {
  at: Date
  /** Person id, or `system`. */
  by: string
  action: string
  /** What happened, in words, without who and when. */
  text: string
  messageId: number | null
  /** `api:7` = through API key 7; null for a message or a script. */
  via: string | null
  /** The version it made; null when it changed no field. */
  version: number | null
}

interface Asked {
  who: Person
  asset: Asset
  limit: number
}

/**
 * Where an asset's history comes from. Whatever belongs to one asset is best written as an audit row with subject `asset` and the asset's id:
 * then a sentence in texts/assetHistory.ts is all it needs. What has rows of its own adds a source here.
 */
const sources: readonly ((tx: Runtime, asked: Asked) => Promise<HistoryEntry[]>)[] = [fromAudit, fromReports]

/** 变更记录 - what happened to an asset, newest first, as this person may read it. */
export async function historyOf(tx: Runtime, asked: Asked): Promise<HistoryEntry[]> {
  const all = await Promise.all(sources.map((source) => source(tx, asked)))
  return all
    .flat()
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, asked.limit)
}

/** `10月8日 09:12 县农业农村局何值班：经营主体从空着改成鲜到家冷链（消息）`; the year when it is not this one. */
export async function historyLines(tx: Runtime, entries: readonly HistoryEntry[]): Promise<string[]> {
  const thisYear = local(tx.clock.now()).year()
  return Promise.all(
    entries.map(async ({ at, by, text, messageId, via }) => {
      const day = local(at)
      return historyLine({
        at: day.format(day.year() === thisYear ? 'M月D日 HH:mm' : 'YYYY年M月D日'),
        by: await whoDid(tx, by),
        text,
        way: historyWay({ messageId, via }),
      })
    }),
  )
}

/** 消息, 接口 or 后台: which way it came. */
export const historyWay = ({ messageId, via }: Pick<HistoryEntry, 'messageId' | 'via'>): string =>
  messageId !== null ? historyWays.message : via?.startsWith('api:') ? historyWays.api : historyWays.script

async function fromAudit(tx: Runtime, { who, asset, limit }: Asked): Promise<HistoryEntry[]> {
  const rows = await tx.db.find(Audit, {
    where: { subject: 'asset', subjectId: String(asset.id) },
    order: { id: 'DESC' },
    take: limit,
  })
  const say = await historyWords(tx, who)
  return rows.map((row) => {
    const { at, by, action, messageId, via, version } = row
    return { at, by, action, text: say(asset, row), messageId, via, version }
  })
}

/** Says in words what an audit row of an asset means, as this person may read it. */
export async function historyWords(
  tx: Runtime,
  who: Person,
): Promise<(asset: Asset, row: Pick<Audit, 'action' | 'change'>) => string> {
  const places = await regionMap(tx)
  const place = (code: string) => places.get(code)?.name ?? code
  return (asset, { action, change }) =>
    (historyTexts[action] ?? otherHistory)({ change, fields: fieldsInWords(who, asset, change, place) })
}

/** What changed, field by field: `{ field: { old, new } }` of a change, `wanted: { field: value }` of a proposal. */
function fieldsInWords(
  who: Person,
  asset: Asset,
  change: Record<string, unknown>,
  place: (code: string) => string,
): string {
  const say = (key: string, value: unknown) => {
    const field = fieldOf.get(key)!
    return valueText(field, shownValue(who, asset, field, value), place)
  }
  const name = (key: string) => fieldNames[fieldOf.get(key)!.key]
  const isTold = (key: string) => fieldOf.has(key) && key !== 'keeperId'
  const changed = Object.entries(change)
    .filter(([key, value]) => isTold(key) && typeof value === 'object' && value !== null && 'new' in value)
    .map(([key, value]) => {
      const { old, new: now } = value as { old: unknown; new: unknown }
      return fieldFromTo(name(key), say(key, old), say(key, now))
    })
  const wanted = Object.entries((change['wanted'] ?? {}) as Record<string, unknown>)
    .filter(([key]) => isTold(key))
    .map(([key, value]) => fieldTo(name(key), say(key, value)))
  return [...changed, ...wanted].join('，')
}

async function fromReports(tx: Runtime, { asset, limit }: Asked): Promise<HistoryEntry[]> {
  const rows = await tx.db.find(Report, { where: { assetId: asset.id }, order: { id: 'DESC' }, take: limit })
  return rows.map((report) => ({
    at: report.submittedAt,
    by: report.senderId,
    action: 'report',
    text: reportHistory(report.receiptNo, lineOf({ name: '' }, report)),
    messageId: report.messageId,
    via: null,
    version: null,
  }))
}
