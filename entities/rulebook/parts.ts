import { plain } from '../language/normalise.ts'
import { measuresAsked } from './measures.ts'
import { read, type Reading } from './reading.ts'

/** A question as typed: all of it, and the stretches of it that ask by themselves, so that a story does not drown them. */
export interface Asked {
  readonly whole: Reading
  /** The whole and up to `MOST` stretches. */
  readonly parts: readonly Reading[]
  /** Kinds of figures it asks for. */
  readonly measures: readonly string[]
}

const MOST = 5
/** Marks and blanks that end a thought; people dictate with blanks. 、 only lists. */
const BREAK = /[\s,，。;；:：!！?？]+/
/** Ends like a question though it has no asking word: 算到会不, 搞完了没. */
const ENDS_ASKING = /(吗|呢|不|没|啵|么|吧|没有|不行|说法)[?？]?$|[?？]/

export function takeApart(question: string): Asked {
  const whole = read(question)
  const clauses = plain(question).split(BREAK).filter(Boolean)
  if (clauses.length < 2) return { whole, parts: [whole], measures: measuresAsked(whole.text) }
  const readings = clauses.map((clause) => read(clause))
  const texts = new Set<string>()
  readings.forEach((reading, i) => {
    if (!asks(reading) && i < clauses.length - 1) return
    if (content(reading) >= 2) texts.add(clauses[i] ?? '')
    if (i > 0) texts.add(`${clauses[i - 1]}${clauses[i]}`)
    else if (content(reading) < 2 && clauses[1]) texts.add(`${clauses[0]}${clauses[1]}`)
  })
  texts.delete('')
  const stretches = [...texts].map((text) => read(text)).filter((part) => part.text !== whole.text)
  return { whole, parts: [whole, ...stretches.slice(-MOST)], measures: measuresAsked(whole.text) }
}

/** Asks something; what does not may be meant as a statement. */
export const asks = (reading: Reading): boolean =>
  ENDS_ASKING.test(reading.text) || reading.units.some((unit) => unit.category === 'ask')
const content = (reading: Reading): number => reading.units.filter((unit) => unit.category !== 'ask').length
