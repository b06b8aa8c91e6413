import type { SettingsView } from '../base/runtime.ts'
import type { Basis, Citation, Entry } from '../texts/rulebook/entry.ts'
import { emptyQuestion, notSure } from '../texts/rulebook/frame.ts'
import { amongThree, CHOICE, rank, sureEnough } from './confidence.ts'
import { asksForVerdict, isBeyondTown, isOfAnotherYear } from './beyond.ts'
import { Matching, type Match } from './matching.ts'
import { otherPlaces } from './outside.ts'
import { asks } from './parts.ts'
import { asksAboutPerson } from './personal.ts'
import { read } from './reading.ts'
import { told, titleOf } from './telling.ts'
import { type PreviousTurn, Understanding, type Understood } from './understanding.ts'

export type { PreviousTurn } from './understanding.ts'

/** 回答 - what the asker sees (`answer`, then `source` on a line of its own) and what is needed to trust it. */
export interface Answer {
  answer: string
  /** Starts with 依据： or is empty (nothing claimed). */
  source: string
  basis: Basis['kind']
  citations: Citation[]
  /** The chance that this is the right entry, 0 to 1; with `choices`, that it is among them. */
  confidence: number
  /** True: not answered; somebody on duty must, unless the asker finds it among `choices`. */
  handedOver: boolean
  entryId?: string
  topic?: string
  /** Not sure enough to answer: two or three entries to choose from, best first. `title` has at most 20 characters. */
  choices?: { entryId: string; title: string }[]
}

export interface Rulebook {
  answer(question: string, options: { previous?: readonly PreviousTurn[]; settings: SettingsView }): Answer
}

/** How far back a follow-up may reach. */
const TURNS = 3
/** Of a longer question only the beginning and the end are read: people ask first or last. */
const LONGEST = 200
const BEGINNING = 60
const SHOWN = 3
/** Topic of what nobody has written down: it need not be looked for anywhere else. */
const NOTHING_KNOWN = 'unknown'
/** What is known by its words alone: a person's private matters, another place. */
const PLAINLY = 0.95

export function createRulebook(entries: readonly Entry[]): Rulebook {
  const matching = new Matching(entries, rank)
  const understanding = new Understanding(matching)
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const places = new Map<Entry, string[]>()
  const placesOf = (entry: Entry): string[] => {
    const known = places.get(entry) ?? placesIn(entry)
    places.set(entry, known)
    return known
  }

  /** An entry that needs no search, when the rulebook has it. */
  const plainly = (id: string, settings: SettingsView): Answer | undefined => {
    const entry = byId.get(id)
    return entry && told(entry, settings, PLAINLY)
  }

  /** The entry tells something about one of these places. */
  const speaksOf = ({ entry }: Match, named: readonly string[]) =>
    entry.topic !== 'unknown' && named.some((place) => placesOf(entry).includes(place))

  function decided(question: string, { reading, matches, confidence }: Understood, settings: SettingsView): Answer {
    const [match] = matches
    if (!match) return handedOver(0)
    const text = read(question).text
    const named = otherPlaces(text)
    if (named.length > 0 && match.entry.topic !== 'referral' && !speaksOf(match, named))
      return matches.slice(0, SHOWN).some((other) => speaksOf(other, named))
        ? { ...handedOver(confidence), topic: NOTHING_KNOWN }
        : (plainly('referral/elsewhere', settings) ?? handedOver(confidence))
    if (asksForVerdict(text) || isOfAnotherYear(text, match.entry) || isBeyondTown(reading.text, match.entry))
      return { ...handedOver(confidence), topic: NOTHING_KNOWN }
    const isAsked = asks(read(question))
    if (confidence < sureEnough(match, isAsked)) return (isAsked && choices(matches)) || handedOver(confidence)
    if (match.entry.on[0].kind === 'none') return { ...handedOver(1 - confidence), topic: match.entry.topic }
    return told(match.entry, settings, confidence)
  }

  return {
    answer(question, { previous = [], settings }) {
      const asked = cut(question)
      if (!/[\p{L}\p{N}]/u.test(asked)) return { ...handedOver(0), answer: emptyQuestion, handedOver: false }
      if (asksAboutPerson(read(asked).text) && !understanding.isWay(asked)) {
        const refused = plainly('referral/private', settings)
        if (refused) return refused
      }
      const turns = previous.slice(-TURNS).map((turn) => ({ ...turn, question: cut(turn.question) }))
      return decided(asked, understanding.after(turns, asked), settings)
    },
  }
}

/** What is shown to choose from, when the right one is likely among it. */
function choices(matches: readonly Match[]): Answer | undefined {
  const chance = amongThree(matches)
  const [first] = matches
  if (chance < CHOICE || !first || first.entry.topic === 'unknown') return undefined
  const shown = matches.slice(0, SHOWN).filter(({ entry }) => entry.on[0].kind !== 'none')
  if (shown.length < 2) return undefined
  const titles = shown.map(({ entry }) => ({ entryId: entry.id, title: titleOf(entry) }))
  return { ...handedOver(chance), choices: titles }
}

/** The places an entry names in what it is asked, says or rests on. */
const placesIn = (entry: Entry): string[] =>
  otherPlaces(
    [...entry.ask, entry.say, ...entry.on.map((basis) => ('document' in basis ? basis.document : ''))].join('，'),
    {
      beside: true,
    },
  )

const cut = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, BEGINNING)}，${text.slice(BEGINNING - LONGEST)}`

const handedOver = (sure: number): Answer => ({
  answer: notSure,
  source: '',
  basis: 'none',
  citations: [],
  confidence: Math.round(sure * 1000) / 1000,
  handedOver: true,
})
