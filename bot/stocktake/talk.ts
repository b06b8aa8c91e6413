import type { Asset } from '../../entities/asset/asset.ts'
import { assetsOfVillage } from '../../entities/asset/assets.ts'
import { shortName } from '../../entities/asset/names.ts'
import { count, countRest, linesOf } from '../../entities/asset/stocktake/count.ts'
import { stocktakeOf } from '../../entities/asset/stocktake/figures.ts'
import type { Stocktake } from '../../entities/asset/stocktake/stocktake.ts'
import type { CountResult, StocktakeLine } from '../../entities/asset/stocktake/stocktakeLine.ts'
import { localDate } from '../../entities/base/clock.ts'
import { matchAssets } from '../../entities/report/read/index.ts'
import { clauseEnds, countWords, restWords, stocktakeTexts, surplusName } from '../../entities/texts/stocktake.ts'
import { picturesOf } from '../notice/draft.ts'
import { known } from '../report/context.ts'
import type { KnownTurn } from '../turn.ts'

export const STOCKTAKE = 'stocktake'

/** This year's count of the sender's village; null when it has not begun. */
export const ownStocktake = ({ tx, person }: KnownTurn): Promise<Stocktake | null> =>
  stocktakeOf(tx, person.regionCode, Number(localDate(tx.clock.now()).slice(0, 4)))

interface Said {
  asset: Asset | null
  name: string
  result: CountResult
  note: string
}

/** What a message says was found: clause by clause, an asset and how it is. `rest`: 其他都在. Null when it speaks of no counting. */
export async function readCount(turn: KnownTurn): Promise<{ found: Said[]; rest: boolean } | null> {
  const assets = await assetsOfVillage(turn.tx, turn.person.regionCode)
  const { context } = await known(turn)
  const own = (context.ledger ?? []).filter(({ id }) => assets.some((asset) => asset.id === Number(id)))
  const found: Said[] = []
  let rest = false
  for (const clause of turn.text.split(clauseEnds).map((part) => part.trim())) {
    if (clause === '') continue
    if (restWords.test(clause)) {
      rest = true
      continue
    }
    const result = countWords.find(([pattern]) => pattern.test(clause))?.[1]
    // the first asset named is the one it is about: 泵站少了一台水泵
    const named = matchAssets(clause, own).find(({ entries }) => entries.length === 1)?.entries[0]
    const asset = assets.find(({ id }) => id === Number(named?.id)) ?? null
    if (result === undefined || (asset === null && result !== 'surplus')) return null
    if (result === 'surplus')
      found.push({
        asset: null,
        name: surplusName.exec(clause)?.groups?.['name']?.trim() ?? clause,
        result,
        note: clause,
      })
    else found.push({ asset, name: asset!.name, result, note: result === 'found' ? '' : clause })
  }
  return found.length > 0 || rest ? { found, rest } : null
}

/** Counts what was said and tells what is left. */
export async function takeCount(
  turn: KnownTurn,
  stocktake: Stocktake,
  said: { found: Said[]; rest: boolean },
): Promise<void> {
  const { tx, person, message } = turn
  const photos = picturesOf(turn)
  const { id: stocktakeId } = stocktake
  const lines: string[] = []
  for (const [i, { asset, name, result, note }] of said.found.entries()) {
    const pictures = i === 0 ? photos : []
    const order = { assetId: asset?.id ?? null, name, result, note, photos: pictures, messageId: message.id }
    await count(tx, person, { stocktakeId, ...order })
    const shown = asset ? await shortName(tx, asset) : name
    lines.push(stocktakeTexts.countedLine({ name: shown, result, note: asset ? note : '' }))
  }
  const counted = said.rest ? await countRest(tx, person, { stocktakeId, messageId: message.id }) : 0
  const after = await linesOf(tx, stocktakeId)
  const left = after.filter(({ result }) => result === null).length
  const differ = after.filter(({ result }) => result !== null && result !== 'found')
  turn.talk.begin(STOCKTAKE, {})
  if (lines.length > 0) await turn.reply(stocktakeTexts.counted({ lines, left: said.rest ? 0 : left }))
  else await turn.reply(stocktakeTexts.rest({ count: counted, differ: differ.length }))
  if (left === 0 && differ.some(({ followUp }) => followUp === ''))
    await turn.reply(
      stocktakeTexts.askFollowUp({ names: await nameOf(turn, differ.find(({ followUp }) => followUp === '')!) }),
    )
}

/** As the village calls it. */
export const nameOf = ({ tx, person }: KnownTurn, { name }: StocktakeLine): Promise<string> =>
  shortName(tx, { name, villageCode: person.regionCode })
