import { audit } from '../../base/audit.ts'
import { localDate } from '../../base/clock.ts'
import { DomainError, must } from '../../base/errors.ts'
import { maskPersonalNumbers } from '../../base/mask.ts'
import type { Runtime } from '../../base/runtime.ts'
import { can } from '../../person/policy.ts'
import type { Person } from '../../person/person.ts'
import { countResultNames, stocktakeStateNames } from '../../texts/stocktake.ts'
import { addNewAssets, blank } from './open.ts'
import { Stocktake } from './stocktake.ts'
import { type CountResult, StocktakeLine } from './stocktakeLine.ts'

export interface Counted {
  /** Null: something that is not in the ledger; its name says what. */
  assetId: number | null
  name?: string
  result: CountResult
  note?: string
  photos?: readonly string[]
}

interface Order {
  stocktakeId: number
  messageId?: number | null
}

async function openOne(tx: Runtime, by: Person, id: number): Promise<Stocktake> {
  await tx.db.update(Stocktake, { id }, { version: () => 'version' })
  const stocktake = await tx.db.findOneBy(Stocktake, { id })
  must(stocktake && can.see(by, stocktake), 'stocktake/not-found', { code: '' })
  must(can.count(by, stocktake), 'person/forbidden')
  must(stocktake.state === 'open', 'stocktake/not-open', {
    code: stocktake.code,
    state: stocktakeStateNames[stocktake.state],
  })
  return stocktake
}

/**
 * 点一样 - what was found of one asset, or what is there besides (盘盈). The newest word counts, the ones before stay in the history. What
 * differs says how. Throws stocktake/not-found, person/forbidden, stocktake/not-open, stocktake/not-in-count, stocktake/needs-note.
 */
export async function count(tx: Runtime, by: Person, order: Order & Counted): Promise<StocktakeLine> {
  const { stocktakeId, assetId, result, note = '', photos = [], messageId = null } = order
  await openOne(tx, by, stocktakeId)
  const named = order.name?.trim() ?? ''
  if (assetId === null) must(result === 'surplus' && named !== '', 'stocktake/not-in-count')
  else must(result !== 'surplus', 'stocktake/not-in-count')
  must(result === 'found' || note.trim() !== '', 'stocktake/needs-note', { result: countResultNames[result] })
  const line = await lineFor(tx, stocktakeId, assetId, named)
  const said = { result, note: maskPersonalNumbers(note.trim()).slice(0, 200) }
  await tx.db.update(
    StocktakeLine,
    { id: line.id },
    {
      ...said,
      photos: [...new Set([...line.photos, ...photos])].slice(-20),
      countedBy: by.id,
      countedAt: tx.clock.now(),
      messageId,
    },
  )
  const change = { line: line.id, assetId, name: line.name, result: { old: line.result, new: result }, note: said.note }
  await audit(tx, { subject: 'stocktake', subjectId: stocktakeId, action: 'count', by: by.id, messageId, change })
  if (assetId !== null && result !== 'found')
    await audit(tx, {
      subject: 'asset',
      subjectId: assetId,
      action: `stocktake:${result}`,
      by: by.id,
      messageId,
      change,
    })
  return tx.db.findOneByOrFail(StocktakeLine, { id: line.id })
}

async function lineFor(tx: Runtime, stocktakeId: number, assetId: number | null, name: string): Promise<StocktakeLine> {
  if (assetId !== null) {
    const line = await tx.db.findOneBy(StocktakeLine, { stocktakeId, assetId })
    must(line, 'stocktake/not-in-count')
    return line
  }
  const known = await tx.db.findOneBy(StocktakeLine, { stocktakeId, result: 'surplus', name: name.slice(0, 120) })
  if (known) return known
  const line = tx.db.create(StocktakeLine, blank(stocktakeId, null, name.slice(0, 120)))
  await tx.db.insert(StocktakeLine, line)
  return line
}

/** 都在 - everything not counted yet is there as the ledger says. How many that were. */
export async function countRest(tx: Runtime, by: Person, { stocktakeId, messageId = null }: Order): Promise<number> {
  const stocktake = await openOne(tx, by, stocktakeId)
  await addNewAssets(tx, stocktake)
  const lines = (await linesOf(tx, stocktakeId)).filter(({ result }) => result === null)
  for (const { id } of lines)
    await tx.db.update(
      StocktakeLine,
      { id },
      { result: 'found', countedBy: by.id, countedAt: tx.clock.now(), messageId },
    )
  const change = { found: lines.map(({ assetId }) => assetId) }
  await audit(tx, { subject: 'stocktake', subjectId: stocktakeId, action: 'count-rest', by: by.id, messageId, change })
  return lines.length
}

