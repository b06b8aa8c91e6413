import { askChosen } from '../../entities/question/ask.ts'
import { readChosen } from '../../entities/question/dutyWords.ts'
import { rememberChoice } from '../../entities/question/learned.ts'
import { CHOOSE, type ChooseTalk, tellAsked } from '../ask.ts'
import type { Dialogue } from '../turn.ts'

/** 您想问的是哪一个 - a digit chooses, the last one is "none of them" and goes to whoever is on duty. Anything else is something new. */
export const choose: Dialogue = {
  name: CHOOSE,
  async step(turn) {
    const { question, choices } = turn.talk.state<ChooseTalk>()
    const chosen = readChosen(
      turn.text,
      choices.map(({ target }) => target),
    )
    turn.talk.end()
    if (chosen === null) return 'pass'
    const choice = choices.find(({ target }) => target === chosen) ?? null
    if (choice) {
      await rememberChoice(turn.tx, { question, target: choice.target, personId: turn.person.id })
      turn.tx.afterCommit(() => turn.rulebook.taught())
    }
    const asked = await askChosen(turn.tx, turn.rulebook, {
      asker: turn.person,
      text: question,
      messageId: turn.message.id,
      choice,
    })
    await tellAsked({ ...turn, text: question }, asked)
    return 'done'
  },
}
