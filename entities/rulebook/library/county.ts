import { In } from 'typeorm'
import type { Runtime } from '../../base/runtime.ts'
import type { Entry } from '../../texts/rulebook/entry.ts'
import { libraryTexts, NOT_READ_IN } from '../../texts/rulebook/library.ts'
import { RuleDocument } from '../document/ruleDocument.ts'
import { lacksMeasure } from '../measures.ts'
import { read } from '../reading.ts'
import type { FoundClause } from './shelf.ts'
import type { Told } from './told.ts'

/** The county's own documents on our subject; another of its documents says nothing of 县细则. */
const OURS = /资产|帮扶|扶贫|收益/

/** 县里的文件 - what the county has loaded of its own, by title, with the documents' ids. */
export type CountyDocuments = ReadonlyMap<number, string>

/** Of the documents given, those that are the county's own rules on our subject. */
export async function countyDocuments({ db }: Pick<Runtime, 'db'>, ids: readonly number[]): Promise<CountyDocuments> {
  const documents = ids.length === 0 ? [] : await db.find(RuleDocument, { where: { id: In([...ids]), kind: 'county' } })
  return new Map(documents.filter(({ title }) => OURS.test(title)).map(({ id, title }) => [id, title]))
}

/** A default holds only where the county has laid down nothing; what says the county's rules are not at hand no longer holds. */
export const givesWay = (entry: Entry): boolean => entry.say.includes(NOT_READ_IN) || isDefault(entry)

const isDefault = ({ on }: Entry): boolean => on.some((basis) => basis.kind === 'default' && basis.keys.length > 0)

/** How much of what is asked the county's clause must speak of to be the answer, and to be told beside it. */
const ANSWERS = 1
const BESIDE = 0.5
/** A meaning that this part of an entry's ways hold is what it is about; the clause must speak of this much of it. */
const CORE = 0.4
const ABOUT = 0.5
/** Below this chance the search itself does not think so. */
const LIKELY = 0.9

/**
 * The county's clause that speaks of all the question names (`answers`), or of much of it, and of what the entry is about, and tells a
 * figure where one is asked for.
 */
export function countyClause(
  question: string,
  entry: Entry,
  { found, county }: { found: readonly FoundClause[]; county: CountyDocuments },
): (FoundClause & { answers: boolean }) | undefined {
  const named = topicsOf(question)
  const core = coreOf(entry)
  // a process of several steps is not told by one clause
  if (named.length === 0 || entry.say.includes('→')) return undefined
  const looked = found.flatMap((one) => {
    if (!county.has(one.clause.documentId) || one.chance < LIKELY || lacksMeasure(question, one.clause.text)) return []
    const spoken = new Set(topicsOf(one.clause.text))
    if (part(core, spoken) < ABOUT) return []
    const asked = part(named, spoken)
    return asked >= BESIDE ? [{ ...one, answers: asked >= ANSWERS }] : []
  })
  return looked.find(({ answers }) => answers) ?? (isDefault(entry) ? looked[0] : undefined)
}

const part = (names: readonly string[], spoken: ReadonlySet<string>): number =>
  names.length === 0 ? 0 : names.filter((name) => spoken.has(name)).length / names.length

const topicsOf = (text: string): string[] => [
  ...new Set(
    read(text)
      .units.filter(({ category }) => category === 'term')
      .map(({ name }) => name),
  ),
]

function coreOf({ ask }: Entry): string[] {
  const times = new Map<string, number>()
  for (const name of ask.flatMap(topicsOf)) times.set(name, (times.get(name) ?? 0) + 1)
  return [...times].filter(([, seen]) => seen / ask.length >= CORE).map(([name]) => name)
}

/** The entry's sentence, once the county's documents are loaded and hold no clause that answers; `beside`: one that may say otherwise. */
export function sayingLoaded(entry: Entry, say: string, county: CountyDocuments, beside?: Told): string {
  if (ASKS_FOR_RULES.test(entry.id)) return libraryTexts.countyDocuments({ titles: [...county.values()] })
  if (!beside) return libraryTexts.loaded(say)
  return libraryTexts.beside({ say: libraryTexts.loaded(say), told: beside.say })
}

/** Entries that are only about the county's document being there or not. */
const ASKS_FOR_RULES = /\/county-rules(-subjects|-text)?$/
