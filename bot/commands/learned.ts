import { can } from '../../entities/person/policy.ts'
import { learnedList } from '../../entities/question/learned.ts'
import { startingRulebook } from '../../entities/texts/rulebook/index.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import { learnedTexts } from '../../entities/texts/question.ts'
import { LEARNED, type LearnedTalk } from '../dialogs/learned.ts'
import type { Command } from '../turn.ts'

const PAGE = 9

/** 学到的问法 - what people chose for their own words, for the county to look through. */
export const learnedWays: Command = {
  ...commandWords.learnedWays,
  allowed: can.answerAnyQuestion,
  async run(turn) {
    const all = await learnedList(turn.tx)
    if (all.length === 0) return turn.reply(learnedTexts.none())
    const page = all.slice(0, PAGE)
    turn.talk.begin(LEARNED, { listed: page.map(({ question }) => question) } satisfies LearnedTalk)
    const lines = page.map(({ question, target, people }, i) =>
      learnedTexts.line({ at: i + 1, question, shown: shownFor(target), people }),
    )
    await turn.reply(learnedTexts.list({ total: all.length, lines }))
  },
}

/** An entry is shown as it is mostly asked for, a clause by its number in the library. */
function shownFor(target: string): string {
  const [, id = ''] = /^[a-z]+:(.*)$/.exec(target) ?? []
  return startingRulebook.find((entry) => entry.id === id)?.ask[0] ?? id
}
