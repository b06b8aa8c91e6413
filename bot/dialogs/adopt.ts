import { readChosen } from '../../entities/question/dutyWords.ts'
import { leaveOffers } from '../../entities/question/offer.ts'
import { reviewedTexts } from '../../entities/texts/reviewed.ts'
import { ADOPT, type AdoptTalk, leave, takeIn } from '../adoptReply.ts'
import { OWN_WORDS } from '../dutyReply.ts'
import type { Dialogue } from '../turn.ts'

/** 收哪一个 - several answers wait to be taken in; a digit or the number chooses, the last digit is none (for 不收: all of them). */
export const adopt: Dialogue = {
  name: ADOPT,
  async step(turn) {
    const { action, numbers, words } = turn.talk.state<AdoptTalk>()
    const choice = readChosen(turn.text, numbers)
    turn.talk.end()
    if (choice === null) return 'pass'
    if (choice === 'none' && action === 'leave') {
      await leaveOffers(turn.tx, numbers)
      await turn.reply(reviewedTexts.allLeft())
    } else if (choice === 'none' && words !== '') {
      turn.talk.remember(OWN_WORDS, words)
      await turn.reply(reviewedTexts.notMended())
    } else if (choice === 'none') await turn.reply(reviewedTexts.putAside())
    else if (action === 'leave') await leave(turn, choice)
    else await takeIn(turn, choice, words)
    return 'done'
  },
}
