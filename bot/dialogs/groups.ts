import { answerGroup } from '../../entities/question/answerGroup.ts'
import { groupAgain, type QuestionGroup } from '../../entities/question/groups.ts'
import { groupTexts } from '../../entities/texts/question.ts'
import type { Dialogue, KnownTurn } from '../turn.ts'

export const GROUPS = 'groups'
export interface GroupsTalk {
  /** As listed. */
  groups: { question: string; ids: readonly number[] }[]
}

const LOOK = /^(?:看看?|打开)?\s*第?\s*(?<at>\d{1,2})\s*类?[。.]?$/
const ANSWER = /^答(?:复)?\s*第?\s*(?<at>\d{1,2})\s*类?(?:[\s，,:：]+(?<words>.*)|[。.]?)$/s

/** 没答上的问题 - after the list: 看 1 shows a group, 答 1 …… answers all of it. */
export const groups: Dialogue = {
  name: GROUPS,
  async step(turn) {
    const { groups: listed } = turn.talk.state<GroupsTalk>()
    const { at: answered, words = '' } = ANSWER.exec(turn.text)?.groups ?? {}
    const at = Number(answered ?? LOOK.exec(turn.text)?.groups?.['at'] ?? 0)
    const one = listed[at - 1]
    if (!one && !(at > 0 && /^[看答]/.test(turn.text))) return 'pass'
    const group = one ? await groupAgain(turn.tx, one) : null
    if (!group) await turn.reply(groupTexts.gone())
    else if (answered === undefined) await turn.reply(groupTexts.detail({ at, ...group }))
    else if (words.trim() === '') await turn.reply(groupTexts.answerMissing({ at }))
    else await answerAll(turn, group, words.trim())
    return 'done'
  },
}

async function answerAll(turn: KnownTurn, group: QuestionGroup, words: string): Promise<void> {
  const { tx, person, message } = turn
  const { draft, told } = await answerGroup(tx, { group, by: person, words, messageId: message.id })
  await turn.reply(groupTexts.answered({ code: draft.code, ways: draft.ways.length, told }))
}
