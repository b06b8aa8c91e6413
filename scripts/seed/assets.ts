import type { Asset } from '../../entities/asset/asset.ts'
import type { AssetClass } from '../../entities/asset/classes.ts'
import { emptyFile } from '../../entities/asset/emptyFile.ts'
import { AssetNumbers } from '../../entities/asset/assetNo.ts'
import type { Person } from '../../entities/person/person.ts'
import { apportion, spread } from './amounts.ts'
import { coops, fundSources, laterFundSources, operatingThings, tenantsOf, type Thing, words } from './catalogue.ts'
import { fixedAssets, hanNumber, type FixedAsset } from './jinggan.ts'
import { townPlaces, type VillagePlace, villagePlaces } from './places.ts'
import { householdThings, publicThings } from './publicThings.ts'
import type { Random } from './random.ts'

export type AssetRow = Omit<Asset, 'id'>

/** Published for Jiangling: 721 assets, 4.27亿元. Source: domain.md F035; sums by class: the county's own ledger. */
const PUBLISHED = {
  operating: { count: 214, yuan: 148_600_000, step: 100, things: operatingThings },
  public: { count: 497, yuan: 276_500_000, step: 100, things: publicThings },
  household: { count: 10, yuan: 1_900_000, step: 100, things: householdThings },
} as const

/** An asset before its money is known. */
interface Draft {
  place: VillagePlace
  assetClass: AssetClass
  thing: Thing
  n: number
  coop: string
  fixed?: FixedAsset
}

export function buildAssets(random: Random, people: readonly Person[], at: Date): AssetRow[] {
  const drafts = draftAll(random)
  const yuan = priceAll(random, drafts)
  const numbers = new AssetNumbers()
  return drafts.map((draft, i) => row(random, draft, yuan[i] ?? 0, people, numbers, at))
}

function draftAll(random: Random): Draft[] {
  const operatingShare = apportion(
    townPlaces.map((t) => t.assets),
    PUBLISHED.operating.count,
  )
  return townPlaces.flatMap((town, i) => {
    const villages = villagePlaces.filter((v) => v.townCode === town.code)
    const drafts: Draft[] = fixedAssets
      .map((fixed) => ({ fixed, place: villages.find((v) => v.slug === fixed.village) }))
      .flatMap(({ fixed, place }) =>
        place
          ? [
              {
                place,
                assetClass: classOf(fixed.thing),
                thing: fixed.thing,
                n: fixed.n ?? 0,
                coop: fixed.coop ?? '',
                fixed,
              },
            ]
          : [],
      )
    const want = { operating: operatingShare[i] ?? 0, household: 1, public: 0 }
    want.public = town.assets - want.operating - want.household
    // 荆干村 has exactly what the examples name
    const growing = villages.filter((v) => v.slug !== 'jinggan')
    for (const assetClass of ['operating', 'public', 'household'] as const) {
      for (let have = drafts.filter((d) => d.assetClass === assetClass).length; have < want[assetClass]; have++) {
        const place = assetClass === 'household' ? random.pick(growing) : emptiest(growing, drafts, assetClass)
        drafts.push(draft(random, place, assetClass, drafts))
      }
    }
    return drafts.sort((a, b) => a.place.code.localeCompare(b.place.code))
  })
}

const classOf = (thing: Thing): AssetClass =>
  operatingThings.includes(thing) ? 'operating' : publicThings.includes(thing) ? 'public' : 'household'

function emptiest(villages: VillagePlace[], drafts: Draft[], assetClass: AssetClass): VillagePlace {
  const count = (v: VillagePlace) => drafts.filter((d) => d.place === v && d.assetClass === assetClass).length
  return villages.reduce((best, v) => (count(v) < count(best) ? v : best))
}

/** Picks something this village does not have yet; things with a number or group in the name may come again. */
function draft(random: Random, place: VillagePlace, assetClass: AssetClass, drafts: Draft[]): Draft {
  const own = drafts.filter((d) => d.place === place)
  const times = (thing: Thing) => own.filter((d) => d.thing === thing).length
  const possible = PUBLISHED[assetClass].things.filter((t) => (t.name.includes('{n}') ? times(t) < 3 : times(t) === 0))
  let at = random.next() * possible.reduce((sum, t) => sum + t.weight / (1 + 2 * times(t)), 0)
  const thing = possible.find((t) => (at -= t.weight / (1 + 2 * times(t))) <= 0) ?? random.pick(possible)
  const numbered = thing.subclass === 'greenhouse'
  const freeGroups = [1, 2, 3, 4, 5, 6, 7, 8, 9].filter((n) => !own.some((d) => d.thing === thing && d.n === n))
  return {
    place,
    assetClass,
    thing,
    n: numbered ? times(thing) + 1 : random.pick(freeGroups),
    coop: random.pick(coops),
  }
}

