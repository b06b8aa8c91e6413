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
export const givesWay = (entry: Entry): boolean =>
  entry.say.includes(NOT_READ_IN) || entry.on.some((basis) => basis.kind === 'default' && basis.keys.length > 0)

/** How much of what a question names the county's clause must speak of to be the answer, and to be told beside it. */
const ANSWERS = 1
const BESIDE = 0.5

/** The county's clause that speaks of all the question names (`answers`), or of much of it, and tells a figure where one is asked for. */
export function countyClause(
  question: string,
  found: readonly FoundClause[],
  county: CountyDocuments,
): (FoundClause & { answers: boolean }) | undefined {
  const named = [
    ...new Set(
      read(question)
        .units.filter(isTopic)
        .map(({ name }) => name),
    ),
  ]
  if (named.length === 0) return undefined
  const looked = found.flatMap((one) => {
    if (!county.has(one.clause.documentId) || lacksMeasure(question, one.clause.text)) return []
    const spoken = new Set(read(one.clause.text).units.map(({ name }) => name))
    const part = named.filter((name) => spoken.has(name)).length / named.length
    return part >= BESIDE ? [{ ...one, answers: part >= ANSWERS }] : []
  })
  return looked.find(({ answers }) => answers) ?? looked[0]
}

const isTopic = ({ category }: { category: string }): boolean => category === 'term'

/** The entry's sentence, once the county's documents are loaded and hold no clause that answers; `beside`: one that may say otherwise. */
export function sayingLoaded(entry: Entry, say: string, county: CountyDocuments, beside?: Told): string {
  if (ASKS_FOR_RULES.test(entry.id)) return libraryTexts.countyDocuments({ titles: [...county.values()] })
  if (!beside) return libraryTexts.loaded(say)
  return libraryTexts.beside({ say: libraryTexts.loaded(say), told: beside.say })
}

/** Entries that are only about the county's document being there or not. */
const ASKS_FOR_RULES = /\/county-rules(-subjects|-text)?$/
