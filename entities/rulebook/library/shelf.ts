import type { Runtime } from '../../base/runtime.ts'
import { type ClauseInForce, clausesOfVersion, versionsInForce } from '../document/inForce.ts'
import type { RuleVersion } from '../document/ruleVersion.ts'
import type { Answered, Found, Search } from '../search/clause.ts'
import { shareHeld } from './holds.ts'
import { Practice } from './practice.ts'

export interface FoundClause {
  clause: ClauseInForce
  /** Calibrated chance that it is the right one. */
  chance: number
  /** Share of what the question names that stands in it. */
  held: number
}

/** How many clauses are looked at beyond the three that may be shown. */
const LOOKED_AT = 30

/** 条文库 - the clauses that hold today, searchable. Only documents whose version changed are read and indexed again. */
export class Shelf {
  private readonly clauses = new Map<string, ClauseInForce>()
  /** By document: its version, its name in the search, its clauses. */
  private readonly loaded = new Map<number, { versionId: number; name: string; ids: string[] }>()

  /** Questions each clause is known to answer. */
  private readonly answered = new Map<string, string[]>()
  private readonly practice: Practice

  constructor(private readonly search: Search) {
    this.practice = new Practice(search)
  }

  get isEmpty(): boolean {
    return this.clauses.size === 0
  }

  get documentIds(): number[] {
    return [...this.loaded.keys()]
  }

  clause(id: string): ClauseInForce | undefined {
    return this.clauses.get(id)
  }

  /** Id of the clause a document has under this name; null when it is not stored. Names as the store has them. */
  called(document: string, article: string): string | null {
    for (const clause of this.clauses.values())
      if (clause.article === article && clause.document === document) return clause.id
    return null
  }

  find(question: string): FoundClause[] {
    if (this.isEmpty) return []
    const { ranked, confidences } = this.search.find(question, LOOKED_AT)
    return ranked.flatMap(({ id }: Found, i) => {
      const clause = this.clauses.get(id)
      if (!clause) return []
      const held = shareHeld(question, clause, this.answered.get(id)?.join(' '))
      return [{ clause, chance: confidences[i] ?? 0, held }]
    })
  }

  learn(answered: readonly Answered[]): void {
    this.search.learn(answered)
    this.answered.clear()
    for (const { question, clauses } of answered)
      for (const id of clauses) this.answered.set(id, [...(this.answered.get(id) ?? []), question])
    this.practice.begin(answered.length)
  }

  /** `except`: documents that are not searched. */
  async load(tx: Pick<Runtime, 'db'>, today: string, except: ReadonlySet<number> = new Set()): Promise<void> {
    const versions = (await versionsInForce(tx, today)).filter(({ documentId }) => !except.has(documentId))
    const holding = new Set(versions.map((version) => version.documentId))
    for (const documentId of [...this.loaded.keys()]) if (!holding.has(documentId)) this.take(documentId)
    for (const version of versions) {
      if (this.loaded.get(version.documentId)?.versionId === version.id) continue
      const clauses = await clausesOfVersion(tx, version)
      this.take(version.documentId)
      this.put(version, clauses)
    }
  }

  private take(documentId: number): void {
    const there = this.loaded.get(documentId)
    if (!there) return
    for (const id of there.ids) this.clauses.delete(id)
    this.search.replace(there.name, [])
    this.loaded.delete(documentId)
  }

  private put({ documentId, id: versionId, title }: RuleVersion, clauses: readonly ClauseInForce[]): void {
    for (const clause of clauses) this.clauses.set(clause.id, clause)
    // the search reads the name as a heading; the parts of one code have the same title
    const isTaken = [...this.loaded.values()].some(({ name }) => name === title)
    const name = isTaken ? `${title} ${documentId}` : title
    this.search.replace(name, clauses)
    this.loaded.set(documentId, { versionId, name, ids: clauses.map(({ id }) => id) })
  }
}
