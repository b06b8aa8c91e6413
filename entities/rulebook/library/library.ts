import { localDate } from '../../base/clock.ts'
import type { Runtime, SettingsView } from '../../base/runtime.ts'
import type { Entry } from '../../texts/rulebook/entry.ts'
import { libraryTexts } from '../../texts/rulebook/library.ts'
import type { ClauseInForce } from '../document/inForce.ts'
import { materialsInForce } from '../document/materials.ts'
import { rulebookRevision } from '../document/revision.ts'
import { type Consulted, type Matter, matterKey } from '../model/consult.ts'
import { asEntry } from '../reviewed/asEntry.ts'
import { type ReviewedInForce, reviewedInForce } from '../reviewed/reviewedAnswers.ts'
import { reviewedRevision } from '../reviewed/revision.ts'
import { bands } from '../bands.ts'
import { type Answer, createRulebook, type PreviousTurn, type Rulebook } from '../rulebook.ts'
import type { Answered } from '../search/clause.ts'
import { createSearch } from '../search/search.ts'
import { back } from './backing.ts'
import { citedAnswer, wordedThen } from './cited.ts'
import { type CountyDocuments, countyClause, countyDocuments, givesWay, sayingLoaded } from './county.ts'
import { dayMeant } from './dayMeant.ts'
import { excerpt } from './excerpt.ts'
import { Materials } from './materials.ts'
import { documentMeant, pointedAt } from './pointed.ts'
import { NAMES_DOCUMENT } from './pointedWords.ts'
import { type FoundClause, Shelf } from './shelf.ts'
import {
  type Choice,
  clauseChoices,
  entryChoices,
  splitTarget,
  targetOf,
  type Told,
  toldAnswer,
  toldChoices,
} from './told.ts'
import { withWays } from './withWays.ts'

const isSure = ({ chance, held }: FoundClause) => chance >= bands.clause.answer && held >= bands.held.answer
const isWorthShowing = ({ chance, held }: FoundClause) => chance >= bands.clause.choose && held >= bands.held.choose
/** A shorter question after another one leans on it; a clause found for it alone is found for nothing. */
const STANDS_ALONE = 10

type Reader = Pick<Runtime, 'db' | 'clock'>
type Asking = Reader & Pick<Runtime, 'settings'>
interface Before {
  /** Oldest first. */
  previous?: readonly PreviousTurn[]
}

/** What people's own choices taught: wordings of entries (`target` is an entry's id), and questions of clauses. */
export interface Lessons {
  readonly ways: readonly { readonly question: string; readonly target: string }[]
  readonly clauses: readonly Answered[]
}

/** A question looked at: what the entries say, what the documents hold, and the day it is about. */
interface Looked {
  question: string
  answer: Answer
  found: FoundClause[]
  on: string | null
}

/**
 * 制度库 - everything an answer may rest on: the starting rulebook, what the county has reviewed, and the clauses of the
 * documents it has loaded. Lives in the process; before each question it looks whether the store has something newer.
 */
export class Library implements Rulebook {
  private readonly shelf = new Shelf(createSearch())
  private entries: readonly Entry[]
  private made: Rulebook | null = null
  private reviewed: readonly ReviewedInForce[] = []
  private lessons: Lessons = { ways: [], clauses: [] }
  private attached = new Materials([])
  private county: CountyDocuments = new Map()
  private seen = { documents: '', reviewed: '', minute: '' }
  private refreshing: Promise<void> | null = null

  constructor(
    private readonly starting: readonly Entry[],
    private readonly learnt: (tx: Reader) => Promise<Lessons> = () => Promise.resolve({ ways: [], clauses: [] }),
  ) {
    this.entries = starting
  }

  /** Reading every way of asking takes a second or two; done with the first question, or before it (`refresh` does not). */
  warm(): Rulebook {
    return (this.made ??= this.entries === this.starting ? readOnce(this.starting) : createRulebook(this.entries))
  }

  private get base(): Rulebook {
    return this.warm()
  }

  /** From the entries alone: what is recognised without looking into documents. */
  answer(question: string, options: Before & { settings: SettingsView }): Answer {
    return this.base.answer(question, options)
  }

