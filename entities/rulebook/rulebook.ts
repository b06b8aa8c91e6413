import type { SettingsView } from '../base/runtime.ts'
import type { Basis, Citation, Entry } from '../texts/rulebook/entry.ts'
import { emptyQuestion, notSure } from '../texts/rulebook/frame.ts'
import { confidence, rank, SURE, sureEnough } from './confidence.ts'
import { bare, completed, leaning } from './following.ts'
import { Matching, type Match } from './matching.ts'
import { read, type Reading } from './reading.ts'
import { heard } from './slips.ts'
import { citations, fill, sourceLine } from './wording.ts'

/** 回答 - what the asker sees (`answer`, then `source` on a line of its own) and what is needed to trust it. */
export interface Answer {
  answer: string
  /** Starts with 依据： or is empty (nothing claimed). */
  source: string
  basis: Basis['kind']
  citations: Citation[]
  /** The chance that this is the right entry, 0 to 1. */
  confidence: number
  /** True: not answered, somebody on duty must. */
  handedOver: boolean
  entryId?: string
  topic?: string
  /** Not sure enough to answer, sure enough to ask which of these is meant. */
  choices?: { entryId: string; title: string }[]
}

/** One question before this one, oldest first. Without `entryId` it is worked out again. */
export interface PreviousTurn {
  question: string
  answer?: string
  entryId?: string
}

export interface Rulebook {
  answer(question: string, options: { previous?: readonly PreviousTurn[]; settings: SettingsView }): Answer
}

/** How far back a follow-up may reach. */
const TURNS = 3
/** A question longer than this is read only so far: nobody asks one thing in more. */
const LONGEST = 200
/** What was only heard to be a known word counts a little less than what was written. */
const HEARD = 0.97
/** A follow-up that would get the same answer once more has hardly been understood. */
const REPEATED = 0.6
/** A short question as sure as this is not looked at as a follow-up. */
const PLAIN = 0.85

interface Understood {
  reading: Reading
  match: Match | undefined
  confidence: number
}

export function createRulebook(entries: readonly Entry[]): Rulebook {
  const matching = new Matching(entries, rank)
  const byId = new Map(entries.map((entry) => [entry.id, entry]))

  function best(text: string, topic?: string): Understood {
    const written = look(text, topic)
    const slipped = heard(written.reading.text)
    if (slipped === written.reading.text) return written
    const again = look(slipped, topic)
    return again.confidence * HEARD > written.confidence ? { ...again, confidence: again.confidence * HEARD } : written
  }

  function look(text: string, topic?: string): Understood {
    const reading = read(text)
    const match = matching.find(reading, topic)[0]
    return { reading, match, confidence: match ? confidence(match) : 0 }
  }

  /** The question as meant after what was said before. */
  function understand(question: string, previous: readonly PreviousTurn[]): Understood {
    const alone = best(bare(question))
    const turn = previous.at(-1)
    if (!turn) return alone
    const before = understand(turn.question.slice(0, LONGEST), previous.slice(0, -1))
    const told = turn.entryId === undefined ? before.match?.entry : byId.get(turn.entryId)
    const topic = told?.topic
    // the entry that was told is a better witness of what it was about than the words, when those lead elsewhere
    const about = told === undefined || told === before.match?.entry ? before.reading : read(told.ask[0] ?? '')
    const asked = read(question)
    const leans = leaning(asked)
    if (alone.confidence >= (leans === 'not' ? SURE : leans === 'partly' ? PLAIN : Infinity)) return alone
    const joined = best(completed(asked, about), topic)
    const inTopic = best(bare(question), topic)
    const candidates = leans === 'not' ? [alone, inTopic, joined] : [joined, inTopic, alone]
    const last = told?.id
    const names = asked.units.some((unit) => unit.category === 'thing' || unit.category === 'class')
    const repeats = ({ match }: Understood) => match?.entry.id === last && !names
    const worth = (one: Understood, place: number) =>
      one.confidence * (repeats(one) ? REPEATED : 1) +
      (one.match?.entry.topic === topic ? 0.15 : 0) +
      (place === 0 ? 0.1 : 0)
    const chosen = candidates.reduce((first, one, place) =>
      worth(one, place) > worth(first, candidates.indexOf(first)) ? one : first,
    )
    return repeats(chosen) ? { ...chosen, confidence: chosen.confidence * REPEATED } : chosen
  }

  return {
    answer(question, { previous = [], settings }) {
      const asked = question.slice(0, LONGEST)
      if (!/[\p{L}\p{N}]/u.test(asked)) return { ...handedOver(0), answer: emptyQuestion, handedOver: false }
      const { match, confidence: sure } = understand(asked, previous.slice(-TURNS))
      if (!match || sure < sureEnough(match)) return handedOver(sure)
      const { entry } = match
      if (entry.on[0].kind === 'none') return { ...handedOver(1 - sure), topic: entry.topic }
      return {
        answer: fill(entry, settings),
        source: sourceLine(entry, settings),
        basis: entry.on[0].kind,
        citations: citations(entry),
        confidence: Math.round(sure * 1000) / 1000,
        handedOver: false,
        entryId: entry.id,
        topic: entry.topic,
      }
    },
  }
}

const handedOver = (sure: number): Answer => ({
  answer: notSure,
  source: '',
  basis: 'none',
  citations: [],
  confidence: Math.round(sure * 1000) / 1000,
  handedOver: true,
})
