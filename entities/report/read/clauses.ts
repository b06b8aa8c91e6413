/** A comma between clauses, not inside 32,000. */
const COMMA = String.raw`(?<!\d),|,(?!\d{3}(?!\d))`
const AT_COMMAS = new RegExp(COMMA)
const AT_PAUSES = new RegExp(String.raw`${COMMA}|(?<=[\u4e00-\u9fa5]) (?=[\u4e00-\u9fa5])`)
const AT_MARKS = new RegExp(String.raw`[;。!?\n]|${COMMA}|、|(?<=[\u4e00-\u9fa5§]) (?=[\u4e00-\u9fa5§])`)

const cut = (text: string, at: RegExp): string[] =>
  text
    .split(at)
    .map((clause) => clause.trim())
    .filter(Boolean)

/** Clauses of a text that may hold several sentences and lists. */
export const clausesOf = (text: string): string[] => cut(text, AT_MARKS)

/** Clauses of what clausesOf has already cut and joined again with commas. */
export const atCommas = (text: string): string[] => cut(text, AT_COMMAS)

/** Clauses of one sentence as they stand; a blank between Chinese characters parts them too. */
export const atPauses = (sentence: string): string[] => sentence.split(AT_PAUSES)
