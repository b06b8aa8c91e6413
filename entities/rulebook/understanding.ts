import type { Entry } from '../texts/rulebook/entry.ts'
import { plain } from '../language/normalise.ts'
import { confidence, SURE } from './confidence.ts'
import { bare, completed, leaning, substituted } from './following.ts'
import { ASKS_HOW, ENDS_ASKING, SIZES } from './followingWords.ts'
import type { Match, Matching } from './matching.ts'
import { lacksMeasure } from './measures.ts'
import { takeApart } from './parts.ts'
import { read, type Reading } from './reading.ts'
import { heard } from './slips.ts'

/** One question before this one, oldest first. Without `entryId` it is worked out again. */
export interface PreviousTurn {
  question: string
  answer?: string
  entryId?: string
}

/** What a question was understood to be. */
export interface Understood {
  readonly reading: Reading
  /** Best first; may be empty. */
  readonly matches: readonly Match[]
  /** The chance that the first is right. */
  readonly confidence: number
}

/** One way to read a follow-up, and how much it is preferred. */
interface Meaning {
  readonly one: Understood
  readonly bonus: number
}

/** A follow-up, what it follows, and the entry that was told before. */
interface Following {
  readonly asked: Reading
  readonly about: Reading
  readonly told: Entry | undefined
}

/** What was only heard to be a known word counts a little less than what was written. */
const HEARD = 0.97
/** As sure as this of what was written, nobody wonders what was meant. */
const CLEAR = 0.9
const REMEMBERED = 100
/** Asked in the very words of a way. */
const WORD_FOR_WORD = 0.99
/** A follow-up that would get the same answer once more has hardly been understood. */
const REPEATED = 0.6
/** What follows is mostly about the same: a doubt counts this much of itself. */
const STAYS = 0.7
/** Another reading that says the same counts this much. */
const AGREES = 0.5
/** A short question as sure as this is not looked at as a follow-up. */
const PLAIN = 0.9
/** Which reading of a follow-up is preferred, in chance: put in place of what was asked, of the same topic, the first way tried. */
const PREFERRED = { substituted: 0.2, topic: 0.15, first: 0.1 }

export class Understanding {
  private readonly byId: ReadonlyMap<string, Entry>
  private readonly byWay: ReadonlyMap<string, Entry>
  private readonly recent = new Map<string, { reading: Reading; matches: readonly Match[] }>()

  constructor(private readonly matching: Matching) {
    this.byId = new Map(matching.entries.map((entry) => [entry.id, entry]))
    this.byWay = new Map(matching.ways.map(({ entry, reading }) => [reading.text, matching.entries[entry] as Entry])) // its own number
  }

  /** The question by itself, slips of dictation made good. */
  alone(text: string, topic?: string): Understood {
    const written = this.look(text, topic)
    if (written.confidence >= CLEAR) return written
    const slipped = heard(plain(text))
    if (slipped === plain(text)) return written
    const again = this.look(slipped, topic)
    return again.confidence * HEARD > written.confidence ? { ...again, confidence: again.confidence * HEARD } : written
  }

  /** The question as meant after what was said before. */
  after(previous: readonly PreviousTurn[], question: string): Understood {
    const alone = this.alone(bare(question))
    const turn = previous.at(-1)
    if (!turn) return alone
    const before = this.after(previous.slice(0, -1), turn.question)
    const found = before.matches[0]?.entry
    const told = turn.entryId === undefined ? found : this.byId.get(turn.entryId)
    const asked = read(question)
    const leans = leaning(asked)
    if (alone.confidence >= (leans === 'not' ? SURE : leans === 'partly' ? PLAIN : Infinity)) return alone
    // the entry that was told is a better witness of what it was about than the words, when those lead elsewhere
    const about = told === undefined || told === found ? before.reading : read(told.ask[0] ?? '')
    return this.chosen(this.meanings(question, asked, about, told?.topic, alone, leans), { asked, about, told })
  }

