import { kinds, type Kind } from './lexicon.ts'

export const wordList: [string, Kind][] = kinds.flatMap((kind) =>
  kind.words.map((word): [string, Kind] => [word, kind]),
)

const kindWords = new Map(wordList)

/** The kind a word names, whatever the ledger. */
export const kindNamed = (word: string): Kind | undefined => kindWords.get(word)

export const kindFirsts = new Set(wordList.map(([word]) => word[0] ?? ''))
