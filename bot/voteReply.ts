import { openWith } from '../entities/question/questions.ts'
import { answerJustGiven, vote } from '../entities/question/vote.ts'
import { readVote } from '../entities/question/voteWords.ts'
import { buttons } from '../entities/texts/buttons.ts'
import { voteTexts } from '../entities/texts/question.ts'
import { VOTE_DOWN, type VoteDownTalk } from './dialogs/voteDown.ts'
import type { KnownTurn } from './turn.ts'

/**
 * 评价 - 有用, 没用 and the like, right after an answer and never else. True when it was that. What might as well answer a question
 * of ours (对的, 不对) only counts when nothing was asked.
 */
export async function takeVote(turn: KnownTurn): Promise<boolean> {
  const { tx, person, talk, message } = turn
  const words = readVote(turn.text)
  if (!words) return false
  const isAsked = talk.name !== '' && talk.name !== VOTE_DOWN
  if (words.isPlain && (isAsked || (await openWith(tx, person.id)).length > 0)) return false
  const question = await answerJustGiven(tx, message, person.id)
  if (!question) return false
  await vote(tx, { questionId: question.id, personId: person.id, up: words.up, messageId: message.id })
  if (talk.name === VOTE_DOWN) talk.end()
  if (words.up) await turn.reply(voteTexts.thanks())
  else if (isAsked) await turn.reply(voteTexts.notedBusy())
  else {
    talk.begin(VOTE_DOWN, { text: question.text } satisfies VoteDownTalk)
    await turn.reply(voteTexts.offerDuty(), { choices: buttons.handOver })
  }
  return true
}
