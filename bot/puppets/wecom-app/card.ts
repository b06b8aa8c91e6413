/** 模板卡片 - the card of a question, as an app sends it. */
import { randomUUID } from 'node:crypto'
import { buttonCard, type CardWords, type Choices, fitOnCard, length, SUBTITLE_CHARS } from '../wecom/index.ts'

/** Tells our cards from those somebody else sends through the same app. */
const OURS = 'choices-'

export interface ChoiceCard {
  /** said before the card, because a card has no room for it; empty: nothing */
  readonly before: string
  readonly card: object
  readonly taskId: string
}

/** `cardTitle` heads a card whose text is no head itself. Throws `bad-choices`. */
export function choiceCard({ text, choices }: Choices, cardTitle: string): ChoiceCard {
  // new for every try: the platform refuses a task_id it has seen, also when the first try failed half way
  const taskId = OURS + randomUUID()
  const { before, words } = layOut(text.trim(), cardTitle)
  return { before, card: buttonCard(taskId, words, choices), taskId }
}

export const isChoiceCard = (taskId: string) => taskId.startsWith(OURS)

function layOut(text: string, title: string): { before: string; words: CardWords } {
  const whole = text === '' ? null : fitOnCard(text)
  if (whole) return { before: '', words: whole }
  if (length(text) <= SUBTITLE_CHARS) return { before: '', words: { title, subtitle: text } }
  return { before: text, words: { title, subtitle: '' } }
}
