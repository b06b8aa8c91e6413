import type { Format, ReadingNote } from './read/line.ts'

/** 文件种类 - what kind of document it is. */
export const ruleKinds = ['law', 'regulation', 'policy', 'county', 'template', 'training'] as const
export type RuleKind = (typeof ruleKinds)[number]

export type ClauseKind = 'article' | 'section' | 'attachment' | 'preamble'

/** 条文 - one clause as it was understood. */
export interface DraftClause {
  readonly kind: ClauseKind
  /** Headings over it, outermost first, joined by ` · `; '' when there are none. */
  readonly chapter: string
  /** As printed: 第十二条, 二、（三）, 附件1; '' for a preamble. */
  readonly label: string
  /** For look-up, unique in the document: 12, 12-1, §2.3, 附件1; a doubled one ends in #2. */
  readonly key: string
  /** Verbatim, without the label; paragraphs parted by line breaks. */
  readonly text: string
}

/** What looks wrong or was guessed. Sentences: texts/rulebook/documentTexts.ts. */
export type Doubt =
  | ReadingNote
  | { readonly code: 'articles-missing'; readonly after: string; readonly before: string; readonly count: number }
  | { readonly code: 'article-doubled'; readonly label: string }
  | { readonly code: 'article-out-of-order'; readonly label: string; readonly after: string }
  | { readonly code: 'article-empty'; readonly label: string }
  | { readonly code: 'article-split'; readonly label: string }
  | { readonly code: 'starts-late'; readonly label: string }
  | { readonly code: 'no-articles' }
  | { readonly code: 'no-title'; readonly name: string }
  | { readonly code: 'no-date' }
  | { readonly code: 'date-from-issue'; readonly date: string }
  | { readonly code: 'date-from-name'; readonly date: string }
  | { readonly code: 'date-from-amendment'; readonly date: string; readonly stated: string }
  | { readonly code: 'not-final'; readonly word: string }
  | { readonly code: 'repeals'; readonly titles: string[] }
  | { readonly code: 'expires'; readonly date: string }

/** 读出的制度文件 - a document as it was understood, shown to a person before it is kept. Dates are business days. */
export interface RuleDraft {
  /** Without 《》 and without （2021年修订）; 中华人民共和国 stays. */
  readonly title: string
  /** 编 of a code that comes in parts: 合同编 of 民法典; '' for a whole document. */
  readonly part: string
  readonly kind: RuleKind
  /** 文号: 鄂政办发〔2021〕41号; '' when none stands there. */
  readonly number: string
  readonly issuer: string
  readonly passedOn: string | null
  readonly issuedOn: string | null
  readonly effectiveFrom: string | null
  /** 有效期 - the last day, when the document itself names one. */
  readonly expiresOn: string | null
  /** 修改沿革 - lines that tell who passed or amended it, as printed. */
  readonly history: readonly string[]
  /** What stands before and after the clauses and was read into the fields above, as printed: title, number, signature. */
  readonly front: readonly string[]
  readonly back: readonly string[]
  /** 目录 - its lines; they are no clauses. */
  readonly contents: readonly string[]
  readonly clauses: readonly DraftClause[]
  readonly doubts: readonly Doubt[]
  readonly source: Source
}

export interface Source {
  readonly name: string
  readonly sha256: string
  /** Bytes. */
  readonly size: number
  readonly format: Format
  readonly pages?: number
}
