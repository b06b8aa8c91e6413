import { createHash } from 'node:crypto'
import { In } from 'typeorm'
import { Asset } from '../../asset/asset.ts'
import { shortName } from '../../asset/names.ts'
import { periodOf, previousPeriod } from '../../base/calendar.ts'
import { localDate } from '../../base/clock.ts'
import { must } from '../../base/errors.ts'
import type { Runtime } from '../../base/runtime.ts'
import type { Person } from '../../person/person.ts'
import { can } from '../../person/policy.ts'
import { isWithin, regionName } from '../../region/regions.ts'
import { type FormFigures, type FormReason, formReason, formTexts } from '../../texts/form.ts'
import { doubts, doubtText } from '../doubts.ts'
import { openObligations } from '../obligations.ts'
import type { Report } from '../report.ts'
import { currentReports, standingReports } from '../reports.ts'
import type { Claim } from '../submit.ts'
import { saysNothingNew } from '../claim.ts'
import { factsOf } from '../line.ts'
import { isThere, mayFillIn, seenOf } from './form.ts'
import type { ReturnedForm, ReturnedRow } from './read.ts'
import { readFormRow } from './row.ts'

/** A row that will be filed once somebody says yes. */
export interface Fillable {
  row: number
  asset: Asset
  name: string
  claim: Claim
  /** The report it takes the place of. */
  replaces: Report | null
  doubts: string[]
  /** Says what was said last quarter. */
  isAlike: boolean
}

export interface FormCheck {
  villageCode: string
  village: string
  period: string
  fillable: Fillable[]
  known: { asset: Asset; report: Report }[]
  unclear: { row: number; asset: string; reason: string; code: FormReason['code'] }[]
  meanwhile: { row: number; asset: string; mine: Claim; theirs: Report }[]
  empty: string[]
  /** Of everything that will be filed: what somebody said yes to is filed, and nothing else. */
  digest: string
}

/** 逐行核对 - what a returned sheet would change, row by row; writes nothing. Throws person/forbidden, form/other-village, form/future. */
export async function checkForm(tx: Runtime, who: Person, form: ReturnedForm): Promise<FormCheck> {
  const { villageCode, period, rows } = form
  must(mayFillIn(who), 'person/forbidden')
  const village = await regionName(tx, villageCode)
  must(isWithin(villageCode, who.regionCode), 'form/other-village', { village })
  must(period <= periodOf(localDate(tx.clock.now())), 'form/future', { period })
  const numbers = rows.map(({ assetNo }) => assetNo)
  const found = numbers.length === 0 ? [] : await tx.db.findBy(Asset, { assetNo: In(numbers), villageCode })
  const assets = new Map(found.map((asset) => [asset.assetNo, asset]))
  const ids = found.map((asset) => asset.id)
  const standing = {
    before: await standingReports(tx, ids, previousPeriod(period)),
    current: await currentReports(tx, ids, period),
  }
  const check: Omit<FormCheck, 'digest'> = {
    villageCode,
    village,
    period,
    fillable: [],
    known: [],
    unclear: form.stray.map(({ row, name, reason }) => ({
      row,
      asset: name,
      reason: formReason(reason),
      code: reason.code,
    })),
    meanwhile: [],
    empty: [],
  }
  for (const row of rows) await checkRow(tx, { who, row, asset: assets.get(row.assetNo), period, standing }, check)
  const mentioned = new Set([
    ...check.fillable.map(({ name }) => name),
    ...check.unclear.map(({ asset }) => asset),
    ...check.meanwhile.map(({ asset }) => asset),
  ])
  const open = await openObligations(tx, { within: villageCode, kind: 'quarter', period })
  check.empty = open.map(({ assetName }) => assetName).filter((name) => !mentioned.has(name))
  check.unclear.sort((a, b) => a.row - b.row)
  return { ...check, digest: digestOf(check.fillable) }
}

interface RowCheck {
  who: Person
  row: ReturnedRow
  asset: Asset | undefined
  period: string
  standing: { before: Map<number, Report>; current: Map<number, Report> }
}

async function checkRow(
  tx: Runtime,
  { who, row, asset, period, standing }: RowCheck,
  check: Omit<FormCheck, 'digest'>,
): Promise<void> {
  const name = asset ? await shortName(tx, asset) : row.name
  const unclear = (reasons: FormReason[]) =>
    void check.unclear.push({
      row: row.row,
      asset: name,
      reason: reasons.map(formReason).join('；'),
      code: reasons[0]!.code,
    })
  const read = asset ? readFormRow(row, asset, period) : 'untouched'
  if (read === 'untouched') return
  if (!asset || !isThere(asset) || !can.report(who, asset)) return unclear([{ code: 'gone' }])
  // whoever renames a row may mean another asset
  if (row.name !== '' && row.name !== name && row.name !== asset.name)
    return unclear([{ code: 'renamed', text: row.name }])
  if ('reasons' in read) return unclear(read.reasons)
  const { claim } = read
  const current = standing.current.get(asset.id) ?? null
  if (current !== null && current.state !== 'returned' && saysNothingNew(current, claim))
    return void check.known.push({ asset, report: current })
  const isOthers = current !== null && seenOf(current) !== row.seen && current.senderId !== who.id
  if (current?.state === 'accepted' || (isOthers && current.state === 'submitted'))
    return void check.meanwhile.push({ row: row.row, asset: name, mine: claim, theirs: current })
  const before = standing.before.get(asset.id) ?? null
  check.fillable.push({
    row: row.row,
    asset,
    name,
    claim,
    replaces: current,
    doubts: [
      ...(await doubts(tx, asset, period, claim.receivedFen)).map(doubtText),
      ...(claim.precision === 'approx' ? [formTexts.approx()] : []),
    ],
    isAlike: before !== null && current === null && saysTheSame(before, claim),
  })
}

const saysTheSame = (before: Report, claim: Claim): boolean =>
  before.status === claim.status &&
  before.receivedFen === claim.receivedFen &&
  before.receivableFen === claim.receivableFen &&
  claim.issues.length === 0 &&
  claim.expenseFen === null &&
  claim.kwh === null

const digestOf = (fillable: readonly Fillable[]): string =>
  createHash('sha256')
    .update(JSON.stringify(fillable.map(({ asset, claim, replaces }) => [asset.id, claim, seenOf(replaces)])))
    .digest('hex')
    .slice(0, 16)

/** The figures of a check for formTexts.check. */
export function figuresOf(check: FormCheck): FormFigures {
  const { village, period, fillable, known, unclear, meanwhile, empty } = check
  const alike = fillable.filter(({ isAlike, doubts }) => isAlike && doubts.length === 0)
  return {
    village,
    period,
    changed: fillable
      .filter((each) => !alike.includes(each))
      .map(({ name, claim, replaces, doubts }) => ({
        line: replaces
          ? formTexts.change({ line: `${name}，${factsOf(claim)}`, old: factsOf(replaces) })
          : `${name}，${factsOf(claim)}`,
        doubts,
      })),
    alike: alike.map(({ name }) => name),
    known: known.length,
    unclear,
    meanwhile: meanwhile.map(({ row, asset, mine, theirs }) => ({
      row,
      asset,
      mine: factsOf(mine),
      theirs: factsOf(theirs),
      receipt: theirs.receiptNo,
      accepted: theirs.state === 'accepted',
    })),
    empty,
  }
}
