import { In } from 'typeorm'
import { Asset } from '../../asset/asset.ts'
import type { AssetClass, Subclass } from '../../asset/classes.ts'
import { within } from '../../base/page.ts'
import type { Runtime } from '../../base/runtime.ts'
import type { Person } from '../../person/person.ts'
import { regionMap } from '../../region/regions.ts'
import { settledStates } from '../groups/state.ts'
import type { Line } from '../line.ts'
import { Gazetteer } from '../match/place.ts'
import { canReconcile, townOf } from '../policy.ts'
import { type NoAssetReason, ProjectAsset } from '../projectAsset.ts'
import { ProjectLine } from '../projectLine.ts'
import { ReconciliationGroup, ReconciliationMember } from '../reconciliationGroup.ts'
import { kindOf } from './kinds.ts'

/** 账实 - whether a project's money and the assets of the ledger say the same. */
export const registerStandings = ['registered', 'value_diff', 'no_asset', 'proposed'] as const
export type RegisterStanding = (typeof registerStandings)[number]

/** How an asset came to its project: its file names the project's number, a person said so, or name, year and village agree. */
export type LinkedBy = 'number' | 'person' | 'name'

export interface RegisterRow {
  projectNo: string
  name: string
  town: string
  village: string
  townCode: string
  year: number
  /** Settled, else what was compared. */
  projectFen: number
  assets: { assetNo: string; name: string; originalFen: number; by: LinkedBy }[]
  /** Σ original values of the assets less the project's investment; must be explained when not 0. */
  diffFen: number
  standing: RegisterStanding
  /** Why it made no asset, when a person said so. */
  noAsset: { reason: NoAssetReason; words: string } | null
  /** What asset it probably made, while there is none. */
  proposal: { name: string; assetClass: AssetClass | null; subclass: Subclass | null; originalFen: number } | null
}

/** 年度资产登记台账 - what the settled projects of a year made, linked to the assets there are. Made anew each time, only decisions are kept. Source: F050. */
export async function yearRegister(
  tx: Runtime,
  who: Person,
  { year, townCode }: { year: number; townCode?: string | undefined },
): Promise<RegisterRow[]> {
  const town = townOf(who) ?? townCode
  if (!canReconcile.see(who)) return []
  const groups = await tx.db.find(ReconciliationGroup, {
    where: { year, state: In([...settledStates]), ...(town === undefined ? {} : { townCode: town }) },
  })
  const groupOf = new Map(groups.map((group) => [group.id, group]))
  const members = await inChunks([...groupOf.keys()], (ids) =>
    tx.db.findBy(ReconciliationMember, { line: 'project', groupId: In(ids) }),
  )
  const placeOf = new Map(members.map((member) => [member.no, groupOf.get(member.groupId)]))
  const numbers = [...placeOf.keys()]
  const projects = await inChunks(numbers, (some) => tx.db.findBy(ProjectLine, { no: In(some) }))
  const decided = await inChunks(numbers, (some) => tx.db.findBy(ProjectAsset, { projectNo: In(some) }))
  const shelf = await Shelf.of(tx, { projects, decided, town })
  return projects
    .sort((a, b) => (a.no < b.no ? -1 : 1))
    .map((project) => rowOf(project, placeOf.get(project.no), decided, shelf))
}

function rowOf(
  project: ProjectLine,
  group: ReconciliationGroup | undefined,
  decided: readonly ProjectAsset[],
  shelf: Shelf,
): RegisterRow {
  const own = decided.filter((one) => one.projectNo === project.no)
  const none = own.find((one) => one.assetId === 0)
  const assets = none ? [] : shelf.assetsOf(project, own)
  const projectFen = project.settledFen ?? project.fen
  const diffFen =
    none || assets.length === 0 ? 0 : assets.reduce((sum, { originalFen }) => sum + originalFen, 0) - projectFen
  const kind = kindOf[shelf.thingOf(project) ?? 'housing']
  return {
    projectNo: project.no,
    name: project.name,
    town: group?.town ?? project.town,
    village: project.village,
    townCode: group?.townCode ?? '',
    year: project.year,
    projectFen,
    assets,
    diffFen,
    standing: none ? 'no_asset' : assets.length === 0 ? 'proposed' : diffFen === 0 ? 'registered' : 'value_diff',
    noAsset: none && none.noAssetReason !== '' ? { reason: none.noAssetReason, words: none.words } : null,
    proposal:
      none || assets.length > 0
        ? null
        : {
            name: shelf.shortName(project),
            assetClass: kind?.[0] ?? null,
            subclass: kind?.[1] ?? null,
            originalFen: projectFen,
          },
  }
}

/** The assets that can be meant, read as the lines are read. */
class Shelf {
  private readonly byNumber = new Map<string, Asset[]>()
  private readonly byName = new Map<string, Asset[]>()
  private readonly byId = new Map<number, Asset>()

