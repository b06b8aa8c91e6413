import type { Asset } from '../../entities/asset/asset.ts'
import { fileSummary, sections } from '../../entities/ledger/file/summary.ts'
import { buttons } from '../../entities/texts/buttons.ts'
import { openDraft, repeatQuestion } from '../report/open.ts'
import type { KnownTurn } from '../turn.ts'
import { FILE, type FileTalk } from './choose.ts'

/** The file in a few lines; digits show its parts. */
export async function showFile(turn: KnownTurn, asset: Asset): Promise<void> {
  const open = await openDraft(turn)
  if (open !== null) {
    // a digit answers the open question of a report, so none is offered here
    await turn.reply(await fileSummary({ tx: turn.tx, who: turn.person, asset, withParts: false }))
    return repeatQuestion(turn, open)
  }
  turn.talk.begin(FILE, { ids: [], assetId: asset.id, intent: { show: true } } satisfies FileTalk)
  const titles = sections.map(({ title }) => title)
  await turn.reply(await fileSummary({ tx: turn.tx, who: turn.person, asset, withParts: true }), {
    choices: buttons.numbered(titles),
  })
}

export async function showSection(turn: KnownTurn, asset: Asset, at: number): Promise<void> {
  const { text, files = [] } = await sections[at - 1]!.show({ tx: turn.tx, who: turn.person, asset })
  await turn.reply(text, files.length > 0 ? { files } : {})
}
