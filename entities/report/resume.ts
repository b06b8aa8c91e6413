import type { Runtime } from '../base/runtime.ts'
import { Talk } from '../dialog/talk.ts'
import { addressOf } from '../person/people.ts'
import { ReportDraft } from './reportDraft.ts'

/** The exchange that fills a draft; its state names the draft. */
export const REPORT = 'report'

/** The exchange that chooses among several drafts; its state are their ids. */
export const DRAFTS = 'drafts'

/** "接着说就行": the next words of its sender go on with this draft, or choose among several, unless something else is being talked about. */
export async function expectWords(tx: Runtime, drafts: readonly ReportDraft[]): Promise<void> {
  const [first] = drafts
  if (!first) return
  const { id, personId } = first
  const address = await addressOf(tx, personId)
  if (address === null) return
  const talk = await Talk.of(tx, `${address.channel}:${address.address}`)
  if (talk.name !== '' && talk.name !== REPORT) return
  if (drafts.length === 1) talk.begin(REPORT, { draftId: id })
  else talk.begin(DRAFTS, { ids: drafts.map((draft) => draft.id) })
  await talk.save()
}

/** A reminder has spoken of what somebody began: he knows that it is kept, and it is kept as long again. */
export async function remindedOfDrafts(tx: Runtime, personId: string, assetIds: readonly number[]): Promise<void> {
  const rows = (await tx.db.findBy(ReportDraft, { personId, state: 'open' })).filter((row) =>
    row.draft.items.some((item) => item.assetId !== null && assetIds.includes(item.assetId)),
  )
  for (const { id } of rows)
    await tx.db.update(ReportDraft, { id }, { toldAt: tx.clock.now(), askedAt: tx.clock.now() })
  await expectWords(tx, rows)
}
