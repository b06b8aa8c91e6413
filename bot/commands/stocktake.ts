import { followUp, linesOf, signStocktake } from '../../entities/asset/stocktake/count.ts'
import { countFigures, countProgress, stocktakeSeen } from '../../entities/asset/stocktake/figures.ts'
import { isCountingMonth, openStocktake } from '../../entities/asset/stocktake/open.ts'
import type { Stocktake } from '../../entities/asset/stocktake/stocktake.ts'
import { localDate } from '../../entities/base/clock.ts'
import { must } from '../../entities/base/errors.ts'
import { tell } from '../../entities/message/tell.ts'
import { peopleOf } from '../../entities/person/people.ts'
import { can } from '../../entities/person/policy.ts'
import { levelOf } from '../../entities/person/role.ts'
import { placeName, regionMap, regionName, townCodeOf } from '../../entities/region/regions.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import { stocktakeStateNames, stocktakeTexts } from '../../entities/texts/stocktake.ts'
import { nameOf, ownStocktake, STOCKTAKE, takeCount } from '../stocktake/talk.ts'
import type { Command, KnownTurn } from '../turn.ts'

const MOST = 8
const thisYear = ({ tx }: KnownTurn) => Number(localDate(tx.clock.now()).slice(0, 4))

/** 盘点开始. */
export const stocktakeBegin: Command = {
  ...commandWords.stocktakeBegin,
  allowed: (who) => ['village', 'town'].includes(who.role),
  async run(turn) {
    const { tx, person, message } = turn
    if (person.role !== 'village') return turn.reply(stocktakeTexts.onlyVillage())
    if (await ownStocktake(turn)) return showOwn(turn)
    const stocktake = await openStocktake(tx, person, { villageCode: person.regionCode, messageId: message.id })
    const { length } = await linesOf(tx, stocktake.id)
    if (!isCountingMonth(tx)) {
      const months = tx.settings.value<number[]>('stocktake.months').join('、')
      await turn.reply(stocktakeTexts.notThisMonth({ months }))
    }
    turn.talk.begin(STOCKTAKE, {})
    const { code, year, dueOn: due } = stocktake
    await turn.reply(
      stocktakeTexts.opened({ code, year, due, count: length, village: await regionName(tx, person.regionCode) }),
    )
  },
}

/** 盘点 - a village sees its own, others how far the villages are. */
export const stocktakeShow: Command = {
  ...commandWords.stocktakeShow,
  allowed: can.ask,
  run: (turn) => (levelOf[turn.person.role] === 'village' ? showOwn(turn) : showProgress(turn)),
}

/** 都在 - everything not counted yet is there. */
export const stocktakeRest: Command = {
  ...commandWords.stocktakeRest,
  allowed: (who) => who.role === 'village',
  async run(turn) {
    const running = await ownStocktake(turn)
    if (running === null) return turn.reply(stocktakeTexts.none())
    await takeCount(turn, running, { found: [], rest: true })
  },
}

/** 跟进 泵站 报镇里维修 - what is done about a difference. */
export const stocktakeFollow: Command = {
  ...commandWords.stocktakeFollow,
  allowed: (who) => who.role === 'village',
  async run(turn, { words = '' }) {
    const running = await ownStocktake(turn)
    if (running === null) return turn.reply(stocktakeTexts.none())
    const lines = (await linesOf(turn.tx, running.id)).filter(({ result }) => result !== null && result !== 'found')
    const names = await Promise.all(lines.map((line) => nameOf(turn, line)))
    const at = names.findIndex((name) => words.startsWith(name))
    // one difference needs no name
    const line = lines[at] ?? (lines.length === 1 ? lines[0] : undefined)
    const done = (at >= 0 ? words.slice(names[at]!.length) : words).replace(/^[\s，,:：]+/, '')
    if (!line || done === '') return turn.reply(stocktakeTexts.followWhich())
    await followUp(turn.tx, turn.person, { lineId: line.id, words: done, messageId: turn.message.id })
    await turn.reply(stocktakeTexts.followed({ name: await nameOf(turn, line), words: done }))
  },
}

