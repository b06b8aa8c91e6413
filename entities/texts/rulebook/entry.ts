/**
 * 问答库条目 - one fact a clerk may ask for: the ways people ask for it, the answer, and what it rests on.
 * `say` may hold placeholders, filled by rulebook/wording.ts so that a setting the county changes changes the answer:
 * `{key}` the value, `{key.1}` one of a list, `{key~万}` formatted, `{key?if set, # is the value：if not}`, `{源}` 系统默认 or 县里设定.
 * Source of all facts: domain.md; the tags of its §0 decide which kind of basis may be claimed.
 */
export interface Entry {
  readonly id: string
  readonly topic: string
  /** Ways people ask it, as they type or dictate. */
  readonly ask: readonly string[]
  /** At most about 120 characters of plain Chinese, without the source line. */
  readonly say: string
  /** The first decides how the answer may be told; the others are named with it. */
  readonly on: readonly [Basis, ...Basis[]]
}

/** What an answer rests on. Only `law`, `practice` and our own `published` documents may be told as rules. */
export type Basis =
  | { readonly kind: 'law'; readonly document: string; readonly article: string; readonly quote: string }
  | {
      readonly kind: 'published'
      readonly document: string
      readonly article: string
      readonly quote: string
      readonly note: string
    }
  | { readonly kind: 'practice' }
  | { readonly kind: 'default'; readonly keys: readonly string[]; readonly note: string }
  | { readonly kind: 'unconfirmed'; readonly document: string }
  /** An answer the county reviewed: by whom (person id), on which business day, and how the clause it names stands now. */
  | {
      readonly kind: 'reviewed'
      readonly document: string
      readonly article: string
      readonly by: string
      readonly on: string
      readonly clause: 'none' | 'verified' | 'unread' | 'changed'
    }
  | { readonly kind: 'referral' }
  | { readonly kind: 'none' }

/** [L] - statute and article; `quote` is the article's own words or '' where its text is not at hand. */
export const law = (document: string, article: string, quote = ''): Basis => ({ kind: 'law', document, article, quote })
/** [S] - what our county has published about its own way of working. */
export const practice: Basis = { kind: 'practice' }
/** [P] - a public document that is valid for us (national, provincial) or states a plain fact. */
export const published = (document: string, article = ''): Basis => ({
  kind: 'published',
  document,
  article,
  quote: '',
  note: '',
})
/** [P] or another province's [L] - an example from elsewhere, never our rule. */
export const elsewhere = (document: string, article = ''): Basis => ({
  kind: 'published',
  document,
  article,
  quote: '',
  note: '外地例子，不是本县规定',
})
/** [D] - our default; `keys` are the settings the answer shows. */
export const byDefault = (...keys: string[]): Basis => ({ kind: 'default', keys, note: '' })
/** How this assistant itself works. */
export const usage: Basis = { kind: 'default', keys: [], note: '系统使用说明' }
/** Who may do what in this assistant (domain.md §5). */
export const permission: Basis = { kind: 'default', keys: [], note: '系统权限设置（县里可改）' }
/** [K] - known from hearsay only; told with the words that the county must confirm it. */
export const unconfirmed = (document = ''): Basis => ({ kind: 'unconfirmed', document })
/** Not ours: one line and the right office. */
export const referral: Basis = { kind: 'referral' }
/** Nothing known answers it: a person on duty does. */
export const toDuty: Basis = { kind: 'none' }

type Line = readonly [id: string, ask: string, say: string, ...on: [Basis, ...Basis[]]]

/** Entries of one topic, written one below the other: id, ways to ask separated by " / ", answer, basis. */
export const topic = (name: string, lines: readonly Line[]): Entry[] =>
  lines.map(([id, ask, say, ...on]) => ({
    id,
    topic: name,
    ask: ask
      .split('/')
      .map((way) => way.trim())
      .filter(Boolean),
    say,
    on,
  }))

/** What is quoted, so that it can be looked up: `article` is '' for a document as a whole, `quote` is '' when its text is not at hand. */
export interface Citation {
  readonly document: string
  readonly article: string
  readonly quote: string
}
