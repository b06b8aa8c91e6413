import { audit } from '../base/audit.ts'
import { localDate } from '../base/clock.ts'
import { DomainError, must } from '../base/errors.ts'
import type { Runtime } from '../base/runtime.ts'
import { Person } from '../person/person.ts'
import { Region } from '../region/region.ts'
import { fieldNames } from '../texts/assetFields.ts'
import { notEver, notYours, otherWay } from '../texts/assetChange.ts'
import { Asset } from './asset.ts'
import { checkTogether, checkValue } from './check.ts'
import { ChangedMeanwhile } from './changedMeanwhile.ts'
import { depreciationOf } from './depreciation.ts'
import { type AssetField, type FieldKey, fieldOf } from './fields.ts'
import { AssetFund } from './fund.ts'
import { conflictsIn } from './meanwhile.ts'
import { mayChange } from './policy.ts'
import { AssetShare } from './share.ts'
import { type Changes, type FundLine, sameValue, type ShareLine, sumOf, type Values, valuesOf } from './values.ts'

export interface ChangeOrder {
  assetId: number
  wanted: Values
  /** The version the editor saw. Null: whatever stands (a process that holds no earlier view). */
  seen: number | null
  /** Person id, or `system`. */
  by: string
  /** Who reads the three values of a conflict: they are masked as for him. */
  reader?: Person
  messageId?: number | null
  /** How the history names it; `change` when it is nothing else. */
  action?: string
  /** More for the history: a reason, the number of a proposal. */
  about?: Record<string, unknown>
}

export interface Changed {
  asset: Asset
  changes: Changes
}

/**
 * 变更 - a person changes an asset's file. Throws person/out-of-scope, asset/field-not-yours and what `write` throws.
 */
export async function change(tx: Runtime, who: Person, order: Omit<ChangeOrder, 'by'>): Promise<Changed> {
  const asset = await tx.db.findOneBy(Asset, { id: order.assetId })
  must(asset, 'asset/not-found')
  for (const key of Object.keys(order.wanted)) {
    const field = knownField(key)
    if (!mayChange(who, asset, field)) throw notForHim(field)
  }
  return write(tx, { ...order, by: who.id, reader: who })
}

export const notForHim = (field: AssetField): DomainError =>
  new DomainError('asset/field-not-yours', {
    field: fieldNames[field.key],
    why: otherWay[field.key] ?? (field.by === 'never' ? notEver : notYours),
  })

/** The field of this key. Throws asset/field-unknown. */
export function knownField(key: string): AssetField {
  const field = fieldOf.get(key)
  must(field, 'asset/field-unknown', { field: key.slice(0, 40) })
  return field
}

/**
 * Writes fields of an asset with their history, whoever asks: for `change`, and for processes (title, handover, warning ...) whose own
 * rules decided already. What somebody else changed since `seen` in other fields is kept; in the same field, or one that belongs to it,
 * nothing is written. Throws asset/changed-meanwhile (ChangedMeanwhile), asset/nothing-to-change, asset/bad-value and the rules of check.ts.
 */
export async function write(tx: Runtime, order: ChangeOrder): Promise<Changed> {
  // the row is the lock that keeps two editors of one asset in turn; it says nothing new, so a refused change leaves no trace
  await tx.db.update(Asset, { id: order.assetId }, { version: () => 'version' })
  const asset = await tx.db.findOneByOrFail(Asset, { id: order.assetId })
  const { name } = asset
  const seen = order.seen ?? asset.version
  must(seen >= 1 && seen <= asset.version, 'asset/version-unknown', { name, version: seen, now: asset.version })

  const now = await valuesOf(tx, asset, everyKey)
  const wanted = await complete(tx, asset, order.wanted, now)
  const differing = Object.fromEntries(
    Object.entries(wanted).filter(([key, value]) => !sameValue(value, now[key as FieldKey])),
  ) as Values
  const conflicts =
    seen === asset.version ? [] : await conflictsIn(tx, { asset, seen, wanted: differing, now, reader: order.reader })
  if (conflicts.length > 0) throw new ChangedMeanwhile(name, conflicts)

  const keys = Object.keys(differing) as FieldKey[]
  must(keys.length > 0, 'asset/nothing-to-change', { name })
  checkTogether({ ...now, ...differing }, new Set(keys))
  // 残值一经确定，不得变更 (F121); before the first month it may still be put right
  if (keys.includes('salvagePercent') && asset.salvagePercent !== null)
    must(depreciationOf(asset, tx.settings, { day: localDate(tx.clock.now()) }).months === 0, 'asset/salvage-fixed', {
      name,
      percent: asset.salvagePercent,
    })
  const changes = Object.fromEntries(keys.map((key) => [key, { old: now[key], new: differing[key] }])) as Changes
  await store(tx, asset, differing)
  await audit(tx, {
    subject: 'asset',
    subjectId: asset.id,
    action: order.action ?? 'change',
    by: order.by,
    messageId: order.messageId ?? null,
    version: asset.version + 1,
    change: { ...changes, ...order.about },
  })
  return { asset: await tx.db.findOneByOrFail(Asset, { id: asset.id }), changes }
}

const everyKey = [...fieldOf.keys()] as FieldKey[]

/** The wanted values, checked, with what follows from them: the sum of the funds, the keeper's account, no shares without joint ownership. */
async function complete(tx: Runtime, asset: Asset, asked: Values, now: Values): Promise<Values> {
  const wanted: Values = {}
  for (const [key, value] of Object.entries(asked)) wanted[key as FieldKey] = checkValue(knownField(key), value)
  if (wanted.funds !== undefined && wanted.investedFen === undefined) {
    const funds = wanted.funds as FundLine[]
    wanted.investedFen = funds.length > 0 ? sumOf(funds) : null
  }
  if (typeof wanted.keeperName === 'string') {
    const same = await tx.db.findBy(Person, {
      regionCode: asset.villageCode,
      name: wanted.keeperName,
      status: 'active',
    })
    wanted.keeperId = same.length === 1 ? same[0]!.id : null
  }
  if (wanted.ownerType !== undefined && wanted.ownerType !== 'collective_joint' && wanted.shares === undefined)
    if (!sameValue(now.shares, [])) wanted.shares = []
  for (const { villageCode } of (wanted.shares ?? []) as ShareLine[])
    must(await tx.db.existsBy(Region, { code: villageCode, level: 'village' }), 'asset/share-village', {
      code: villageCode,
    })
  return wanted
}

async function store(tx: Runtime, asset: Asset, { funds, shares, ...columns }: Values): Promise<void> {
  const { id, version } = asset
  const precision = (['year', 'month', 'day'] as const)[String(columns.formedOn).split('-').length - 1]
  const formed = columns.formedOn === undefined ? {} : { formedPrecision: columns.formedOn === null ? null : precision }
  const { affected } = await tx.db.update(
    Asset,
    { id, version },
    // each value was checked against its field
    { ...(columns as Partial<Asset>), ...formed, version: version + 1, updatedAt: tx.clock.now() },
  )
  must(affected === 1, 'asset/changed-meanwhile', { name: asset.name })
  if (funds !== undefined) {
    await tx.db.delete(AssetFund, { assetId: id })
    for (const line of funds as FundLine[]) await tx.db.insert(AssetFund, { ...line, assetId: id })
  }
  if (shares !== undefined) {
    await tx.db.delete(AssetShare, { assetId: id })
    for (const line of shares as ShareLine[]) await tx.db.insert(AssetShare, { ...line, assetId: id })
  }
}
