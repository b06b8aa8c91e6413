import dayjs from 'dayjs'
import type { Asset } from '../../entities/asset/asset.ts'
import { localNames, type NameInUse, waysToSay } from '../../entities/asset/localNames.ts'
import { assetsInScope, assetsOfVillage } from '../../entities/asset/assets.ts'
import { local } from '../../entities/base/clock.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { isWithin, regionMap, townCodeOf } from '../../entities/region/regions.ts'
import { isPicture } from '../../entities/message/fileKinds.ts'
import type { Incoming } from '../../entities/message/incoming.ts'
import type { LedgerEntry, ReadingContext } from '../../entities/report/read/index.ts'
import type { Report } from '../../entities/report/report.ts'
import { reportsSentSince } from '../../entities/report/reports.ts'
import type { KnownTurn } from '../turn.ts'

export interface Known {
  context: ReadingContext
  /** Every asset of the sender's scope, by id. */
  assets: Map<number, Asset>
}

/** What the reader may know of the sender, the time, the ledger and what was said before. */
export async function known(turn: KnownTurn): Promise<Known> {
  const { tx, person, message } = turn
  const places = await regionMap(tx)
  const own = await assetsInScope(tx, person)
  const ids = new Set(own.map((asset) => asset.id))
  // a keeper's neighbours' assets are known too, so that naming one is not taken for naming his
  const around = person.role === 'keeper' ? await assetsOfVillage(tx, person.regionCode) : []
  const foreign = [
    ...around.filter((asset) => !ids.has(asset.id)),
    ...(await otherVillages(tx, turn.text, person.regionCode)),
  ]
  const names = await localNames(tx, person.regionCode)
  const name = (code: string) => places.get(code)?.name ?? ''
  const last = await saidBefore(turn)
  return {
    assets: new Map(own.map((asset) => [asset.id, asset])),
    context: {
      now: local(tx.clock.now()).format(),
      sender: {
        name: person.name,
        role: person.role,
        village: person.regionCode.length === 12 ? name(person.regionCode) : '',
        township: name(townCodeOf(person.regionCode)),
      },
      ledger: [...own, ...foreign].map((asset) => ledgerEntry(asset, name(asset.villageCode), names)),
      media: media(message),
      previous: last.map(previousOf).reverse(),
    },
  }
}

/** Numbers of assets, receipts and questions name things; they are never amounts. */
const NUMBERS = /[HQ]\d{8}-\d+|\d{12}-[A-Z]-\d{4}-\d+/gi
export const readable = (text: string): string => text.replace(NUMBERS, ' ')

/** Reports this talk may refer back to: sent by message within the time an exchange is kept, never the history of months ago. */
export function saidBefore({ tx, person }: KnownTurn): Promise<Report[]> {
  const hours = tx.settings.value<number>('dialog.keepHours')
  return reportsSentSince(tx, person.id, dayjs(tx.clock.now()).subtract(hours, 'hour').toDate())
}

/** Files that can be pictures of an asset, as the reader counts them; and that the words were spoken, which it reads with more care. */
const media = ({ files, spoken }: Incoming) => [
  ...files.filter(isPicture).map((file) => ({ id: file.sha256, type: 'image' })),
  ...(spoken ? [{ id: 'spoken', type: 'voice' }] : []),
]

function ledgerEntry(asset: Asset, village: string, names: readonly NameInUse[]): LedgerEntry {
  const called = names.filter(({ assetId }) => assetId === asset.id)
  const ways = (sure: boolean) => called.filter((one) => one.sure === sure).flatMap(({ words }) => waysToSay(words))
  return {
    id: String(asset.id),
    name: asset.name,
    village,
    class: asset.assetClass,
    subclass: asset.subclass,
    aliases: called.length === 0 ? asset.aliases : [...asset.aliases, ...ways(true)],
    ...(called.length === 0 ? {} : { learning: ways(false) }),
    ...(asset.capacityKw === null ? {} : { kw: asset.capacityKw }),
    ...(asset.rentYearFen === null ? {} : { rent_year: asset.rentYearFen / 100 }),
    ...(asset.areaMu === null ? {} : { mu: asset.areaMu }),
    ...(asset.principalFen === null ? {} : { principal: asset.principalFen / 100 }),
    ...(asset.dividendPercent === null ? {} : { dividend_pct: asset.dividendPercent }),
  }
}

const previousOf = (report: Report) => ({
  asset_id: String(report.assetId),
  period: report.period,
  status: report.status,
  income: report.receivedFen === null ? null : { yuan: report.receivedFen / 100 },
})

/** Assets of other villages the message names, so that the reader can tell that they are somebody else's. */
async function otherVillages(tx: Runtime, text: string, scope: string): Promise<Asset[]> {
  const places = await regionMap(tx)
  const named = [...places.values()].filter(
    (place) => place.level === 'village' && !isWithin(place.code, scope) && text.includes(place.name),
  )
  const lists = await Promise.all(named.slice(0, 3).map((place) => assetsOfVillage(tx, place.code)))
  return lists.flat()
}
