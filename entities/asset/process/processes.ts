import { In, IsNull } from 'typeorm'
import { type Page, pageOf, type PageWanted, within } from '../../base/page.ts'
import type { Runtime } from '../../base/runtime.ts'
import { can } from '../../person/policy.ts'
import type { Person } from '../../person/person.ts'
import { Asset } from '../asset.ts'
import { onlySeen } from '../pages.ts'
import { mainSteps } from './machine.ts'
import { machineOf } from './machines.ts'
import { AssetProcess, type ProcessKind } from './process.ts'
import { ProcessStep } from './processStep.ts'

export const stepsOf = (tx: Runtime, processId: number): Promise<ProcessStep[]> =>
  tx.db.find(ProcessStep, { where: { processId }, order: { id: 'ASC' } })

/** The one of a kind that is open for an asset; null when none is. */
export const openProcess = (tx: Runtime, assetId: number, kind: ProcessKind): Promise<AssetProcess | null> =>
  tx.db.findOne(AssetProcess, { where: { assetId, kind, closedOn: IsNull() }, order: { id: 'DESC' } })

/** Everything an asset went through, newest first. */
export const processesOf = (tx: Runtime, assetId: number): Promise<AssetProcess[]> =>
  tx.db.find(AssetProcess, { where: { assetId }, order: { id: 'DESC' } })

/** A process by its number, as far as this person may see its asset. */
export async function processSeen(tx: Runtime, who: Person, code: string): Promise<AssetProcess | null> {
  const process = await tx.db.findOneBy(AssetProcess, { code: code.toUpperCase() })
  if (process === null) return null
  const asset = process.assetId === null ? null : await tx.db.findOneBy(Asset, { id: process.assetId })
  return can.see(who, asset ?? process) ? process : null
}

export interface ProcessFilter {
  kind?: ProcessKind | undefined
  state?: string | undefined
  open?: boolean | undefined
  scope?: string | undefined
}

/** A page of processes as this person may see them, newest first. */
export function processPage(
  tx: Runtime,
  who: Person,
  { kind, state, open, scope = '' }: ProcessFilter,
  wanted: PageWanted,
): Promise<Page<AssetProcess>> {
  const query = tx.db.createQueryBuilder(AssetProcess, 'p').orderBy('p.id', 'DESC')
  query.where(...within('p.villageCode', 'asked', scope || who.regionCode))
  query.andWhere(...within('p.villageCode', 'own', who.regionCode))
  if (who.role === 'keeper' || who.role === 'sector') {
    const seen = tx.db.createQueryBuilder(Asset, 'a').select('a.id')
    onlySeen(seen, who)
    query
      .andWhere(`p.assetId IN (${seen.getQuery()})`)
      .setParameters({ ...query.getParameters(), ...seen.getParameters() })
  }
  if (kind) query.andWhere('p.kind = :kind', { kind })
  if (state) query.andWhere('p.state = :state', { state })
  if (open !== undefined) query.andWhere(`p.closedOn IS ${open ? '' : 'NOT '}NULL`)
  return pageOf(query, wanted)
}

/** Open processes whose next step is this person's to take. */
export async function waitingFor(tx: Runtime, who: Person, most = 200): Promise<AssetProcess[]> {
  const { items } = await processPage(tx, who, { open: true }, { page: 1, size: most })
  const assets = items.flatMap(({ assetId }) => assetId ?? [])
  const seen = new Map((await tx.db.findBy(Asset, { id: In(assets) })).map((asset) => [asset.id, asset]))
  return items.filter((process) => {
    const machine = machineOf(process.kind)
    const place = seen.get(process.assetId ?? 0) ?? process
    return can.see(who, place) && mainSteps(machine, process).some((name) => machine.steps[name]!.by.includes(who.role))
  })
}
