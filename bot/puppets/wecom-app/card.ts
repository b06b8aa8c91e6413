/** 模板卡片 - a question with buttons. The key of a button is the words it stands for. */
import { randomUUID } from 'node:crypto'
import { WecomError } from '../wecom/index.ts'

export interface Choice {
  /** on the button */
  readonly label: string
  /** comes back as the text of a message when it is clicked */
  readonly says: string
}

export interface Choices {
  /** the same key to the same receiver is one card */
  readonly key: string
  readonly text: string
  readonly choices: readonly Choice[]
}

export const MOST_CHOICES = 6
const KEY_BYTES = 1024
/** Characters that are shown. */
const TITLE = 26
const SUBTITLE = 112
/** Tells our cards from those somebody else sends through the same app. */
const OURS = 'choices-'

export interface ChoiceCard {
  /** said before the card, because a card has no room for it; empty: nothing */
  readonly before: string
  readonly card: object
  readonly taskId: string
}

/** Throws `bad-choices` when there is none, more than 6, or one says more than 1,024 bytes. */
export function choiceCard({ text, choices }: Choices, cardTitle: string): ChoiceCard {
  if (choices.length < 1 || choices.length > MOST_CHOICES)
    throw new WecomError('bad-choices', `a card has 1 to ${MOST_CHOICES} buttons`)
  if (choices.some(({ says }) => says === '' || Buffer.byteLength(says) > KEY_BYTES))
    throw new WecomError('bad-choices', `what a button says has 1 to ${KEY_BYTES} bytes`)
  // new for every try: the platform refuses a task_id it has seen, also when the first try failed half way
  const taskId = OURS + randomUUID()
  const { before, title, subtitle } = layOut(text.trim(), cardTitle)
  const card = {
    card_type: 'button_interaction',
    main_title: { title },
    ...(subtitle && { sub_title_text: subtitle }),
    task_id: taskId,
    button_list: choices.map(({ label, says }, at) => ({ text: label, style: at === 0 ? 1 : 2, key: says })),
  }
  return { before, card, taskId }
}

export const isChoiceCard = (taskId: string) => taskId.startsWith(OURS)

function layOut(text: string, cardTitle: string): { before: string; title: string; subtitle: string } {
  const length = (part: string) => [...part].length
  const [first = '', ...others] = text.split('\n')
  const rest = others.join('\n').trim()
  if (text === '') return { before: '', title: cardTitle, subtitle: '' }
  if (length(first) <= TITLE && length(rest) <= SUBTITLE) return { before: '', title: first, subtitle: rest }
  if (length(text) <= SUBTITLE) return { before: '', title: cardTitle, subtitle: text }
  return { before: text, title: cardTitle, subtitle: '' }
}
