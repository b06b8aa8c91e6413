import { openProcess } from '../../entities/asset/process/processes.ts'
import type { Reading } from '../../entities/report/read/index.ts'
import { lastReportsOf } from '../../entities/report/reports.ts'
import { buttons } from '../../entities/texts/buttons.ts'
import { processTexts } from '../../entities/texts/processChat.ts'
import type { KnownTurn } from '../turn.ts'
import { PROCESS_TALK, type ProcessTalk } from './talk.ts'

const WISH = 'dispose'
interface Wish {
  assetId: number
  words: string
  messageId: number
}

/** 想报废, 想卖 - remembered until its report is filed: never two questions at once. */
export function noteDisposal(turn: KnownTurn, reading: Reading): void {
  const [item] = reading.items
  if (reading.items.length !== 1 || !item?.asset_id) return
  const wish: Wish = { assetId: Number(item.asset_id), words: turn.text.slice(0, 200), messageId: turn.message.id }
  turn.talk.remember(WISH, wish)
}

/** Once what was said is filed, the draft is offered; one that runs already is named. */
export async function offerDisposal(turn: KnownTurn): Promise<void> {
  const wish = turn.talk.recall<Wish>(WISH)
  if (wish === null || turn.talk.name !== '' || turn.saying.asks) return
  turn.talk.forget(WISH)
  const filed = (await lastReportsOf(turn.tx, turn.person.id, 3)).some(
    ({ assetId, messageId }) => assetId === wish.assetId && messageId === wish.messageId,
  )
  if (!filed || !['village', 'town'].includes(turn.person.role)) return
  if (await openProcess(turn.tx, wish.assetId, 'disposal')) return
  turn.talk.begin(PROCESS_TALK, { what: 'dispose', assetId: wish.assetId, words: wish.words } satisfies ProcessTalk)
  await turn.reply(processTexts.offerDisposal(), { choices: buttons.propose })
}