  /**
   * The answer with the words it rests on, or what to choose from. Reads the store, writes nothing. `advice`: what an outside
   * model made of `matter(...)`; without use when the question looks different by now. `rulebook`: other entries, to be tried out; whoever
   * tries hundreds of questions refreshes once before.
   */
  async tell(
    tx: Asking,
    question: string,
    { advice = null, ...before }: Before & { advice?: Consulted | null; rulebook?: Rulebook } = {},
  ): Promise<Told> {
    const looked = await this.look(tx, question, before)
    const { answer, found } = looked
    const pointed = await this.pointed(tx, looked)
    if (pointed) return pointed
    if (!answer.handedOver) return this.entryTold(tx, looked)
    const matter = matterOf(looked)
    const helped = advice !== null && matter !== null && advice.key === matterKey(matter) ? advice : null
    const [first] = found
    if (first && isSure(first)) {
      const worded = helped?.verdict === 'worded' && helped.answer?.clauses.includes(first.clause.id) === true
      return this.clauseTold(tx, first, looked, worded ? (helped.answer?.text ?? null) : null)
    }
    const showing = inOrder(found, helped?.ranked).filter(isWorthShowing)
    const shown = looked.on === null ? showing : await wordedThen(tx, showing, looked.on)
    return toldChoices(answer, [...entryChoices(answer), ...clauseChoices(question, shown)])
  }

  /** The same from the entries alone, where there is no store. */
  tellAlone(question: string, options: Before & { settings: SettingsView }): Told {
    const answer = this.base.answer(question, options)
    return answer.handedOver ? toldChoices(answer, entryChoices(answer)) : toldAnswer(answer, [])
  }

  /** What an outside model could help with; null when the entries answer it or nothing was found. */
  async matter(tx: Asking, question: string, before: Before = {}): Promise<Matter | null> {
    return matterOf(await this.look(tx, question, before))
  }

  /** What was meant after a choice. Null: it is not there any more. */
  async tellChosen(tx: Asking, { target }: Pick<Choice, 'target'>, question: string): Promise<Told | null> {
    await this.refresh(tx)
    const [kind, id] = splitTarget(target)
    const on = dayMeant(question, tx.clock.now())
    if (kind === 'clause') {
      const clause = this.shelf.clause(id)
      return clause ? this.clauseTold(tx, { clause, chance: 1 }, { question, on }, null) : null
    }
    const entry = this.entries.find((one) => one.id === id)
    const answer = entry && this.base.answer(entry.ask[0] ?? '', { settings: tx.settings })
    return answer && !answer.handedOver ? this.entryTold(tx, { question, answer, on }) : null
  }

  /** Templates and training material as they are today. */
  async materials(tx: Reader): Promise<Materials> {
    await this.refresh(tx)
    return this.attached
  }

  /** Somebody taught something just now; the next question knows it. */
  taught(): void {
    this.seen.minute = ''
  }

  /** Takes in what changed in the store, or with the day. */
  async refresh(tx: Reader): Promise<void> {
    this.refreshing ??= this.catchUp(tx).finally(() => (this.refreshing = null))
    await this.refreshing
  }

  private async catchUp(tx: Reader): Promise<void> {
    const today = localDate(tx.clock.now())
    const documents = `${await rulebookRevision(tx)} ${today}`
    if (documents !== this.seen.documents) {
      this.attached = new Materials(await materialsInForce(tx, today))
      // what is sent as a file is no rule, and is never quoted as one
      await this.shelf.load(tx, today, new Set(this.attached.all.map(({ documentId }) => documentId)))
      this.county = await countyDocuments(tx, this.shelf.documentIds)
    }
    // an answer that rests on a clause that changed is told with other words
    const reviewed = `${await reviewedRevision(tx)} ${documents}`
    if (reviewed !== this.seen.reviewed) this.reviewed = await reviewedInForce(tx, today)
    // wordings are learnt by and by, not with every question
    const minute = tx.clock.now().toISOString().slice(0, 16)
    const lessons = minute === this.seen.minute ? this.lessons : await this.learnt(tx)
    const isTaught = JSON.stringify(lessons) !== JSON.stringify(this.lessons)
    this.lessons = lessons
    if (reviewed !== this.seen.reviewed || isTaught) this.rebuild()
    this.seen = { documents, reviewed, minute }
  }

  private rebuild(): void {
    const entries = withWays([...this.starting, ...this.reviewed.map(asEntry)], this.lessons.ways)
    const isSame = entries.length === this.entries.length && entries.every((entry, i) => entry === this.entries[i])
    if (!isSame) {
      this.entries = entries
      this.made = null
    }
    const cited = this.reviewed.flatMap(({ document, article, ways, say }) => {
      const id = document === null || article === null ? null : this.shelf.called(document, article)
      return id === null ? [] : ways.map((question) => ({ question, clauses: [id], answer: say }))
    })
    this.shelf.learn([...cited, ...this.lessons.clauses])
  }

