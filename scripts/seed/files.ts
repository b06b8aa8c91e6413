import type { Subclass } from '../../entities/asset/classes.ts'
import type { FundSource, OperatorType, Supervisor, UpkeepFund, UpkeepMode } from '../../entities/asset/fileCodes.ts'
import type { AssetFund } from '../../entities/asset/fund.ts'
import type { Person } from '../../entities/person/person.ts'
import type { AssetRow } from './assets.ts'
import type { fundSources, laterFundSources } from './catalogue.ts'
import { words } from './catalogue.ts'
import type { Random } from './random.ts'

/** What an asset was paid from, before the asset has its id. */
export interface FundRow extends Omit<AssetFund, 'id' | 'assetId'> {
  assetNo: string
}

/**
 * Fills the rest of the demo county's files in place, and returns what each asset was paid from; its sums are the published totals. Draws from
 * numbers of its own, so that everything older stays as it was. One file in eight lacks what files lack: a life, a telephone, a place.
 */
export function completeFiles(random: Random, assets: readonly AssetRow[], people: readonly Person[]): FundRow[] {
  const phones = new Map(people.map(({ id, phone }) => [id, phone]))
  return assets.flatMap((asset) => {
    const funds = fundsOf(random, asset)
    const isOperating = asset.assetClass === 'operating'
    const year = asset.projectYear ?? 2018
    const isLacking = random.chance(0.125)
    const isJoined = asset.kind === 'equity'
    Object.assign(asset, {
      nationalNo: random.chance(0.6) ? `BF${asset.villageCode}${String(random.int(1, 99_999)).padStart(5, '0')}` : '',
      groupNo: /\d+组/.exec(asset.location)?.[0] ?? '',
      projectNo: `${asset.townCode}-${year}-${String(random.int(1, 400)).padStart(3, '0')}`,
      approvalNo: words.approval(year, random.int(1, 60)),
      investedFen: asset.originalFen,
      acceptedOn: `${year}-12-${String(random.int(10, 28))}`,
      usedFrom: `${year + 1}-01-01`,
      ...(isOperating && !isJoined
        ? { lifeYears: isLacking ? null : lifeOf(asset.subclass), salvagePercent: 5, deprMethod: 'straight' as const }
        : isJoined
          ? { lifeYears: 20, salvagePercent: 0, deprMethod: 'none' as const }
          : {}),
      titleStatus: 'confirmed',
      titleDoc: words.titleDoc,
      certNo: words.certNo(asset.assetNo),
      titledOn: `2021-${String(random.int(7, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`,
      handoverStatus: 'done',
      handedOverOn: `2021-12-${String(random.int(1, 28)).padStart(2, '0')}`,
      operatorType: isOperating ? operatorTypeOf(asset.operatorName) : null,
      beneficiary: isOperating ? words.beneficiary : '',
      supervisor: supervisorOf(asset.subclass),
      keeperPhone: isLacking ? '' : (phones.get(asset.keeperId ?? '') ?? ''),
      upkeepMode: upkeepModeOf(asset),
      upkeepFund: upkeepFundOf(asset),
      condition: isLacking && random.chance(0.5) ? null : random.chance(0.8) ? 'good' : 'fair',
      linkedHouseholds: isOperating ? random.int(3, 40) : null,
      jobs: isOperating ? random.int(0, 15) : null,
      createdBy: 'system',
    } satisfies Partial<AssetRow>)
    return funds
  })
}

const SOURCE: Record<(typeof fundSources)[number] | (typeof laterFundSources)[number], FundSource> = {
  中央财政专项扶贫资金: 'central_special',
  省级财政专项扶贫资金: 'provincial',
  统筹整合涉农资金: 'integrated',
  东西部协作资金: 'east_west',
  行业资金: 'sector',
  县级财政配套资金: 'county',
  中央财政衔接推进乡村振兴补助资金: 'central_special',
  省级财政衔接资金: 'provincial',
}

/** One, two or three sums in whole hundreds of yuan that make the investment. */
function fundsOf(random: Random, asset: AssetRow): FundRow[] {
  const main = SOURCE[asset.fundSource as keyof typeof SOURCE]
  const others = random.shuffle((['county', 'self', 'sector', 'integrated'] as const).filter((code) => code !== main))
  const count = random.chance(0.6) ? 0 : random.chance(0.7) ? 1 : 2
  const year = asset.projectYear ?? 2018
  const step = 10_000
  const side = others.slice(0, count).map((source) => ({
    source,
    amountFen: Math.max(step, Math.floor((asset.originalFen * random.between(0.05, 0.2)) / step) * step),
  }))
  const rest = asset.originalFen - side.reduce((sum, { amountFen }) => sum + amountFen, 0)
  return [{ source: main, amountFen: rest }, ...side].map(({ source, amountFen }) => ({
    assetNo: asset.assetNo,
    source,
    docNo: source === 'self' ? '' : words.fundDoc(year, random.int(1, 90)),
    year,
    amountFen,
  }))
}

/** D30-D34: buildings 20 years, machines 10, photovoltaic 20, trees 10, animals 3. */
function lifeOf(subclass: Subclass): number {
  if (['machinery', 'processing', 'ecommerce', 'greenhouse'].includes(subclass)) return 10
  return subclass === 'planting' ? 10 : 20
}

const operatorTypeOf = (name: string): OperatorType =>
  name === words.selfOperated
    ? 'village'
    : name.includes('合作社')
      ? 'coop'
      : name.includes('户')
        ? 'household'
        : /厂|米业|粮油|冷链/.test(name)
          ? 'company'
          : 'individual'

const SUPERVISOR: Partial<Record<Subclass, Supervisor>> = {
  road: 'transport',
  bridge: 'transport',
  irrigation: 'water',
  water_supply: 'water',
  power_net: 'power',
  lighting: 'housing',
  sanitation: 'housing',
  education: 'education',
  health: 'health',
  culture: 'culture_tourism',
  tourism: 'culture_tourism',
  office: 'organisation',
  ecommerce: 'commerce',
  shop: 'commerce',
}
const supervisorOf = (subclass: Subclass): Supervisor => SUPERVISOR[subclass] ?? 'agriculture'

const upkeepModeOf = ({ assetClass, operationMode }: AssetRow): UpkeepMode =>
  assetClass === 'household'
    ? 'household'
    : assetClass === 'public'
      ? 'post'
      : operationMode === 'self' || operationMode === 'equity'
        ? 'village'
        : 'operator'

const upkeepFundOf = ({ assetClass, subclass }: AssetRow): UpkeepFund =>
  assetClass === 'household' ? 'user' : assetClass === 'public' ? 'post' : subclass === 'pv' ? 'pv' : 'industry'
