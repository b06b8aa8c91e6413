import { In } from 'typeorm'
import { Asset } from '../asset/asset.ts'
import { Audit } from '../base/audit.ts'
import { must } from '../base/errors.ts'
import { maskPersonalNumbers } from '../base/mask.ts'
import type { Runtime } from '../base/runtime.ts'
import { Incoming } from '../message/incoming.ts'
import { Outgoing } from '../message/outgoing.ts'
import { Person } from '../person/person.ts'
import { can } from '../person/policy.ts'
import { Inquiry } from './inquiry.ts'
import { factsOf } from './line.ts'
import { Photo } from './photo.ts'
import { Report, type ReportWay } from './report.ts'
import { reportByReceipt } from './reports.ts'

export const traceKinds = [
  'said',
  'asked',
  'filed',
  'corrected',
  'proposed',
  'confirmed',
  'accepted',
  'returned',
  'withdrawn',
  'question',
  'answer',
] as const
export type TraceKind = (typeof traceKinds)[number]

/** One thing that happened to a figure. */
export interface TraceStep {
  at: Date
  kind: TraceKind
  /** Who did it; null: the assistant. */
  who: Person | null
  /** The receipt it is about; null for what was said on the way. */
  receipt: string | null
  /** The receipt it took the place of. */
  replaces: string | null
  /** The words, personal numbers masked; for a filed one its figures. */
  text: string
  /** The channel of the message, `api:7` for a program's key; null when neither is known. */
  channel: string | null
  messageId: number | null
  way: ReportWay | null
  photos: { sha256: string; takenAt: Date | null }[]
}

export interface Trace {
  report: Report
  asset: Asset
  /** From the first word to now, in the order it happened. */
  steps: TraceStep[]
}

const kindOf: Record<string, TraceKind> = {
  submit: 'filed',
  correct: 'corrected',
  propose: 'proposed',
  confirm: 'confirmed',
  accept: 'accepted',
  return: 'returned',
  withdraw: 'withdrawn',
  ask: 'question',
  answer: 'answer',
}

/**
 * 溯源 - every figure back to the message, picture and person it came from: of all reports of the same asset and period, because
 * what a correction says nothing about comes from an earlier one. Throws report/not-found, also for what is out of scope.
 */
export async function traceOf(tx: Runtime, who: Person, receiptNo: string): Promise<Trace> {
  const report = await reportByReceipt(tx, receiptNo.toUpperCase())
  const asset = report && (await tx.db.findOneBy(Asset, { id: report.assetId }))
  must(report && asset && can.see(who, asset), 'report/not-found', { receipt: receiptNo })
  const { assetId, period } = report
  const reports = await tx.db.find(Report, { where: { assetId, period }, order: { id: 'ASC' } })
  const ids = reports.map((one) => one.id)
  const audits = await tx.db.find(Audit, {
    where: { subject: 'report', subjectId: In(ids.map(String)) },
    order: { id: 'ASC' },
  })
  const inquiries = await tx.db.findBy(Inquiry, { reportId: In(ids) })
  const photos = await tx.db.find(Photo, { where: { reportId: In(ids) }, order: { id: 'ASC' } })
  const said = await talksAbout(tx, reports, audits, photos)
  const people = await peopleOf(tx, [...reports.map((one) => one.senderId), ...audits.map((one) => one.by)])
  const pictures = (messageId: number) =>
    photos
      .filter((photo) => photo.messageId === messageId)
      .map(({ sha256, takenAt }) => ({ sha256, takenAt: takenAt ?? null }))

  const spoken = said.incoming.map(
    (message): TraceStep => ({
      at: message.receivedAt,
      kind: 'said',
      who: people.get(said.speakers.get(message.id) ?? '') ?? null,
      receipt: null,
      replaces: null,
      text: maskPersonalNumbers(message.text) || namesOf(message, pictures(message.id)),
      channel: message.channel,
      messageId: message.id,
      way: null,
      photos: pictures(message.id),
    }),
  )
  const asked = said.outgoing.map(
    (reply): TraceStep => ({
      at: reply.createdAt,
      kind: 'asked',
      who: null,
      receipt: null,
      replaces: null,
      text: maskPersonalNumbers(reply.text),
      channel: reply.channel,
      messageId: reply.replyTo,
      way: null,
      photos: [],
    }),
  )
  const done = audits.flatMap((line): TraceStep[] => {
    const of = reports.find((one) => String(one.id) === line.subjectId)
    const kind = kindOf[line.action]
    if (!of || !kind) return []
    const isFiling = kind === 'filed' || kind === 'corrected' || kind === 'proposed'
    return [
      {
        at: line.at,
        kind,
        who: people.get(line.by) ?? null,
        receipt: of.receiptNo,
        replaces: isFiling ? (reports.find((one) => one.id === of.supersedesId)?.receiptNo ?? null) : null,
        text: textOf(kind, of, { line, inquiries }),
        channel: line.via ?? said.channels.get(line.messageId ?? 0) ?? null,
        messageId: line.messageId,
        way: isFiling ? of.way : null,
        photos: [],
      },
    ]
  })
  // of one moment: message by message, first what was said, then what it led to, then what was answered
  const rank = (step: TraceStep) => (step.kind === 'said' ? 0 : step.kind === 'asked' ? 2 : 1)
  const cause = ({ messageId, way, receipt }: TraceStep) =>
    (way === null ? null : said.ends.get(receipt ?? '')) ?? messageId ?? Number.MAX_SAFE_INTEGER
  const steps = [...spoken, ...done, ...asked].sort(
    (a, b) => a.at.getTime() - b.at.getTime() || cause(a) - cause(b) || rank(a) - rank(b),
  )
  return { report, asset, steps }
}

