import { assetsById } from '../../entities/asset/assets.ts'
import { must } from '../../entities/base/errors.ts'
import { previousPeriod } from '../../entities/base/calendar.ts'
import { person as personById } from '../../entities/person/people.ts'
import { can } from '../../entities/person/policy.ts'
import { readChoice } from '../../entities/report/read/index.ts'
import { lastYear } from '../../entities/report/doubts.ts'
import { Photo } from '../../entities/report/photo.ts'
import { Report } from '../../entities/report/report.ts'
import { standingReports } from '../../entities/report/reports.ts'
import { StoredFile } from '../../entities/message/storedFile.ts'
import { placeName } from '../../entities/region/regions.ts'
import { buttons } from '../../entities/texts/buttons.ts'
import { reportTexts } from '../../entities/texts/report.ts'
import { lineOf } from '../../entities/report/line.ts'
import { acceptAll, giveBackTo } from '../review/decide.ts'
import { reviewQueue } from '../review/queue.ts'
import type { Dialogue, KnownTurn } from '../turn.ts'

export const REVIEW = 'review'
/** The list as shown, and the one being looked at. */
export interface ReviewTalk {
  listed: number[]
  open: number | null
}

/** 待审 - after the list: a number shows one, 收 accepts it, 退 with a reason gives it back. */
export const review: Dialogue = {
  name: REVIEW,
  async step(turn) {
    const state = turn.talk.state<ReviewTalk>()
    const choice = readChoice(turn.text, state.listed.length)
    if (choice !== null) return show(turn, state, state.listed[choice - 1]!)
    if (state.open === null) return 'pass'
    if (/^(收|收下|接收|通过|可以|行|对|没问题)[。.]?$/.test(turn.text)) {
      await acceptAll(turn, [await reportOf(turn, state.open)])
      turn.talk.begin(REVIEW, { ...state, open: null } satisfies ReviewTalk)
      return 'done'
    }
    const back = /^(退|退回|打回|不收)[\s，,:：]*(?<reason>.*)$/s.exec(turn.text)
    if (!back) return 'pass'
    const reason = back.groups?.['reason']?.trim() ?? ''
    if (reason === '') {
      await turn.reply(reportTexts.returnNeedsReason())
      return 'done'
    }
    await giveBackTo(turn, await reportOf(turn, state.open), reason)
    turn.talk.begin(REVIEW, { ...state, open: null } satisfies ReviewTalk)
    return 'done'
  },
}

async function reportOf(turn: KnownTurn, id: number): Promise<Report> {
  const report = await turn.tx.db.findOneBy(Report, { id })
  must(report !== null && can.reviewReport(turn.person, report), 'person/forbidden')
  return report
}

async function show(turn: KnownTurn, state: ReviewTalk, id: number): Promise<'done'> {
  const { tx } = turn
  const report = await reportOf(turn, id)
  const [asset] = await assetsById(tx, [report.assetId])
  const sender = await personById(tx, report.senderId)
  const waiting = (await reviewQueue(tx, turn.person)).find((row) => row.report.id === id)
  const of = async (period: string) => {
    const other = (await standingReports(tx, [report.assetId], period)).get(report.assetId)
    return other && asset ? lineOf(asset, other) : null
  }
  const isQuarter = report.period.includes('Q')
  const text = reportTexts.reviewDetail({
    line: asset ? lineOf(asset, report, waiting?.photos ?? 0) : '',
    receipt: report.receiptNo,
    sender: sender ? `${await placeName(tx, sender.regionCode)}${sender.name}` : '',
    words: report.words.slice(0, 200),
    before: isQuarter ? await of(previousPeriod(report.period)) : null,
    lastYear: await of(lastYear(report.period)),
    doubts: waiting?.doubts ?? [],
  })
  turn.talk.begin(REVIEW, { ...state, open: id } satisfies ReviewTalk)
  await turn.reply(text, { files: await pictures(turn, id), choices: buttons.review(report.receiptNo) })
  return 'done'
}

async function pictures(turn: KnownTurn, reportId: number) {
  const photos = await turn.tx.db.findBy(Photo, { reportId })
  const files = await Promise.all(
    photos.slice(0, 9).map((photo) => turn.tx.db.findOneBy(StoredFile, { sha256: photo.sha256 })),
  )
  return files
    .filter((file) => file !== null)
    .map((file, i) => ({
      sha256: file.sha256,
      name: `${i + 1}.${file.contentType.split('/')[1] ?? 'jpg'}`,
      contentType: file.contentType,
      size: file.size,
    }))
}
