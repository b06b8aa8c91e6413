import { must } from '../../entities/base/errors.ts'
import { checkForm } from '../../entities/report/form/check.ts'
import { fileForm } from '../../entities/report/form/file.ts'
import { factsOf } from '../../entities/report/line.ts'
import { readChoice, readYesNo } from '../../entities/report/read/index.ts'
import { formTexts } from '../../entities/texts/form.ts'
import { readKept } from '../form/readTable.ts'
import { FORM, type FormTalk, show } from '../form/take.ts'
import { remaining } from '../report/file.ts'
import { resumeAside } from '../report/open.ts'
import type { Dialogue, KnownTurn } from '../turn.ts'

/** The yes to a checked sheet: all of it in one transaction, or none. */
export const form: Dialogue = {
  name: FORM,
  async step(turn) {
    const choice = readChoice(turn.text, 2)
    const yes = choice === null ? readYesNo(turn.text) : choice === 1
    if (yes === null) return 'pass'
    const talk = turn.talk.state<FormTalk>()
    turn.talk.end()
    if (yes) await fileShown(turn, talk)
    else await turn.reply(formTexts.dropped())
    await resumeAside(turn)
    return 'done'
  },
}

async function fileShown(turn: KnownTurn, { sha256, messageId, digest }: FormTalk): Promise<void> {
  const { tx, person } = turn
  const returned = await readKept(tx, sha256)
  must(typeof returned === 'object', 'form/not-found')
  const check = await checkForm(tx, person, returned)
  if (check.digest !== digest) {
    await turn.reply(formTexts.changedMeanwhile())
    return show(turn, check, { sha256, messageId })
  }
  const filed = await fileForm(tx, { check, by: person, messageId, sha256 })
  const reports = filed.map(({ report }) => report)
  turn.talk.remember(
    'reported',
    reports.map(({ id }) => id),
  )
  const lines = filed.map(({ report }, i) => ({
    line: `${check.fillable[i]?.name ?? ''}，${factsOf(report)}`,
    receipt: report.receiptNo,
  }))
  await turn.reply(formTexts.filed({ lines, rest: (await remaining(turn, reports)).text }))
}
