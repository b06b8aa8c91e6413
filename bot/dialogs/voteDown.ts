import { readYesNo } from '../../entities/report/read/index.ts'
import { voteTexts } from '../../entities/texts/question.ts'
import { askDuty } from '../handOver.ts'
import type { Dialogue } from '../turn.ts'

export const VOTE_DOWN = 'voteDown'
export interface VoteDownTalk {
  /** The question whose answer was of no use. */
  text: string
}

/** 要转给值班的同志吗 - after 没用. Anything but yes or no is about something else. */
export const voteDown: Dialogue = {
  name: VOTE_DOWN,
  async step(turn) {
    const { text } = turn.talk.state<VoteDownTalk>()
    const wants = /^1[。.]?$|^转(一下|吧|给他们?)?$/.test(turn.text) || (turn.text !== '2' && readYesNo(turn.text))
    turn.talk.end()
    if (wants === null) return 'pass'
    if (wants) await askDuty(turn, text)
    else await turn.reply(voteTexts.notHanded())
    return 'done'
  },
}
