import { isQuarter } from '../../entities/base/calendar.ts'
import { local } from '../../entities/base/clock.ts'
import { WORKBOOK } from '../../entities/message/fileKinds.ts'
import { keepPlain } from '../../entities/message/keepPlain.ts'
import { regionName } from '../../entities/region/regions.ts'
import { formOf, mayFillIn } from '../../entities/report/form/form.ts'
import { writeForm } from '../../entities/report/form/write.ts'
import { readPeriod } from '../../entities/report/read/index.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import { formTexts } from '../../entities/texts/form.ts'
import type { Command, KnownTurn } from '../turn.ts'
import { placeOr } from './place.ts'

/** 填报表 [村] [季度] - sends the village's own sheet with what is known filled in. */
export const form: Command = {
  ...commandWords.form,
  allowed: mayFillIn,
  async run(turn, { said = '' }) {
    const { tx, person } = turn
    const period = readPeriod(said, local(tx.clock.now()).format())
    if (period !== null && !isQuarter(period)) return turn.reply(formTexts.periodUnclear())
    const villageCode = await villageOf(turn, said.replace(formTexts.periodWords, '').trim())
    if (villageCode === null) return
    const form = await formOf(tx, person, { villageCode, period: period ?? undefined })
    const village = await regionName(tx, villageCode)
    if (form.lines.length === 0) return turn.reply(formTexts.nothingHere({ village }))
    const file = await keepPlain(tx, { ...(await writeForm(tx, form)), contentType: WORKBOOK })
    const owed = form.lines.filter(({ isOwed }) => isOwed).length
    await turn.reply(formTexts.sent({ village, period: form.period, owed }), { files: [file] })
  },
}

/** Somebody of a village means his own when he names none; a town says which. */
async function villageOf(turn: KnownTurn, place: string): Promise<string | null> {
  const code = await placeOr(turn, place)
  if (code === null || code.length === 12) return code
  await turn.reply(formTexts.whichVillage())
  return null
}
