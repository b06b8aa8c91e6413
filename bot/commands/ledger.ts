import type { AssetClass } from '../../entities/asset/classes.ts'
import { assetBook } from '../../entities/ledger/book/assetFile.ts'
import { countOf, makeBook, MOST_ROWS, noteTaken } from '../../entities/ledger/book/make.ts'
import type { BookAsked, BookKind } from '../../entities/ledger/order.ts'
import { orderBook } from '../../entities/ledger/orders.ts'
import { mayTakeBooks } from '../../entities/ledger/policy.ts'
import { WORKBOOK } from '../../entities/message/fileKinds.ts'
import { keepPlain } from '../../entities/message/keepPlain.ts'
import { placeName } from '../../entities/region/regions.ts'
import { fileTexts } from '../../entities/texts/assetFile.ts'
import { classWords, commandWords, ownPlace } from '../../entities/texts/commands.ts'
import { ledgerTexts } from '../../entities/texts/ledgerBook.ts'
import { assetsMeant } from '../assetMeant.ts'
import type { Command, KnownTurn } from '../turn.ts'
import { placeOr } from './place.ts'

/** So many are made in some hundredths of a second; more would keep others waiting. */
const AT_ONCE = 150

/** 熊河镇台账, 全县台账, 2024年经营性资产台账 - the ledger of a place by year and class. */
export const ledger: Command = {
  ...commandWords.ledger,
  allowed: mayTakeBooks,
  async run(turn, { place, year, after, kind }) {
    const scope = await placeAsked(turn, place ?? after)
    if (scope === null) return
    const assetClass = (Object.keys(classWords) as AssetClass[]).find((one) => kind && classWords[one].test(kind))
    await handOut(turn, 'ledger', {
      scope,
      ...(year === undefined ? {} : { year: Number(year) }),
      ...(assetClass ? { assetClass } : {}),
    })
  },
}

/** 荆干村一村一册, 本村一册 - all that is filed of a village. */
export const villageLedger: Command = {
  ...commandWords.villageLedger,
  allowed: mayTakeBooks,
  async run(turn, { place, after }) {
    const scope = await placeAsked(turn, place ?? after)
    if (scope === null) return
    if (scope.length !== 12) return turn.reply(ledgerTexts.whichVillage())
    await handOut(turn, 'village', { scope })
  },
}

/** 冷库档案表 - the file of one asset as a sheet. */
export const assetSheet: Command = {
  ...commandWords.assetSheet,
  allowed: mayTakeBooks,
  async run(turn, { asset: before, after }) {
    const said = (before ?? after ?? '').trim()
    if (said === '') return turn.reply(fileTexts.whichFile())
    const meant = await assetsMeant(turn, said)
    if (meant.length > 1)
      return turn.reply(ledgerTexts.whichAsset({ names: meant.slice(0, 9).map(({ name }) => name) }))
    const [asset] = meant
    if (!asset) return turn.reply(fileTexts.notFound({ said: said.slice(0, 30) }))
    const { tx, person, message } = turn
    const file = await keepPlain(tx, { ...(await assetBook(tx, person, asset)), contentType: WORKBOOK })
    await noteTaken(tx, person, { kind: 'asset', asked: { assetNo: asset.assetNo }, messageId: message.id })
    await turn.reply(ledgerTexts.fileSent({ name: asset.name }), { files: [file] })
  },
}

const placeAsked = (turn: KnownTurn, said = '') => placeOr(turn, ownPlace.test(said.trim()) ? '' : said)

/** The file at once when it is small; else it is made beside the conversation and sent when it is ready. */
export async function handOut(turn: KnownTurn, kind: BookKind, asked: BookAsked): Promise<void> {
  const { tx, person, message } = turn
  const place = await placeName(tx, asked.scope)
  const assets = await countOf(tx, person, asked)
  if (assets === 0) return turn.reply(ledgerTexts.nothing({ place }))
  if (assets > MOST_ROWS) return turn.reply(ledgerTexts.tooMany({ place, assets, most: MOST_ROWS }))
  await noteTaken(tx, person, { kind, asked, messageId: message.id })
  if (assets > AT_ONCE) {
    await orderBook(tx, { personId: person.id, kind, asked, messageId: message.id })
    return turn.reply(ledgerTexts.beingMade({ place, kind, assets }))
  }
  const file = await keepPlain(tx, { ...(await makeBook(tx, person, { kind, asked })), contentType: WORKBOOK })
  await turn.reply(ledgerTexts.sent({ place, kind, assets }), { files: [file] })
}
