import { grown } from './arrays.ts'
import { Bags } from './bags.ts'
import type { Clause } from './clause.ts'
import { standsFirst } from './norms.ts'
import type { Vocabulary } from './tokens.ts'

const NONE = 0xffffffff

/**
 * The clauses that can be found. A clause has a slot, a heading (document and chapter, kept once) and a document, all numbers.
 * Slots change with `version`; headings and documents keep their numbers for good.
 */
export class Clauses {
  version = 0
  texts: Bags
  readonly headings: Bags
  readonly documents: string[] = []
  /** Document of a heading. */
  readonly documentOf: number[] = []
  /** By document: 1 where it stands before what is made under a law (norms.ts). */
  readonly rankOf: number[] = []
  /** How many clauses stand under a heading, and in a document. */
  readonly headingSize: number[] = []
  readonly documentSize: number[] = []
  private ids: string[] = []
  private readonly slots = new Map<string, number>()
  private headingOfSlot = new Uint32Array(1024)
  /** Neighbours in the document. */
  private before = new Uint32Array(1024)
  private after = new Uint32Array(1024)
  /** Place in the document, from 0. */
  private places = new Uint32Array(1024)
  private readonly headingNumbers = new Map<string, number>()
  private readonly documentNumbers = new Map<string, number>()
  private readonly held = new Map<string, number[]>()

  constructor(readonly vocabulary: Vocabulary) {
    this.texts = new Bags(vocabulary)
    this.headings = new Bags(vocabulary)
  }

  /** @throws Error when an id is given twice, or belongs to another document. */
  replace(document: string, clauses: readonly Clause[]): void {
    const old = this.held.get(document) ?? []
    const leaving = new Set(old.map((slot) => this.idOf(slot)))
    const coming = new Set<string>()
    for (const { id } of clauses) {
      if (coming.has(id) || (this.slots.has(id) && !leaving.has(id))) throw new Error(`clause ${id} is there already`)
      coming.add(id)
    }
    for (const slot of old) this.remove(slot)
    const slots = clauses.map((clause) => this.add(document, clause))
    slots.forEach((slot, at) => {
      this.places[slot] = at
      this.before[slot] = slots[at - 1] ?? NONE
      this.after[slot] = slots[at + 1] ?? NONE
    })
    if (slots.length > 0) this.held.set(document, slots)
    else this.held.delete(document)
    this.version += 1
    if (this.texts.size > 2 * this.texts.live + 1000) this.compact()
  }

  get size(): number {
    return this.texts.size
  }
  idOf(slot: number): string {
    return this.ids[slot] ?? ''
  }
  slotOf(id: string): number | undefined {
    return this.slots.get(id)
  }
  headingOf(slot: number): number {
    return this.headingOfSlot[slot] ?? 0
  }
  /** How far into its document it stands, 0 to 1. */
  depth(slot: number): number {
    return (this.places[slot] ?? 0) / (this.documentSize[this.documentOf[this.headingOf(slot)] ?? 0] || 1)
  }
  neighbours(slot: number): number[] {
    return [this.before[slot] ?? NONE, this.after[slot] ?? NONE].filter((other) => other !== NONE)
  }

  private add(document: string, { id, chapter, text }: Clause): number {
    const slot = this.texts.add(this.vocabulary.bag(text))
    if (slot >= this.before.length) {
      this.before = grown(this.before)
      this.after = grown(this.after)
      this.places = grown(this.places)
      this.headingOfSlot = grown(this.headingOfSlot)
    }
    const heading = this.heading(document, chapter)
    this.headingOfSlot[slot] = heading
    this.ids[slot] = id
    this.slots.set(id, slot)
    this.count(heading, 1)
    return slot
  }

  private remove(slot: number): void {
    this.texts.remove(slot)
    this.slots.delete(this.idOf(slot))
    this.count(this.headingOf(slot), -1)
  }

  private count(heading: number, by: number): void {
    const document = this.documentOf[heading] ?? 0
    this.headingSize[heading] = (this.headingSize[heading] ?? 0) + by
    this.documentSize[document] = (this.documentSize[document] ?? 0) + by
  }

  private heading(document: string, chapter: string): number {
    const name = `${document} ${chapter}`
    const known = this.headingNumbers.get(name)
    if (known !== undefined) return known
    const heading = this.headings.add(this.vocabulary.bag(name))
    this.headingNumbers.set(name, heading)
    let number = this.documentNumbers.get(document)
    if (number === undefined) {
      number = this.documents.push(document) - 1
      this.rankOf[number] = standsFirst(document) ? 1 : 0
      this.documentNumbers.set(document, number)
    }
    this.documentOf[heading] = number
    return heading
  }

  /** Closes the gaps that removed clauses leave. */
  private compact(): void {
    const texts = new Bags(this.vocabulary)
    const moved = new Uint32Array(this.texts.size).fill(NONE)
    for (let slot = 0; slot < this.texts.size; slot++)
      if (this.texts.isAlive(slot)) moved[slot] = texts.add(this.texts.bag(slot))
    const to = (slot: number) => (slot === NONE ? NONE : (moved[slot] ?? NONE))
    const [headings, before, after, places] = [this.headingOfSlot, this.before, this.after, this.places]
    const ids: string[] = []
    for (const array of ['headingOfSlot', 'before', 'after', 'places'] as const) this[array] = this[array].slice()
    moved.forEach((slot, from) => {
      if (slot === NONE) return
      ids[slot] = this.idOf(from)
      this.slots.set(this.idOf(from), slot)
      this.headingOfSlot[slot] = headings[from] ?? 0
      this.before[slot] = to(before[from] ?? NONE)
      this.after[slot] = to(after[from] ?? NONE)
      this.places[slot] = places[from] ?? 0
    })
    for (const [document, slots] of this.held) this.held.set(document, slots.map(to))
    this.ids = ids
    this.texts = texts
  }
}
