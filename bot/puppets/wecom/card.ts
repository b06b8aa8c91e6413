/** 模板卡片 - a question with buttons. The key of a button is the words it stands for: they come back when it is pressed. */
import { WecomError } from './errors.ts'

export interface Choice {
  /** on the button */
  readonly label: string
  /** comes back as the text of a message when it is pressed */
  readonly says: string
}

export interface Choices {
  /** the same key to the same receiver is one card */
  readonly key: string
  readonly text: string
  readonly choices: readonly Choice[]
}

/** Buttons of a card and the bytes of a button's key. */
export const MOST_CHOICES = 6
export const BUTTON_KEY_BYTES = 1024
/** Characters a card shows before it cuts: title 26 to 36, text 112 to 160 depending on the client; the smaller ones. */
export const TITLE_CHARS = 26
export const SUBTITLE_CHARS = 112

export interface CardWords {
  readonly title: string
  /** empty: none */
  readonly subtitle: string
}

/** Null when the text is too long for a card. The first line is the title. */
export function fitOnCard(text: string): CardWords | null {
  const [title = '', ...others] = text.split('\n').filter((line) => line.trim() !== '')
  const subtitle = others.join('\n')
  return length(title) <= TITLE_CHARS && length(subtitle) <= SUBTITLE_CHARS ? { title, subtitle } : null
}

/** Throws `bad-choices` when there is none, more than 6, or one says nothing or more than 1,024 bytes. */
export function buttonCard(taskId: string, { title, subtitle }: CardWords, choices: readonly Choice[]) {
  if (choices.length < 1 || choices.length > MOST_CHOICES)
    throw new WecomError('bad-choices', `a card has 1 to ${MOST_CHOICES} buttons`)
  if (choices.some(({ says }) => says === '' || Buffer.byteLength(says) > BUTTON_KEY_BYTES))
    throw new WecomError('bad-choices', `what a button says has 1 to ${BUTTON_KEY_BYTES} bytes`)
  return {
    card_type: 'button_interaction',
    main_title: { title },
    ...(subtitle && { sub_title_text: subtitle }),
    task_id: taskId,
    button_list: choices.map(({ label, says }, at) => ({ text: label, style: at === 0 ? 1 : 2, key: says })),
  }
}

/** Characters as a reader counts them, nearly. */
export const length = (text: string) => [...text].length
