import { asset as assetById } from '../../entities/asset/assets.ts'
import { shortName } from '../../entities/asset/names.ts'
import { localDate } from '../../entities/base/clock.ts'
import { DomainError } from '../../entities/base/errors.ts'
import { person as personById } from '../../entities/person/people.ts'
import type { Claim } from '../../entities/report/claim.ts'
import { factsOf, lineOf } from '../../entities/report/line.ts'
import { bindPhotos, movePhotos, type PhotoRef } from '../../entities/report/photos.ts'
import { readChoice } from '../../entities/report/read/index.ts'
import type { ReportWay } from '../../entities/report/report.ts'
import { reportByReceipt } from '../../entities/report/reports.ts'
import { confirmOf, submit } from '../../entities/report/submit.ts'
import { buttons } from '../../entities/texts/buttons.ts'
import { shortPeriod } from '../../entities/texts/period.ts'
import { voicesTexts } from '../../entities/texts/review.ts'
import { resumeAside } from '../report/open.ts'
import type { Dialogue, KnownTurn } from '../turn.ts'

const WHICH_HOLDS = 'whichHolds'

/** Said by this person, while somebody else had said something else. */
export interface Conflict {
  assetId: number
  claim: Claim
  way: ReportWay
  messageId: number
  photos: PhotoRef[]
  /** The other's report. */
  receipt: string
}

/** What an error of `submit` says about the other report, when it is that error. */
export const otherReceipt = (error: unknown): string | null =>
  error instanceof DomainError && error.code === 'report/said-otherwise' ? String(error.data['receipt']) : null

/** 两个人报的不一样 - asks which holds, one asset at a time; until then the first one stands. */
export async function askWhichHolds(turn: KnownTurn, conflicts: Conflict[]): Promise<void> {
  const { tx } = turn
  const [conflict] = conflicts
  if (!conflict) return
  const { other, who, asset } = await about(turn, conflict)
  turn.talk.begin(WHICH_HOLDS, conflicts)
  const text = voicesTexts.whichHolds({
    asset: `${await shortName(tx, asset)}${shortPeriod(conflict.claim.period)}`,
    who,
    day: localDate(other.submittedAt),
    theirs: factsOf(other),
    receipt: other.receiptNo,
    yours: factsOf(conflict.claim),
  })
  await turn.reply(text, { choices: buttons.numbered([`${who}的`, '我的']) })
}

async function about({ tx }: KnownTurn, { receipt, assetId }: Conflict) {
  const other = await reportByReceipt(tx, receipt)
  const asset = await assetById(tx, assetId)
  if (!other || !asset) throw new Error(`conflict about nothing: ${receipt}`)
  return { other, asset, who: (await personById(tx, other.senderId))?.name ?? '' }
}

export const whichHolds: Dialogue = {
  name: WHICH_HOLDS,
  async step(turn) {
    const [conflict, ...more] = turn.talk.state<Conflict[]>()
    const choice = readChoice(turn.text, 2)
    const isMine = voicesTexts.mine.test(turn.text) || choice === 2
    if (!conflict || !(isMine || choice === 1 || voicesTexts.theirs.test(turn.text))) return 'pass'
    turn.talk.end()
    const again = await (isMine ? takeMine(turn, conflict) : keepTheirs(turn, conflict))
    const open = again ? [again, ...more] : more
    if (open.length > 0) await askWhichHolds(turn, open)
    else await resumeAside(turn)
    return 'done'
  },
}

async function keepTheirs(turn: KnownTurn, conflict: Conflict): Promise<null> {
  const { other, who } = await about(turn, conflict)
  await confirmOf(turn.tx, other, { by: turn.person, messageId: turn.message.id })
  const { photos, assetId } = conflict
  await bindPhotos(turn.tx, { photos, assetId, reportId: other.id, by: turn.person })
  await turn.reply(voicesTexts.keptTheirs({ who, receipt: other.receiptNo }))
  return null
}

/** Returns the conflict anew when the other one has said something else meanwhile. */
async function takeMine(turn: KnownTurn, conflict: Conflict): Promise<Conflict | null> {
  const { tx, person } = turn
  const { other, asset, who } = await about(turn, conflict)
  const { claim, way, messageId, photos } = conflict
  try {
    const filed = await submit(tx, { asset, by: person, claim, way, messageId, over: other.id })
    const { report, replaced, corrects } = filed
    if (replaced) await movePhotos(tx, replaced.id, { id: report.id, assetId: asset.id })
    await bindPhotos(tx, { photos, assetId: asset.id, reportId: report.id, by: person })
    const line = lineOf(asset, report)
    await turn.reply(
      corrects
        ? voicesTexts.proposed({ line, receipt: report.receiptNo, old: corrects.receiptNo })
        : voicesTexts.tookYours({ line, old: other.receiptNo, receipt: report.receiptNo, who }),
    )
    return null
  } catch (error) {
    const receipt = otherReceipt(error)
    if (receipt === null) throw error
    return { ...conflict, receipt }
  }
}
