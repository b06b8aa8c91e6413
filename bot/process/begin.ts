import { Asset } from '../../entities/asset/asset.ts'
import { shortName } from '../../entities/asset/names.ts'
import { applyForDisposal } from '../../entities/asset/disposal/apply.ts'
import type { DisposalFacts } from '../../entities/asset/disposal/disposal.ts'
import { beginHandover, usualParties } from '../../entities/asset/handover/begin.ts'
import { openProcess } from '../../entities/asset/process/processes.ts'
import { beginTitle } from '../../entities/asset/title/begin.ts'
import { matchAssets } from '../../entities/report/read/index.ts'
import { maskPersonalNumbers } from '../../entities/base/mask.ts'
import { buttons } from '../../entities/texts/buttons.ts'
import { disposalMethodNames, tierNames } from '../../entities/texts/process.ts'
import { methodWords, processTexts, reasonWords } from '../../entities/texts/processChat.ts'
import { known } from '../report/context.ts'
import type { KnownTurn } from '../turn.ts'
import { nextText } from './status.ts'
import { sayProcess } from './step.ts'
import { PROCESS_TALK, type ProcessTalk } from './talk.ts'

type Act = 'title' | 'handover' | 'disposal'
const MOST = 9

/** 确权 冷库: which asset is meant; asked when it can be several. */
export async function beginNamed(turn: KnownTurn, act: Act, words: string): Promise<void> {
  const { context, assets } = await known(turn)
  const own = (context.ledger ?? []).filter(({ id }) => assets.has(Number(id)))
  const found = matchAssets(words, own).flatMap(({ entries, candidates }) => [...entries, ...candidates])
  const ids = [...new Set(found.map(({ id }) => Number(id)))]
  if (ids.length === 0 || ids.length > MOST) return turn.reply(processTexts.assetUnclear())
  if (ids.length === 1) return begin(turn, act, ids[0]!, words)
  const choices = await Promise.all(ids.map((id) => shortName(turn.tx, assets.get(id)!)))
  turn.talk.begin(PROCESS_TALK, { what: 'asset', act, ids, words } satisfies ProcessTalk)
  await turn.reply(processTexts.whichAsset({ choices }), { choices: buttons.numbered(choices) })
}

/** Begins one, or shows the one that runs already. */
export async function begin(turn: KnownTurn, act: Act, assetId: number, words: string): Promise<void> {
  const { tx, person, message } = turn
  const running = await openProcess(tx, assetId, act)
  if (running) return sayProcess({ ...turn, text: '' }, running, '')
  const order = { assetId, messageId: message.id }
  if (act === 'disposal') return apply(turn, assetId, words)
  if (act === 'title') {
    const process = await beginTitle(tx, person, order)
    return turn.reply(processTexts.opened({ process, next: await nextText(tx, person, process) }))
  }
  const asset = await tx.db.findOneByOrFail(Asset, { id: assetId })
  const process = await beginHandover(tx, person, order)
  const { from, to, supervisor } = await usualParties(tx, person, asset)
  const name = ({ org, name: who }: typeof from) => `${org}${who}`
  const all = { from: name(from), to: name(to), supervisor: name(supervisor) }
  await turn.reply(processTexts.handoverDraft({ process, ...all }))
}

/** Opens a draft and nothing more: `applied` is as far as a message goes. */
export async function apply(turn: KnownTurn, assetId: number, words: string): Promise<void> {
  const { tx, person, message } = turn
  const { kind } = await tx.db.findOneByOrFail(Asset, { id: assetId })
  const isEquity = kind === 'equity' || kind === 'debt'
  const said = methodWords.find(([pattern]) => pattern.test(words))?.[1] ?? 'scrap'
  const method = isEquity ? (said === 'transfer' ? said : 'exit') : said
  const reason = reasonWords.find(([pattern]) => pattern.test(words))?.[1] ?? 'other'
  const why = maskPersonalNumbers(words.trim()).slice(0, 200)
  const process = await applyForDisposal(tx, person, {
    assetId,
    applied: { reason, method, why },
    messageId: message.id,
  })
  const { tier } = process.facts as unknown as DisposalFacts
  await turn.reply(
    processTexts.disposalOpened({
      process,
      method: disposalMethodNames[method],
      tier: tierNames[tier] ?? '',
      next: await nextText(tx, person, process),
    }),
  )
}
