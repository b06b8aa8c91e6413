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

export interface SearchResult {
  /** Best first. */
  readonly ranked: Found[]
  /** Calibrated chance that the first is right. */
  readonly confidence: number
  /** For each of the first three that it is. */
  readonly confidences: number[]
  /** That one of them is. */
  readonly among: number
}

/** 条文检索 - finds clauses for a question. In process, no database, no clock. */
export interface Search {
  /** Adds, changes or (empty list) removes one document; searchable at once. */
  replace(document: string, clauses: readonly Clause[]): void
  /** All that is known now (not what was added since); works from the very first. */
  learn(answered: readonly Answered[]): void
  /**
   * Trains the order and the chances on what was learned last, some 30 s for 1,000 questions, in steps of some 50 ms. False: fewer than 200
   * are known; the order stays that of the weighted evidence. The same data and seed give the same result.
   */
  training(seed?: number): Generator<undefined, boolean, undefined>
  find(question: string, limit?: number): SearchResult
}