  private constructor(
    private readonly gazetteer: Gazetteer,
    assets: readonly Asset[],
    nameOf: (asset: Asset) => Line,
  ) {
    for (const asset of assets) {
      this.byId.set(asset.id, asset)
      if (asset.projectNo !== '') push(this.byNumber, asset.projectNo, asset)
      else if (asset.projectName !== '' && asset.projectYear !== null) push(this.byName, this.key(nameOf(asset)), asset)
    }
  }

  static async of(
    tx: Runtime,
    {
      projects,
      decided,
      town,
    }: { projects: readonly ProjectLine[]; decided: readonly ProjectAsset[]; town: string | undefined },
  ): Promise<Shelf> {
    const query = tx.db
      .createQueryBuilder(Asset, 'a')
      .where("a.projectName <> '' AND a.projectYear = :year", { year: projects[0]?.year ?? 0 })
    if (town !== undefined) query.andWhere(...within('a.villageCode', 'town', town))
    const numbers = projects.map((project) => project.no)
    const numbered = await inChunks(numbers, (some) => tx.db.findBy(Asset, { projectNo: In(some) }))
    const ids = decided.map((one) => one.assetId).filter((id) => id > 0)
    const named = await inChunks(ids, (some) => tx.db.findBy(Asset, { id: In(some) }))
    const assets = new Map([...(await query.getMany()), ...numbered, ...named].map((asset) => [asset.id, asset]))
    const regions = await regionNames(tx)
    const lineOf = (asset: Asset): Line => ({
      no: '',
      year: asset.projectYear ?? 0,
      town: regions.get(asset.townCode) ?? '',
      village: regions.get(asset.villageCode) ?? '',
      name: asset.projectName,
      docNo: '',
      source: '',
      fen: 0,
      slackFen: 0,
    })
    const list = [...assets.values()].sort((a, b) => a.id - b.id)
    return new Shelf(new Gazetteer([...projects, ...list.map(lineOf)]), list, lineOf)
  }

  assetsOf(project: ProjectLine, decided: readonly ProjectAsset[]): RegisterRow['assets'] {
    const found = new Map<number, RegisterRow['assets'][number]>()
    const take = (asset: Asset | undefined, by: LinkedBy) => {
      if (asset && !found.has(asset.id))
        found.set(asset.id, { assetNo: asset.assetNo, name: asset.name, originalFen: asset.originalFen, by })
    }
    for (const { assetId } of decided) take(this.byId.get(assetId), 'person')
    for (const asset of this.byNumber.get(project.no) ?? []) take(asset, 'number')
    for (const asset of this.byName.get(this.key(project)) ?? []) take(asset, 'name')
    return [...found.values()].sort((a, b) => (a.assetNo < b.assetNo ? -1 : 1))
  }

  thingOf = (line: Line) => this.gazetteer.read(line).name.things[0]
  shortName = (line: Line) => `${line.village}${this.gazetteer.read(line).name.core}`

  /** Year, place and name without what says nothing; stages stay apart. */
  private key(line: Line): string {
    const { town, villages, name } = this.gazetteer.read(line)
    return [line.year, town, villages.join(), name.core, name.phase].join('|')
  }
}

const regionNames = async (tx: Runtime) =>
  new Map([...(await regionMap(tx)).values()].map(({ code, name }) => [code, name]))

function push<T>(into: Map<string, T[]>, key: string, value: T): void {
  const list = into.get(key)
  if (list) list.push(value)
  else into.set(key, [value])
}

async function inChunks<K, T>(keys: readonly K[], find: (some: K[]) => Promise<T[]>): Promise<T[]> {
  const found: T[] = []
  for (let at = 0; at < keys.length; at += 500) found.push(...(await find(keys.slice(at, at + 500))))
  return found
}

export interface RegisterFigures {
  town: string
  townCode: string
  year: number
  projects: number
  registered: number
  valueDiff: number
  noAsset: number
  proposed: number
  /** 账实相符: registered with the same value, or known to have made none, of all settled projects; one decimal. */
  agreedPercent: number
}

/** 账实相符 by town. */
export function registerFigures(rows: readonly RegisterRow[]): RegisterFigures[] {
  const towns = [...new Set(rows.map((row) => `${row.townCode} ${row.town}`))].sort()
  return towns.map((key) => {
    const own = rows.filter((row) => `${row.townCode} ${row.town}` === key)
    const count = (standing: RegisterStanding) => own.filter((row) => row.standing === standing).length
    const agreed = count('registered') + count('no_asset')
    return {
      town: own[0]?.town ?? '',
      townCode: own[0]?.townCode ?? '',
      year: own[0]?.year ?? 0,
      projects: own.length,
      registered: count('registered'),
      valueDiff: count('value_diff'),
      noAsset: count('no_asset'),
      proposed: count('proposed'),
      agreedPercent: own.length === 0 ? 0 : Math.round((1000 * agreed) / own.length) / 10,
    }
  })
}