  private async look(
    tx: Asking,
    question: string,
    { previous = [], rulebook }: Before & { rulebook?: Rulebook },
  ): Promise<Looked> {
    if (!rulebook) await this.refresh(tx)
    const answer = (rulebook ?? this.base).answer(question, { previous, settings: tx.settings })
    // what the entries know to have no answer has none in a statute either
    const isOpen = answer.handedOver && answer.topic === undefined
    const leans = previous.length > 0 && question.length < STANDS_ALONE
    return {
      question,
      answer,
      found: isOpen && !leans ? this.shelf.find(question) : [],
      on: dayMeant(question, tx.clock.now()),
    }
  }

  /** A clause asked for by its name, or null. What is named and not stored is told by no other clause. */
  private async pointed(tx: Reader, { question, answer, on }: Looked): Promise<Told | null> {
    const pointed = this.shelf.isEmpty ? null : pointedAt(question)
    if (!pointed) return null
    const county = [...this.county.values()]
    const meant = await documentMeant(tx, pointed, { county, today: localDate(tx.clock.now()) })
    const isCited = answer.citations.some(({ article }) => article.startsWith(pointed.article))
    if (!meant) return isCited || !NAMES_DOCUMENT.test(pointed.document) ? null : toldChoices(answer, [])
    const cited = { document: `《${meant.title}》`, article: pointed.article, quote: '' }
    const told = await citedAnswer(tx, cited, { question, on: on ?? meant.on, chance: 1 })
    return toldAnswer(told.answer, told.lines)
  }

  /** An entry; where it only tells a default and the county has a clause of its own, that clause. */
  private async entryTold(tx: Reader, looked: Omit<Looked, 'found'>): Promise<Told> {
    const { question, answer } = looked
    const entry = this.entries.find(({ id }) => id === answer.entryId)
    if (!entry || this.county.size === 0 || !givesWay(entry)) return this.backed(tx, looked, entry)
    const own = countyClause(question, entry, { found: this.shelf.find(question), county: this.county })
    if (own?.answers) return this.clauseTold(tx, own, looked, null)
    const say = sayingLoaded(entry, answer.answer, this.county, own && (await this.clauseTold(tx, own, looked, null)))
    return this.backed(tx, { ...looked, answer: { ...answer, answer: say } }, entry)
  }

  private async backed(
    tx: Reader,
    { question, answer, on }: Omit<Looked, 'found'>,
    entry: Entry | undefined,
  ): Promise<Told> {
    const material = this.attached.belonging(question, { entry })
    if (this.shelf.isEmpty) return toldAnswer(answer, [], material)
    const { citations, lines } = await back(tx, answer.citations, { about: `${question}\n${answer.answer}`, on })
    return toldAnswer({ ...answer, citations }, lines, material)
  }

  /** The clause's own words; with a model's wording, that first and the words below it. */
  private async clauseTold(
    tx: Reader,
    { clause, chance }: Pick<FoundClause, 'clause' | 'chance'>,
    { question, on }: Pick<Looked, 'question' | 'on'>,
    worded: string | null,
  ): Promise<Told> {
    const cited = { document: `《${clause.document}》`, article: clause.article, quote: '' }
    const { answer, lines } = await citedAnswer(tx, cited, { question, on, chance, worded })
    const material = this.attached.belonging(question, { words: answer.citations[0]?.quote ?? '' })
    return toldAnswer({ ...answer, entryId: targetOf(clause) }, lines, material)
  }
}

function matterOf({ question, answer, found }: Looked): Matter | null {
  const [first] = found
  if (!first || !answer.handedOver || !isWorthShowing(first)) return null
  const local = isSure(first) ? localOf(question, first.clause) : null
  return { question, local, candidates: found.map(({ clause }) => clause) }
}

const localOf = (question: string, clause: ClauseInForce) => ({
  text: libraryTexts.clause({ words: excerpt(clause.text, question) }),
  clauses: [clause.id],
})

/** In the model's order, when there is one. */
function inOrder(found: readonly FoundClause[], ranked: readonly string[] | undefined): FoundClause[] {
  const place = new Map(ranked?.map((id, i) => [id, i]))
  return [...found].sort((a, b) => (place.get(a.clause.id) ?? 0) - (place.get(b.clause.id) ?? 0))
}

/** Several libraries on one starting rulebook read it once. */
const readBefore = new WeakMap<readonly Entry[], Rulebook>()
function readOnce(entries: readonly Entry[]): Rulebook {
  const rulebook = readBefore.get(entries) ?? createRulebook(entries)
  readBefore.set(entries, rulebook)
  return rulebook
}
