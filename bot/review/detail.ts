import { In } from 'typeorm'
import { isQuarter } from '../../entities/base/calendar.ts'
import { must } from '../../entities/base/errors.ts'
import type { KeptFile } from '../../entities/message/incoming.ts'
import { StoredFile } from '../../entities/message/storedFile.ts'
import { person as personById } from '../../entities/person/people.ts'
import { can } from '../../entities/person/policy.ts'
import { placeName } from '../../entities/region/regions.ts'
import { capacityLimit, doubtText } from '../../entities/report/doubts.ts'
import { inquiriesAbout } from '../../entities/report/inquiries.ts'
import { factsOf, lineOf } from '../../entities/report/line.ts'
import { examine, type Examined } from '../../entities/report/oddities.ts'
import { Photo } from '../../entities/report/photo.ts'
import { Report } from '../../entities/report/report.ts'
import { buttons } from '../../entities/texts/buttons.ts'
import { reviewTexts } from '../../entities/texts/review.ts'
import type { KnownTurn } from '../turn.ts'
import { REVIEW, type ReviewTalk } from './talk.ts'

const PICTURES = 9

/** 看一条 - this quarter, last quarter and last year, what could be at most, the sender's words, pictures beside their twins. */
export async function showReport(turn: KnownTurn, state: ReviewTalk, id: number): Promise<void> {
  const { tx, person } = turn
  const report = await tx.db.findOneBy(Report, { id })
  must(report !== null && can.reviewReport(person, report), 'person/forbidden')
  const [row] = await examine(tx, [report], person)
  if (!row) throw new Error(`report ${id} has no asset`)
  const { asset } = row
  const sender = await personById(tx, report.senderId)
  const facts = (other: Report | null) => (other ? factsOf(other) : null)
  const text = reviewTexts.detail({
    line: lineOf(asset, report, row.photos),
    receipt: report.receiptNo,
    sender: sender ? `${await placeName(tx, sender.regionCode)}${sender.name}` : '',
    words: report.words.slice(0, 200),
    accepted: facts(row.accepted),
    before: facts(row.before),
    lastYear: facts(row.lastYear),
    capacity: capacityOf(row, tx.settings),
    rentQuarterFen: asset.rentYearFen && isQuarter(report.period) ? Math.round(asset.rentYearFen / 4) : null,
    doubts: row.doubts,
    remarks: row.remarks,
    asked: (await inquiriesAbout(tx, report)).map(({ text: question, answer }) => ({ question, answer })),
  })
  turn.talk.begin(REVIEW, { ...state, open: id } satisfies ReviewTalk)
  await turn.reply(text, { files: await pictures(turn, row), choices: buttons.review(report.receiptNo) })
}

function capacityOf({ asset, report, doubts }: Examined, settings: Parameters<typeof capacityLimit>[2]) {
  const limitFen = capacityLimit(asset, report.period, settings)
  const isSaid = limitFen !== null && doubts.includes(doubtText({ code: 'above-capacity', limitFen }))
  return limitFen === null || asset.capacityKw === null || isSaid ? null : { kilowatts: asset.capacityKw, limitFen }
}

/** This report's pictures; one that was there before is followed by its twin. */
async function pictures({ tx }: KnownTurn, { report, twins }: Examined): Promise<KeptFile[]> {
  const photos = await tx.db.find(Photo, { where: { reportId: report.id }, order: { id: 'ASC' } })
  const twinOf = new Map(twins.map((twin) => [twin.sha256, twin.before.sha256]))
  const pairs = photos.map(({ sha256 }, i) => ({ now: sha256, before: twinOf.get(sha256) ?? null, number: i + 1 }))
  // those with a twin first: the others are only looked at
  pairs.sort((a, b) => Number(b.before !== null) - Number(a.before !== null))
  const wanted = pairs.flatMap(({ now, before, number }) => [
    { sha256: now, name: before === null ? String(number) : reviewTexts.pictureNow({ number }) },
    ...(before === null ? [] : [{ sha256: before, name: reviewTexts.pictureBefore({ number }) }]),
  ])
  const shown = wanted.slice(0, PICTURES)
  const stored = await tx.db.findBy(StoredFile, { sha256: In(shown.map((one) => one.sha256)) })
  return shown.flatMap(({ sha256, name }) => {
    const file = stored.find((one) => one.sha256 === sha256)
    if (!file) return []
    const { contentType, size } = file
    return [{ sha256, name: `${name}.${contentType.split('/')[1] ?? 'jpg'}`, contentType, size }]
  })
}
