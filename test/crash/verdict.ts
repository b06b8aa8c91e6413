/** What a hundred crashes may have left, held against what the people were promised. Pure: evidence in, sentences out. */

/** One message a client sent, possibly several times under the same id. */
export interface Sent {
  id: string
  from: string
  text: string
  kind: 'report' | 'question'
  /** Of a report: `asset@period`, different for every report. */
  about: string | null
  photos: number
  /** The server answered 200 at least once. */
  acknowledged: boolean
}

export interface InboxRow {
  id: number
  externalId: string
  address: string
  text: string
  state: string
}
export interface ReportRow {
  id: number
  receiptNo: string
  about: string
  state: string
  messageId: number
  photos: number
}
export interface OutboxRow {
  key: string
  address: string
  text: string
  state: string
}
/** A line of the chat, as GET /simulator/messages tells it. */
export interface ChatLine {
  seq: number
  id: string
  person: string
  direction: 'in' | 'out'
  text: string
}

export interface Evidence {
  sent: Sent[]
  inbox: InboxRow[]
  /** Reports that came by message; the demo county's own history has none. */
  reports: ReportRow[]
  /** Receipt numbers of all reports, the demo's too. */
  receiptNos: string[]
  outbox: OutboxRow[]
  lines: ChatLine[]
}

/** Every promise that was broken, as one sentence each; empty when all were kept. */
export function verdict(evidence: Evidence): string[] {
  return [
    ...messagesKept(evidence),
    ...reportsOnce(evidence),
    ...receiptsOnce(evidence),
    ...answersSent(evidence),
    ...orderKept(evidence),
  ]
}

function messagesKept({ sent, inbox, lines }: Evidence): string[] {
  const rows = groupBy(inbox, (row) => row.externalId)
  const said = groupBy(
    lines.filter((line) => line.direction === 'in'),
    (line) => line.id,
  )
  const known = new Set(sent.map((message) => message.id))
  return [
    ...sent.flatMap(({ id, from, text, acknowledged }) => {
      const kept = rows.get(id) ?? []
      const shown = said.get(id) ?? []
      return [
        ...(acknowledged && kept.length === 0 ? [`lost: ${id} was acknowledged and is not in the inbox`] : []),
        ...(kept.length > 1 ? [`doubled: ${id} is in the inbox ${kept.length} times`] : []),
        ...(kept.length > 0 && shown.length !== 1 ? [`chat: ${id} is shown ${shown.length} times`] : []),
        ...kept
          .filter((row) => row.address !== from || row.text !== text)
          .map(() => `changed: ${id} is not what was said`),
        ...kept.filter((row) => row.state !== 'handled').map((row) => `unhandled: ${id} is ${row.state}`),
      ]
    }),
    ...inbox.filter((row) => !known.has(row.externalId)).map((row) => `invented: nobody sent ${row.externalId}`),
  ]
}

/** Whoever's message is in the inbox, acknowledged or not, has one standing report of it. */
function reportsOnce({ sent, inbox, reports }: Evidence): string[] {
  const byMessage = groupBy(reports, (report) => report.messageId)
  const messages = new Map(sent.map((message) => [message.id, message]))
  const ids = new Set(inbox.map((row) => row.id))
  return [
    ...inbox.flatMap(({ id, externalId }) => {
      const message = messages.get(externalId)
      const made = byMessage.get(id) ?? []
      if (message?.kind !== 'report')
        return made.map((report) => `invented: report ${report.receiptNo} of ${externalId}`)
      return [
        ...(made.length === 0 ? [`lost: ${externalId} has no report`] : []),
        ...(made.length > 1 ? [`doubled: ${externalId} has ${made.length} reports`] : []),
        ...made
          .filter((report) => report.about !== message.about)
          .map(() => `changed: ${externalId} is about another thing`),
        ...made
          .filter((report) => report.photos !== message.photos)
          .map(() => `photos: ${externalId} lacks or doubles one`),
      ]
    }),
    ...[...groupBy(reports, (report) => report.about)]
      .filter(([, rows]) => rows.length > 1)
      .map(([about, rows]) => `doubled: ${about} has ${rows.length} reports`),
    ...reports
      .filter((report) => report.state !== 'submitted')
      .map((report) => `state: ${report.receiptNo} is ${report.state}`),
    ...reports
      .filter((report) => !ids.has(report.messageId))
      .map((report) => `invented: ${report.receiptNo} has no message`),
  ]
}

