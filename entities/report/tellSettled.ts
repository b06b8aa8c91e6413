import type { Runtime } from '../base/runtime.ts'
import { tell } from '../message/tell.ts'
import type { Person } from '../person/person.ts'
import { placeName } from '../region/regions.ts'
import { reportDraftTexts } from '../texts/reportDraft.ts'
import type { ReportDraft } from './reportDraft.ts'
import { summaryOf } from './summary.ts'

/** Whoever was told that a draft is kept hears that somebody else reported it meanwhile. */
export async function tellSettled(tx: Runtime, rows: readonly ReportDraft[], by: Person): Promise<void> {
  for (const row of rows.filter(({ personId, toldAt }) => personId !== by.id && toldAt !== null))
    await tell(tx, row.personId, {
      key: `draft-settled:${row.id}`,
      text: reportDraftTexts.settled({
        line: (await summaryOf(tx, row.draft)).replace(/，[^，]*$/, ''),
        by: await placeName(tx, by.regionCode),
      }),
    })
}
