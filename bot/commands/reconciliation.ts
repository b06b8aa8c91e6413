import { groupFigures, together } from '../../entities/funding/groups/figures.ts'
import { storedBook } from '../../entities/funding/groups/storedBook.ts'
import { canReconcile } from '../../entities/funding/policy.ts'
import { registerBook } from '../../entities/funding/register/book.ts'
import { registerFigures, yearRegister } from '../../entities/funding/register/register.ts'
import { WORKBOOK } from '../../entities/message/fileKinds.ts'
import { keepPlain } from '../../entities/message/keepPlain.ts'
import { levelOf } from '../../entities/person/role.ts'
import { regionName, townCodeOf } from '../../entities/region/regions.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import { fundingBook, registerBook as registerTexts } from '../../entities/texts/fundingBook.ts'
import { reconciliationTexts as texts } from '../../entities/texts/reconciliation.ts'
import { showOpenGroups } from '../dialogs/reconciliation.ts'
import type { Command, KnownTurn } from '../turn.ts'
import { placeOr } from './place.ts'

/** 对账, 两线 [乡镇] [年] - figures by town for the county; what is open for a town. */
export const reconciliation: Command = {
  ...commandWords.reconciliation,
  allowed: canReconcile.see,
  async run(turn, { place, year }) {
    const where = await placeAsked(turn, place)
    if (where === null) return
    if (where.townCode !== undefined || year !== undefined)
      return showOpenGroups(turn, { ...where, ...(year === undefined ? {} : { year: Number(year) }) })
    await figures(turn)
  },
}

async function figures(turn: KnownTurn): Promise<void> {
  const rows = await groupFigures(turn.tx, turn.person)
  if (rows.length === 0) return turn.reply(texts.none())
  const towns = [...new Set(rows.map((row) => row.townCode))].map((townCode) => {
    const own = rows.filter((row) => row.townCode === townCode)
    return together(own, { townCode, town: townCode === '' ? fundingBook.noTown : (own[0]?.town ?? ''), year: 0 })
  })
  const all = together(rows, { townCode: '', town: '', year: 0 })
  await turn.reply(
    texts.figures({
      ...all,
      place: '',
      towns: towns.map(({ town, groups, open, agreedPercent }) => ({ place: town, groups, open, agreedPercent })),
    }),
  )
}

/** 对账表 [乡镇] - the workbook an office files. */
export const reconciliationTable: Command = {
  ...commandWords.reconciliationTable,
  allowed: canReconcile.see,
  async run(turn, { place }) {
    const where = await placeAsked(turn, place)
    if (where === null) return
    const bytes = await storedBook(turn.tx, turn.person, where.townCode)
    if (bytes === null) return turn.reply(texts.noneHere(where))
    const file = await keepPlain(turn.tx, { name: fundingBook.fileName(where.place), bytes, contentType: WORKBOOK })
    await turn.reply(texts.bookSent(where), { files: [file] })
  },
}

/** 登记台账 2018 [乡镇] - 年度资产登记台账, with how far book and reality agree. */
export const register: Command = {
  ...commandWords.register,
  allowed: canReconcile.see,
  async run(turn, { place, year }) {
    if (year === undefined) return turn.reply(texts.whichYear())
    const where = await placeAsked(turn, place)
    if (where === null) return
    const rows = await yearRegister(turn.tx, turn.person, { year: Number(year), townCode: where.townCode })
    if (rows.length === 0) return turn.reply(texts.noneHere(where))
    const towns = registerFigures(rows)
    const sum = (of: 'projects' | 'registered' | 'noAsset' | 'proposed') => towns.reduce((n, town) => n + town[of], 0)
    const agreed = Math.round((1000 * (sum('registered') + sum('noAsset'))) / sum('projects')) / 10
    const bytes = await registerBook(rows, { place: where.place, year: Number(year) })
    const file = await keepPlain(turn.tx, {
      name: registerTexts.fileName(where.place, Number(year)),
      bytes,
      contentType: WORKBOOK,
    })
    const said = { year: Number(year), projects: sum('projects'), agreedPercent: agreed, proposed: sum('proposed') }
    await turn.reply(`${texts.registered(said)}\n${texts.registerSent({ ...where, year: Number(year) })}`, {
      files: [file],
    })
  },
}

/** The town meant, or the whole county; somebody of a town always means his own. Answers and returns null when there is no such place. */
async function placeAsked(
  turn: KnownTurn,
  said: string | undefined,
): Promise<{ place: string; townCode?: string } | null> {
  const code = await placeOr(turn, said)
  if (code === null) return null
  const isCounty = levelOf[turn.person.role] === 'county' && code.length < 9
  const own = isCounty ? code : townCodeOf(code)
  const place = await regionName(turn.tx, own)
  return isCounty ? { place } : { place, townCode: own }
}