  private look(text: string, topic?: string): Understood {
    const { reading, matches } = this.found(text)
    const preferred = this.matching.preferring(topic, matches)
    const own = this.byWay.get(reading.text)
    const isFirst = (match: Match) => match.entry === own
    if (own && preferred.some(isFirst)) {
      const first = preferred.filter(isFirst)
      return {
        reading,
        matches: [...first, ...preferred.filter((match) => !isFirst(match))],
        confidence: WORD_FOR_WORD,
      }
    }
    return { reading, matches: preferred, confidence: confidence(preferred) }
  }

  /** Asked in the very words of one of the entries' ways. */
  isWay(text: string): boolean {
    return this.byWay.has(read(text).text)
  }

  /** The last few are remembered: a follow-up looks at the question before it again. */
  private found(text: string): { reading: Reading; matches: readonly Match[] } {
    const known = this.recent.get(text)
    if (known) return known
    const asked = takeApart(text)
    const found = { reading: asked.whole, matches: this.matching.find(asked) }
    if (this.recent.size >= REMEMBERED) this.recent.clear()
    this.recent.set(text, found)
    return found
  }

  private meanings(
    question: string,
    asked: Reading,
    about: Reading,
    topic: string | undefined,
    alone: Understood,
    leans: 'wholly' | 'partly' | 'not',
  ): Meaning[] {
    const put = substituted(asked, about).map((text) => ({
      one: this.alone(text, topic),
      bonus: PREFERRED.substituted,
    }))
    const joined = { one: this.alone(completed(asked, about), topic), bonus: 0 }
    const inTopic = { one: this.alone(bare(question), topic), bonus: 0 }
    const itself = { one: alone, bonus: 0 }
    const all = leans === 'not' ? [itself, inTopic, joined] : [joined, inTopic, itself]
    const withFirst = all.map((meaning, place) => ({ ...meaning, bonus: place === 0 ? PREFERRED.first : 0 }))
    return [...put, ...withFirst]
  }

  private chosen(meanings: readonly Meaning[], { asked, about, told }: Following): Understood {
    const asks = ({ units, text }: Reading) =>
      ENDS_ASKING.test(text) || ASKS_HOW.test(text) || units.some(({ category }) => category === 'ask')
    const names = asked.units.some((unit) => unit.category === 'thing' || unit.category === 'class')
    // 那超过的部分呢 asks nothing and is in the answer just given: then the same once more is right
    const isInAnswer = !asks(asked) && asked.units.some(({ surface }) => told?.say.includes(surface))
    const mayRepeat = names || isInAnswer || !asks(about) || SIZES.test(asked.text)
    const repeats = ({ one }: Meaning) => !mayRepeat && told !== undefined && one.matches[0]?.entry.id === told.id
    const worth = (meaning: Meaning) =>
      meaning.one.confidence * (repeats(meaning) ? REPEATED : 1) +
      (meaning.one.matches[0]?.entry.topic === told?.topic ? PREFERRED.topic : 0) +
      meaning.bonus
    const best = meanings.reduce((first, meaning) => (worth(meaning) > worth(first) ? meaning : first))
    const one = { ...best.one, confidence: agreed(best, meanings) }
    // 要多久 is not answered by who decides
    const isBeside = lacksMeasure(asked.text, one.matches[0]?.entry.say ?? '')
    if (repeats(best) || isBeside) return { ...one, confidence: one.confidence * REPEATED }
    const stays = told !== undefined && one.matches[0]?.entry.topic === told.topic
    return stays ? { ...one, confidence: 1 - (1 - one.confidence) * STAYS } : one
  }
}

/** The chance of the best, more when other ways to read the question lead to the same entry. */
function agreed({ one }: Meaning, meanings: readonly Meaning[]): number {
  const id = one.matches[0]?.entry.id
  const others = meanings.filter((other) => other.one !== one && other.one.matches[0]?.entry.id === id)
  const best = Math.max(0, ...others.map((other) => other.one.confidence))
  return 1 - (1 - one.confidence) * (1 - best * AGREES)
}
