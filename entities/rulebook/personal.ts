import { notPrivate, privateQuestions } from './personWords.ts'

/**
 * 个人隐私 - asks what one person or household owns, earns, owes, suffers or was punished for. Refused at once, whoever asks; what
 * the rules say about households is another matter. `text` as read by reading.ts.
 */
export const asksAboutPerson = (text: string): boolean =>
  !notPrivate.test(text) && privateQuestions.some((pattern) => pattern.test(text))