/** A sheet that came back without a word is named; pictures are counted. */
const namesOf = ({ files }: Incoming, pictures: unknown[]): string =>
  pictures.length > 0 ? '' : files.map((file) => file.name).join('、')

function textOf(kind: TraceKind, of: Report, { line, inquiries }: { line: Audit; inquiries: Inquiry[] }): string {
  const inquiry = inquiries.find((one) => one.id === line.change['inquiry'])
  if (kind === 'question') return inquiry?.text ?? ''
  if (kind === 'answer') return inquiry?.answer ?? ''
  if (kind === 'returned') return String(line.change['reason'] ?? '')
  return factsOf(of)
}

/** 过程 - the messages that led to reports, and what the assistant asked on the way. */
interface Talks {
  incoming: Incoming[]
  outgoing: Outgoing[]
  /** Person id by message. */
  speakers: Map<number, string>
  channels: Map<number, string>
  /** The message with which a report was filed, by receipt. */
  ends: Map<string, number>
}

/** Nobody is asked longer about one report. */
const MOST = 40
/** Replies to one message. */
const REPLIES = 6

/**
 * What was said until each report was filed: from the message that began it, in the same talk, to the one whose answer names its
 * receipt; messages answered with other receipts only are about something else. Pictures that came later are added.
 */
async function talksAbout(tx: Runtime, reports: Report[], audits: Audit[], photos: Photo[]): Promise<Talks> {
  const named = [...reports, ...audits, ...photos].flatMap((one) => one.messageId ?? [])
  const begun = await byId(tx, [...new Set(named)])
  const found: Talks = {
    incoming: [],
    outgoing: [],
    speakers: new Map(photos.map((photo) => [photo.messageId, photo.senderId])),
    channels: new Map(begun.map((message) => [message.id, message.channel])),
    ends: new Map(),
  }
  const add = (message: Incoming, speaker: string) => {
    if (!found.incoming.some((one) => one.id === message.id)) found.incoming.push(message)
    found.speakers.set(message.id, speaker)
  }
  for (const report of reports) {
    const start = begun.find((message) => message.id === report.messageId)
    if (!start) continue
    const { messages, replies } = await until(tx, start, report)
    for (const message of messages) add(message, report.senderId)
    found.ends.set(report.receiptNo, messages.at(-1)!.id)
    found.outgoing.push(...replies.filter((reply) => !found.outgoing.some((one) => one.id === reply.id)))
  }
  for (const { messageId, senderId } of photos) {
    const message = begun.find((one) => one.id === messageId)
    if (message) add(message, senderId)
  }
  return found
}

async function until(tx: Runtime, start: Incoming, report: Report) {
  const talk = await tx.db
    .createQueryBuilder(Incoming, 'm')
    .where('m.channel = :channel AND m.address = :address AND m.id >= :id', start)
    .andWhere('m.receivedAt <= :until', { until: report.submittedAt })
    .orderBy('m.id', 'ASC')
    .take(MOST)
    .getMany()
  const keys = talk.flatMap(({ id }) => Array.from({ length: REPLIES }, (_, i) => `re:${id}:${i + 1}`))
  const replies =
    keys.length === 0 ? [] : await tx.db.find(Outgoing, { where: { key: In(keys) }, order: { id: 'ASC' } })
  const repliesTo = (message: Incoming) => replies.filter((reply) => reply.replyTo === message.id)
  const isFiling = (message: Incoming) => repliesTo(message).some(({ text }) => text.includes(report.receiptNo))
  const end = talk.findIndex(isFiling)
  if (end < 0) return { messages: [start], replies: [] }
  const isAbout = (message: Incoming, i: number) =>
    i === 0 || i === end || !repliesTo(message).some(({ text }) => RECEIPT.test(text))
  const messages = talk.slice(0, end + 1).filter(isAbout)
  return { messages, replies: messages.filter((one) => one !== talk[end]).flatMap(repliesTo) }
}
const RECEIPT = /H\d{8}-\d+/

const byId = async (tx: Runtime, ids: number[]): Promise<Incoming[]> =>
  ids.length === 0 ? [] : tx.db.findBy(Incoming, { id: In(ids) })

async function peopleOf(tx: Runtime, ids: string[]): Promise<Map<string, Person>> {
  const rows = await tx.db.findBy(Person, { id: In([...new Set(ids)]) })
  return new Map(rows.map((person) => [person.id, person]))
}