/** 跟进 - what is done about a difference. Throws stocktake/no-difference. */
export async function followUp(
  tx: Runtime,
  by: Person,
  { lineId, words, messageId = null }: { lineId: number; words: string; messageId?: number | null },
): Promise<StocktakeLine> {
  const line = await tx.db.findOneBy(StocktakeLine, { id: lineId })
  const stocktake = line && (await tx.db.findOneBy(Stocktake, { id: line.stocktakeId }))
  must(line && stocktake && can.see(by, stocktake), 'stocktake/not-found', { code: '' })
  must(can.count(by, stocktake) || can.closeCount(by, stocktake), 'person/forbidden')
  must(line.result !== null && line.result !== 'found', 'stocktake/no-difference', { name: line.name })
  await tx.db.update(StocktakeLine, { id: lineId }, { followUp: maskPersonalNumbers(words.trim()).slice(0, 200) })
  const change = { line: lineId, followUp: { old: line.followUp, new: words } }
  await audit(tx, { subject: 'stocktake', subjectId: stocktake.id, action: 'follow-up', by: by.id, messageId, change })
  return tx.db.findOneByOrFail(StocktakeLine, { id: lineId })
}

/**
 * 签字 - the village signs when everything is counted; the town signs after it and closes, when somebody else than the counter's signer is at
 * hand and every difference has its follow-up. Throws stocktake/uncounted, stocktake/no-follow-up, stocktake/not-signed, stocktake/own.
 */
export async function signStocktake(
  tx: Runtime,
  by: Person,
  { stocktakeId, seen, messageId = null }: Order & { seen?: number | undefined },
): Promise<Stocktake> {
  await tx.db.update(Stocktake, { id: stocktakeId }, { version: () => 'version' })
  const stocktake = await tx.db.findOneBy(Stocktake, { id: stocktakeId })
  must(stocktake && can.see(by, stocktake), 'stocktake/not-found', { code: '' })
  const { code, state, version } = stocktake
  must(seen === undefined || seen === version, 'stocktake/changed-meanwhile', { code })
  must(state !== 'closed', 'stocktake/not-open', { code, state: stocktakeStateNames.closed })
  const isVillage = state === 'open'
  must(
    isVillage ? can.signCount(by, stocktake) : can.closeCount(by, stocktake),
    isVillage ? 'stocktake/village-first' : 'stocktake/town-next',
    { code },
  )
  must(isVillage || stocktake.signedBy !== by.id, 'stocktake/own', { code })
  if (isVillage) await addNewAssets(tx, stocktake)
  const lines = await linesOf(tx, stocktakeId)
  const open = lines.filter(({ result }) => result === null)
  if (open.length > 0)
    throw new DomainError('stocktake/uncounted', {
      code,
      count: open.length,
      names: open
        .slice(0, 5)
        .map(({ name }) => name)
        .join('、'),
    })
  const loose = lines.filter(({ result, followUp: done }) => result !== 'found' && done === '')
  if (!isVillage && loose.length > 0)
    throw new DomainError('stocktake/no-follow-up', {
      code,
      names: loose
        .slice(0, 5)
        .map(({ name }) => name)
        .join('、'),
    })
  const today = localDate(tx.clock.now())
  const signed = isVillage
    ? { state: 'signed' as const, signedBy: by.id, signedOn: today }
    : { state: 'closed' as const, closedBy: by.id, closedOn: today }
  const { affected } = await tx.db.update(Stocktake, { id: stocktakeId, version }, { ...signed, version: version + 1 })
  must(affected === 1, 'stocktake/changed-meanwhile', { code })
  const action = isVillage ? 'sign' : 'close'
  await audit(tx, { subject: 'stocktake', subjectId: stocktakeId, action, by: by.id, messageId, version: version + 1 })
  return tx.db.findOneByOrFail(Stocktake, { id: stocktakeId })
}

export const linesOf = (tx: Runtime, stocktakeId: number): Promise<StocktakeLine[]> =>
  tx.db.find(StocktakeLine, { where: { stocktakeId }, order: { id: 'ASC' } })