function priceAll(random: Random, drafts: Draft[]): number[] {
  const result = drafts.map((d) => d.fixed?.yuan ?? 0)
  for (const assetClass of ['operating', 'public', 'household'] as const) {
    const { yuan, step } = PUBLISHED[assetClass]
    const open = drafts.flatMap((d, i) => (d.assetClass === assetClass && !d.fixed ? [i] : []))
    const settled = drafts.reduce((sum, d) => sum + (d.assetClass === assetClass && d.fixed ? d.fixed.yuan : 0), 0)
    const weights = open.map((i) => random.between(...(drafts[i]?.thing.price ?? [1, 1])))
    spread(weights, yuan - settled, step).forEach((amount, k) => void (result[open[k] ?? 0] = amount))
  }
  return result
}

function row(
  random: Random,
  { place, assetClass, thing, n, coop, fixed }: Draft,
  yuan: number,
  people: readonly Person[],
  numbers: AssetNumbers,
  at: Date,
): AssetRow {
  const fill = (text: string) =>
    text.replaceAll('{n}', String(n)).replaceAll('{han}', hanNumber(n)).replaceAll('{coop}', coop)
  const name = place.name + fill(thing.name)
  const year = fixed?.year ?? random.int(2014, 2023)
  const month = random.int(3, 12)
  const isYearOnly = !fixed && random.chance(0.15)
  const mode = fixed?.mode ?? (thing.modes ? random.pick(thing.modes) : assetClass === 'public' ? 'public_use' : '')
  const isLease = mode === 'lease'
  const group = thing.name.includes('{n}组') ? n : random.int(1, 9)
  const inVillage = people.filter((p) => p.regionCode === place.code)
  const keepers = inVillage.filter((p) => p.role === 'keeper')
  const cadre = inVillage.find((p) => p.role === 'village')
  const keeper = assetClass === 'public' && keepers.length > 0 ? random.pick(keepers) : cadre
  const units = yuan / thing.perUnit
  const quantity =
    fixed?.kw ??
    fixed?.mu ??
    (thing.subclass === 'pv'
      ? 5 * Math.round(units / 5)
      : thing.unit === '公里'
        ? Math.round(units * 10) / 10
        : Math.max(1, Math.round(units)))
  const rentYuan =
    fixed?.rentYearYuan ?? (isLease ? 500 * Math.round((yuan * random.between(0.045, 0.075)) / 500) : null)
  const isEquity = thing.subclass === 'equity'
  return {
    ...emptyFile,
    assetNo: numbers.next({ villageCode: place.code, assetClass, year }),
    name,
    aliases: fixed?.aliases ?? thing.aliases.map(fill),
    townCode: place.townCode,
    villageCode: place.code,
    location: `${place.name}${group}${words.group}`,
    assetClass,
    subclass: thing.subclass,
    kind: thing.kind ?? 'fixed',
    projectName: words.project(year, place.name, fill(thing.name)),
    projectYear: year,
    fundSource: random.pick(year >= 2021 ? laterFundSources : fundSources),
    originalFen: yuan * 100,
    quantity: Math.max(quantity, 0.1),
    unit: thing.unit,
    spec: thing.spec ?? '',
    formedOn: isYearOnly ? `${year}` : `${year}-${String(month).padStart(2, '0')}`,
    formedPrecision: isYearOnly ? 'year' : 'month',
    ownerType: assetClass === 'household' ? 'household' : 'collective_village',
    ownerName: assetClass === 'household' ? words.households : words.collective(place.name),
    operatorName:
      assetClass !== 'operating'
        ? ''
        : isEquity
          ? coop
          : isLease
            ? fixed
              ? (tenantsOf(thing.subclass)[0] ?? '')
              : random.pick(tenantsOf(thing.subclass))
            : mode === 'self'
              ? words.selfOperated
              : fixed
                ? (coops[0] ?? '')
                : random.pick(coops),
    // published: all of them have title and are handed over (F035)
    titleStatus: 'confirmed',
    titledOn: year < 2021 ? '2021-12-15' : `${year + 1}-06-15`,
    handoverStatus: 'done',
    handedOverOn: year < 2021 ? '2021-12-20' : `${year + 1}-06-20`,
    keeperOrg: words.committee(place.name),
    keeperId: keeper?.id ?? null,
    keeperName: keeper?.name ?? '',
    operationMode: mode,
    opStatus: 'normal',
    capacityKw: thing.subclass === 'pv' ? quantity : null,
    areaMu: thing.unit === '亩' ? quantity : null,
    rentYearFen: rentYuan === null ? null : rentYuan * 100,
    principalFen: isEquity ? (fixed?.principalYuan ?? yuan) * 100 : null,
    dividendPercent: isEquity ? (fixed?.dividendPercent ?? random.int(4, 7)) : null,
    note: place.demo ? words.note : words.noteRealVillage,
    version: 1,
    createdAt: at,
    updatedAt: at,
  }
}
