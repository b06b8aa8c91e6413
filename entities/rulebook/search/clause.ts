/** 条文 - one searchable article. */
export interface Clause {
  /** Unique over all documents of one search. */
  readonly id: string
  /** Title of the document, e.g. 收费公路管理条例. */
  readonly document: string
  /** Chapter and section as printed, '' when the document has none. */
  readonly chapter: string
  /** Its name in the document, e.g. 第三十八条. */
  readonly article: string
  readonly text: string
}

/** 已答的问题 - a question whose right clauses are known. */
export interface Answered {
  readonly question: string
  /** Ids of the right clauses; ids that are not stored (any more) are passed over. */
  readonly clauses: readonly string[]
  /** What was answered, when it was kept. */
  readonly answer?: string
}

/** A clause that was found. Scores order one answer only; they say nothing across questions. */
export interface Found {
  readonly id: string
  readonly score: number
}

/** 条文检索 - finds clauses for a question. In process, no database, no clock. */
export interface Search {
  /** Adds, changes or (empty list) removes one document; searchable at once. */
  replace(document: string, clauses: readonly Clause[]): void
  /** All that is known now (not what was added since); works from the very first. */
  learn(answered: readonly Answered[]): void
  /** `confidence`: calibrated chance that the first is right; `confidences`: for each of the first three that it is. */
  find(question: string, limit?: number): { ranked: Found[]; confidence: number; confidences: number[] }
}
