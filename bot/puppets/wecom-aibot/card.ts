/** 模板卡片 - a question with up to six buttons. The key of a button is the words it stands for: they come back when it is pressed. */
import { createHash } from 'node:crypto'
import { WecomError } from '../wecom/index.ts'
import type { Json } from './frames.ts'
import { BUTTONS, BUTTON_KEY_BYTES, SUBTITLE_CHARS, TITLE_CHARS } from './limits.ts'

export interface Choices {
  /** the same key is the same card */
  readonly key: string
  readonly text: string
  readonly choices: readonly { readonly label: string; readonly says: string }[]
}

/** The card, and what of the text does not fit on it and is said before. Throws WecomError `choices`. */
export function choiceCard({ key, text, choices }: Choices): { card: Json; before: string } {
  if (choices.length < 1 || choices.length > BUTTONS) throw new WecomError('choices', `one to ${BUTTONS} buttons`)
  if (choices.some(({ says }) => says === '' || Buffer.byteLength(says) > BUTTON_KEY_BYTES))
    throw new WecomError('choices', `the words of a button have 1 to ${BUTTON_KEY_BYTES} bytes`)
  const { title, subtitle, before } = layOut(text.trim())
  const card = {
    card_type: 'button_interaction',
    main_title: { title },
    ...(subtitle ? { sub_title_text: subtitle } : {}),
    button_list: choices.map(({ label, says }, at) => ({ text: label, style: at === 0 ? 1 : 2, key: says })),
    task_id: createHash('sha256').update(key).digest('hex'),
  }
  return { card, before }
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

const length = (text: string) => [...text].length
const short = (text: string) => (length(text) > TITLE_CHARS ? `${[...text].slice(0, TITLE_CHARS - 1).join('')}…` : text)

/** The first line is the title when all of it fits; otherwise everything is said before and the last line, the question, heads the card. */
function layOut(text: string): { title: string; subtitle: string; before: string } {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const [first = '', ...others] = lines
  const rest = others.join('\n')
  if (length(first) <= TITLE_CHARS && length(rest) <= SUBTITLE_CHARS)
    return { title: first, subtitle: rest, before: '' }
  const last = lines.at(-1) ?? ''
  return { title: short(last), subtitle: '', before: text }
}
