import dayjs from 'dayjs'
import { can } from '../../entities/person/policy.ts'
import { groupsOf } from '../../entities/question/groups.ts'
import { questionFigures as figuresOf } from '../../entities/question/votes.ts'
import { bands, measured } from '../../entities/rulebook/bands.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import { groupTexts, voteTexts } from '../../entities/texts/question.ts'
import { GROUPS, type GroupsTalk } from '../dialogs/groups.ts'
import type { Command } from '../turn.ts'

const PAGE = 9
const shownBands = { answer: bands.entry.answer, choose: bands.entry.choose, clause: bands.clause.answer }
/** How far back the county looks. */
const DAYS = 30

/** 没答上的问题 - the largest groups of questions nobody can be answered by himself yet. */
export const unansweredGroups: Command = {
  ...commandWords.unansweredGroups,
  allowed: can.answerAnyQuestion,
  async run(turn) {
    const all = await groupsOf(turn.tx, dayjs(turn.tx.clock.now()).subtract(DAYS, 'day').toDate())
    if (all.length === 0) return turn.reply(groupTexts.none({ days: DAYS }))
    const page = all.slice(0, PAGE)
    const listed = page.map(({ question, ids }) => ({ question, ids }))
    turn.talk.begin(GROUPS, { groups: listed } satisfies GroupsTalk)
    const lines = page.map((group, i) => groupTexts.line({ at: i + 1, ...group }))
    await turn.reply(groupTexts.list({ days: DAYS, groups: all.length, lines, more: all.length - page.length }))
  },
}

/** 问答情况 - how much was asked, answered, handed over and found useful. */
export const questionFigures: Command = {
  ...commandWords.questionFigures,
  allowed: can.answerAnyQuestion,
  async run(turn) {
    const until = turn.tx.clock.now()
    const figures = await figuresOf(turn.tx, { since: dayjs(until).subtract(DAYS, 'day').toDate(), until })
    await turn.reply(
      figures.asked === 0
        ? voteTexts.nobodyAsked({ days: DAYS })
        : voteTexts.figures({ days: DAYS, ...figures, worst: [...figures.worst], bands: shownBands, measured }),
    )
  },
}
