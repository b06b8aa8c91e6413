/** 模板卡片 - the card of a question, as an AI bot sends it and shows it after the click. */
import { createHash } from 'node:crypto'
import { buttonCard, type Choices, fitOnCard, length, TITLE_CHARS } from '../wecom/index.ts'
import type { Json } from './frames.ts'

/**
 * The card, and what of the text does not fit on it and is said before: then the last line, the question, heads the card. The same key
 * is the same card. Throws `bad-choices`.
 */
export function choiceCard({ key, text, choices }: Choices): { card: Json; before: string } {
  const taskId = createHash('sha256').update(key).digest('hex')
  const whole = fitOnCard(text.trim())
  const question = text.trim().split('\n').at(-1) ?? ''
  const words = whole ?? { title: short(question), subtitle: '' }
  return { card: buttonCard(taskId, words, choices), before: whole ? '' : text.trim() }
}

/** The card after the click: the same, its buttons grey with the words that were pressed. */
export const pressed = (card: Json, label: string): Json => ({ ...card, replace_text: label })

/** For a card of an earlier life of this program: only what the click tells. */
export const pressedUnknown = (taskId: string, says: string): Json => ({
  card_type: 'button_interaction',
  main_title: { title: short(says) },
  button_list: [{ text: short(says), style: 1, key: says }],
  replace_text: short(says),
  task_id: taskId,
})

const short = (text: string) => (length(text) > TITLE_CHARS ? `${[...text].slice(0, TITLE_CHARS - 1).join('')}…` : text)