const RECEIPT = /H\d{8}-\d{3,}/g

function receiptsOnce({ inbox, reports, receiptNos, lines }: Evidence): string[] {
  const sender = new Map(inbox.map((row) => [row.id, row.address]))
  const told = lines
    .filter((line) => line.direction === 'out')
    .flatMap((line) => (line.text.match(RECEIPT) ?? []).map((number) => ({ number, person: line.person })))
  const byNumber = groupBy(told, (receipt) => receipt.number)
  const own = new Set(reports.map((report) => report.receiptNo))
  return [
    ...repeated(receiptNos).map((number) => `doubled: receipt number ${number} was given twice`),
    ...reports.flatMap(({ receiptNo, messageId }) => {
      const heard = byNumber.get(receiptNo) ?? []
      const astray = heard.filter((receipt) => receipt.person !== sender.get(messageId))
      return [
        ...(heard.length === 0 ? [`lost: receipt ${receiptNo} was never told`] : []),
        ...(heard.length > 1 ? [`doubled: receipt ${receiptNo} was told ${heard.length} times`] : []),
        ...astray.map(({ person }) => `astray: receipt ${receiptNo} was told to ${person}`),
      ]
    }),
    ...[...byNumber.keys()]
      .filter((number) => !own.has(number))
      .map((number) => `invented: receipt ${number} has no report`),
  ]
}

const OUT = 'out:'

/**
 * What was queued was said, word for word, once, to the right person; and nothing else was. Every message has an answer, if only one
 * that was taken back to be said with the next; that one was never shown.
 */
function answersSent({ inbox, outbox, lines }: Evidence): string[] {
  const said = groupBy(
    lines.filter((line) => line.direction === 'out'),
    (line) => line.id,
  )
  const queued = new Map(outbox.map((row) => [OUT + row.key, row]))
  const taken = outbox.filter((row) => row.state === 'taken')
  const toSay = outbox.filter((row) => row.state !== 'taken')
  return [
    ...inbox.filter((row) => !queued.has(`${OUT}re:${row.id}:1`)).map((row) => `unanswered: ${row.externalId}`),
    ...repeated(outbox.map((row) => row.key)).map((key) => `doubled: ${key} is in the outbox twice`),
    ...taken.filter(({ key }) => said.has(OUT + key)).map(({ key }) => `taken: ${key} was taken back and shown`),
    ...toSay.filter((row) => row.state !== 'sent').map((row) => `unsent: ${row.key} is ${row.state}`),
    ...toSay.flatMap(({ key, address, text }) => {
      const shown = said.get(OUT + key) ?? []
      return [
        ...(shown.length === 0 ? [`lost: ${key} was never shown`] : []),
        ...(shown.length > 1 ? [`doubled: ${key} is shown ${shown.length} times`] : []),
        ...shown
          .filter((line) => line.person !== address || line.text !== text)
          .map(() => `changed: ${key} was said otherwise than queued`),
      ]
    }),
    ...[...said.keys()].filter((id) => !queued.has(id)).map((id) => `invented: ${id} was shown and never queued`),
  ]
}

/** Each person's messages were handled in the order they came in, and answered in that order, each after it was said. */
function orderKept({ inbox, lines }: Evidence): string[] {
  const externalId = new Map(inbox.map((row) => [row.id, row.externalId]))
  const broken: string[] = []
  for (const [person, chat] of groupBy(lines, (line) => line.person)) {
    const inOrder = [...chat].sort((a, b) => a.seq - b.seq)
    const heard = new Set<string>()
    let last: [message: number, part: number] = [0, 0]
    for (const line of inOrder) {
      if (line.direction === 'in') heard.add(line.id)
      const reply = /^out:re:(\d+):(\d+)$/.exec(line.id)
      if (!reply) continue
      const [message, part] = [Number(reply[1]), Number(reply[2])]
      if (message < last[0] || (message === last[0] && part <= last[1]))
        broken.push(`order: ${line.id} stands after the answer to ${last.join(':')} (${person})`)
      if (!heard.has(externalId.get(message) ?? ''))
        broken.push(`order: ${line.id} stands before what it answers (${person})`)
      last = [message, part]
    }
  }
  return broken
}

function groupBy<T, K>(rows: readonly T[], key: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}

const repeated = (names: readonly string[]) =>
  [...groupBy(names, (name) => name)].filter(([, same]) => same.length > 1).map(([name]) => name)
