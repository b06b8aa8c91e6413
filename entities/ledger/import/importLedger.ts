import { createHash } from 'node:crypto'
import { In } from 'typeorm'
import { Asset } from '../../asset/asset.ts'
import { Audit } from '../../base/audit.ts'
import { must } from '../../base/errors.ts'
import type { Runtime } from '../../base/runtime.ts'
import { Region } from '../../region/region.ts'
import { forgetRegions } from '../../region/regions.ts'
import { insertAll } from '../../base/bulk.ts'
import { jianglingTowns } from './jiangling.ts'
import { type ImportPlan, planImport } from './plan.ts'
import type { LedgerReading } from './reading.ts'
import { understand } from './understand.ts'
import { readWorkbook } from '../../workbook/workbook.ts'
import type { MoneyUnit } from '../../workbook/rowWords.ts'

export interface Imported {
  created: number
  changed: number
  same: number
  villages: number
}

/** Reads a ledger file against the places known here; changes nothing. Throws the ledger/* errors of texts/ledger.ts. */
export async function readLedger(
  tx: Runtime,
  bytes: Buffer,
  options: { sheet?: string; unit?: MoneyUnit } = {},
): Promise<LedgerReading> {
  const regions = await tx.db.find(Region)
  const towns = regions.filter((r) => r.level === 'town')
  return understand(await readWorkbook(bytes), {
    ...options,
    towns: towns.length > 0 ? towns : jianglingTowns,
    villages: regions.filter((r) => r.level === 'village'),
  })
}

/** Assets written, and noted, in one go. */
const TOGETHER = 400

export interface ImportOrder {
  reading: LedgerReading
  /** Person id, or `system`. */
  by: string
  messageId?: number
  /** Digest of the plan somebody confirmed; another plan is not carried out. */
  confirmed?: string
  /** Called while writing; may be called again from the start when the store asks for a retry. */
  progress?: (done: number, all: number) => void
}

/** 导入台账 - one transaction, every change in the history. Importing the same file again changes nothing. Throws ledger/changed-meanwhile, asset/changed-meanwhile. */
export async function importLedger(runtime: Runtime, order: ImportOrder): Promise<Imported> {
  const result = await runtime.write(async (tx) => {
    const plan = await planImport(tx, order.reading)
    must(order.confirmed === undefined || order.confirmed === plan.digest, 'ledger/changed-meanwhile')
    await carryOut(tx, plan, order)
    return {
      created: plan.create.length,
      changed: plan.change.length,
      same: plan.same,
      villages: plan.newRegions.filter((r) => r.level === 'village').length,
    }
  })
  forgetRegions(runtime)
  return result
}

async function carryOut(tx: Runtime, plan: ImportPlan, { by, messageId, progress }: ImportOrder): Promise<void> {
  const at = tx.clock.now()
  const all = plan.create.length + plan.change.length
  if (all === 0 && plan.newRegions.length === 0) return
  const history: Omit<Audit, 'id'>[] = []
  const note = (
    subject: string,
    subjectId: string | number,
    action: string,
    change: Record<string, unknown>,
    version: number | null = null,
  ) =>
    history.push({
      subject,
      subjectId: String(subjectId),
      action,
      by,
      messageId: messageId ?? null,
      via: tx.via ?? null,
      version,
      change,
      at,
    })

  await insertAll(tx, Region, plan.newRegions)
  for (const region of plan.newRegions)
    note('region', region.code, 'import', { name: region.name, level: region.level })

  // history goes with its assets, some hundred at a time: all of it at once would be the ledger a third time in memory
  for (let done = 0; done < plan.create.length; done += TOGETHER) {
    const part = plan.create.slice(done, done + TOGETHER)
    await insertAll(tx, Asset, part)
    const ids = await idsOf(
      tx,
      part.map((a) => a.assetNo),
    )
    for (const { createdAt: _at, updatedAt: _alsoAt, ...asset } of part)
      note('asset', ids.get(asset.assetNo) ?? asset.assetNo, 'import', { new: asset }, 1)
    await insertAll(tx, Audit, history.splice(0))
    progress?.(done + part.length, all)
  }

  for (const [i, { asset, changes }] of plan.change.entries()) {
    const values = Object.fromEntries(Object.entries(changes).map(([field, change]) => [field, change.new]))
    const { affected } = await tx.db.update(
      Asset,
      { id: asset.id, version: asset.version },
      { ...values, version: asset.version + 1, updatedAt: at },
    )
    must(affected === 1, 'asset/changed-meanwhile', { name: asset.name })
    note('asset', asset.id, 'import', changes, asset.version + 1)
    if ((i + 1) % 100 === 0) progress?.(plan.create.length + i + 1, all)
  }
  note('ledger', createHash('sha256').update(plan.digest).digest('hex').slice(0, 16), 'import', {
    created: plan.create.length,
    changed: plan.change.length,
    same: plan.same,
    refused: plan.refused.length,
  })
  await insertAll(tx, Audit, history)
}

async function idsOf(tx: Runtime, numbers: readonly string[]): Promise<Map<string, number>> {
  const ids = new Map<string, number>()
  for (let at = 0; at < numbers.length; at += 500) {
    for (const row of await tx.db.find(Asset, {
      select: { id: true, assetNo: true },
      where: { assetNo: In(numbers.slice(at, at + 500)) },
    }))
      ids.set(row.assetNo, row.id)
  }
  return ids
}
