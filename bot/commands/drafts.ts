import { can } from '../../entities/person/policy.ts'
import { openDrafts } from '../../entities/report/drafts.ts'
import { DRAFTS } from '../../entities/report/resume.ts'
import { summaryOf } from '../../entities/report/summary.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import { reportDraftTexts as say } from '../../entities/texts/reportDraft.ts'
import { buttons } from '../../entities/texts/buttons.ts'
import { drop, goOnWith } from '../report/open.ts'
import type { Command } from '../turn.ts'

/** 草稿 - what waits for a word of the sender; a single one is gone on with at once. */
export const drafts: Command = {
  ...commandWords.drafts,
  allowed: can.fileReports,
  async run(turn) {
    const rows = await openDrafts(turn.tx, turn.person.id)
    const [only] = rows
    if (!only) return turn.reply(say.none())
    if (rows.length === 1) return goOnWith(turn, only)
    const lines = await Promise.all(rows.map((row) => summaryOf(turn.tx, row.draft)))
    turn.talk.begin(DRAFTS, { ids: rows.map((row) => row.id) })
    await turn.reply(say.list({ lines }), { choices: buttons.numbered(lines) })
  },
}

/** 算了 2 - drops one of several, by its number in 草稿. */
export const dropDraft: Command = {
  ...commandWords.dropDraft,
  allowed: can.fileReports,
  async run(turn, { number }) {
    const rows = await openDrafts(turn.tx, turn.person.id)
    const row = rows[Number(number) - 1]
    if (!row) return turn.reply(rows.length === 0 ? say.none() : say.noSuch({ count: rows.length }))
    await drop(turn, row)
    await turn.reply(say.dropped({ line: await summaryOf(turn.tx, row.draft), left: rows.length - 1 }))
  },
}