/** 盘点签字 [P0001] - the village, then the town. */
export const stocktakeSign: Command = {
  ...commandWords.stocktakeSign,
  allowed: (who) => ['village', 'town', 'county'].includes(who.role),
  async run(turn, { code }) {
    const { tx, person, message } = turn
    const running = code ? await stocktakeSeen(tx, person, code) : await ownStocktake(turn)
    must(running, 'stocktake/not-found', { code: code ?? '' })
    const signed = await signStocktake(tx, person, { stocktakeId: running.id, messageId: message.id })
    const village = await regionName(tx, signed.villageCode)
    if (turn.talk.name === STOCKTAKE) turn.talk.end()
    const text = signed.state === 'signed' ? stocktakeTexts.signed : stocktakeTexts.closed
    await turn.reply(text({ code: signed.code, village }))
    await hand(turn, signed)
  },
}

/** The town's specialist is asked to close, the village hears that it is closed. */
async function hand({ tx, person }: KnownTurn, { id, code, villageCode, state, version }: Stocktake): Promise<void> {
  const village = await placeName(tx, villageCode)
  const differ = (await linesOf(tx, id)).filter(({ result }) => result !== 'found').length
  const isSigned = state === 'signed'
  const people = isSigned
    ? await peopleOf(tx, townCodeOf(villageCode), 'town')
    : await peopleOf(tx, villageCode, 'village')
  const text = isSigned ? stocktakeTexts.toTown({ code, village, differ }) : stocktakeTexts.closed({ code, village })
  for (const { id: to } of people)
    if (to !== person.id) await tell(tx, to, { key: `stocktake:${id}:${version}:${to}`, text })
}

async function showOwn(turn: KnownTurn): Promise<void> {
  const running = await ownStocktake(turn)
  if (running === null) return turn.reply(stocktakeTexts.none())
  const lines = await linesOf(turn.tx, running.id)
  const { code, state } = running
  if (state !== 'open') {
    const agree = lines.filter(({ result }) => result === 'found').length
    const ledger = lines.filter(({ result }) => result !== 'surplus').length
    return turn.reply(stocktakeTexts.closedAlready({ code, state, agree, ledger }))
  }
  turn.talk.begin(STOCKTAKE, {})
  const open = lines.filter(({ result }) => result === null)
  if (open.length > 0) {
    const names = await Promise.all(open.slice(0, MOST).map((line) => nameOf(turn, line)))
    return turn.reply(stocktakeTexts.goesOn({ code, open: names, more: Math.max(0, open.length - MOST) }))
  }
  const differ = await Promise.all(
    lines
      .filter(({ result }) => result !== 'found')
      .map(async (line) =>
        stocktakeTexts.countedLine({ name: await nameOf(turn, line), result: line.result!, note: line.note }),
      ),
  )
  await turn.reply(stocktakeTexts.readyToSign({ code, differ }))
}

async function showProgress(turn: KnownTurn): Promise<void> {
  const { tx, person } = turn
  const year = thisYear(turn)
  const villages = [...(await regionMap(tx)).values()].filter(
    ({ level, code }) => level === 'village' && code.startsWith(person.regionCode),
  )
  if (levelOf[person.role] === 'town') {
    const figures = await countFigures(tx, person.regionCode, year)
    const lines = await Promise.all(
      figures.map(async ({ villageCode, state, agree, ledger, damaged, short, missing, surplus }) =>
        stocktakeTexts.progressLine({
          place: await regionName(tx, villageCode),
          state: stocktakeStateNames[state],
          agree,
          ledger,
          differ: damaged + short + missing + surplus,
        }),
      ),
    )
    const begun = new Set(figures.map(({ villageCode }) => villageCode))
    const open = villages.filter(({ code }) => !begun.has(code)).map(({ name }) => name)
    return turn.reply(stocktakeTexts.progress({ year, lines, open }))
  }
  const towns = new Map((await countProgress(tx, person.regionCode, year)).map((town) => [town.townCode, town]))
  const codes = [...new Set(villages.map(({ code }) => townCodeOf(code)))]
  const lines = await Promise.all(
    codes.map(async (code) =>
      stocktakeTexts.townLine({
        place: await regionName(tx, code),
        of: villages.filter((village) => townCodeOf(village.code) === code).length,
        villages: towns.get(code)?.villages ?? 0,
        closed: towns.get(code)?.closed ?? 0,
      }),
    ),
  )
  await turn.reply(stocktakeTexts.progress({ year, lines, open: [] }))
}
