import type { FakeApp, FakeQyapi } from './qyapi.ts'
import { Refused } from './qyapiRefused.ts'

export interface FakeMessage {
  msgid: string
  /** userid, chatid, or `party:12` */
  to: string
  msgtype: string
  /** what the member sees: cut to 2,048 bytes */
  content: string
  body: Record<string, unknown>
  at: number
  recalled: boolean
}

const TASK_ID = /^[0-9A-Za-z_@-]{1,128}$/
const bytes = (value: unknown) => Buffer.byteLength(String(value))

/** message/send with its limits: what is longer than 2,048 bytes is cut, what is more than 30 a minute is dropped, both silently. */
export class Messages {
  readonly shown: FakeMessage[] = []
  readonly dropped: FakeMessage[] = []
  /** response codes that were not used yet */
  readonly codes = new Set<string>()
  readonly updates: Record<string, unknown>[] = []
  private readonly arrivals = new Map<string, number[]>()
  private readonly tasks = new Set<string>()
  private count = 0

  constructor(private readonly platform: FakeQyapi) {}

  send(json: Record<string, unknown>, app: FakeApp): object {
    if (typeof json.agentid !== 'number') throw new Refused(40056)
    if (json.agentid !== app.agentId) throw new Refused(301002)
    const users = split(json.touser)
    const [parties, tags] = [split(json.toparty), split(json.totag)]
    if (users.length + parties.length + tags.length === 0) throw new Refused(82001)
    const known = users.filter((user) => this.platform.members.some(({ userid }) => same(userid, user)))
    const invalid = users.filter((user) => !known.includes(user)).map((user) => user.toLowerCase())
    if (known.length + parties.length + tags.length === 0) throw new Refused(81013)
    const { msgtype, content, body } = this.checked(json)
    const msgid = `msg-${++this.count}`
    for (const to of [...known, ...parties.map((id) => `party:${id}`), ...tags.map((id) => `tag:${id}`)]) {
      const message = { msgid, to, msgtype, content, body, at: this.platform.now(), recalled: false }
      ;(this.within30(to) ? this.shown : this.dropped).push(message)
    }
    const interactive = msgtype === 'template_card' && body.card_type === 'button_interaction'
    return { msgid, invaliduser: invalid.join('|'), ...(interactive && { response_code: this.newCode() }) }
  }

  sendToGroup(json: Record<string, unknown>): object {
    if (json.msgtype === 'template_card') throw new Refused(40008)
    const { msgtype, content, body } = this.checked(json)
    this.shown.push({
      msgid: '',
      to: String(json.chatid),
      msgtype,
      content,
      body,
      at: this.platform.now(),
      recalled: false,
    })
    return {}
  }

  recall(msgid: string): object {
    const found = this.shown.filter((message) => message.msgid === msgid)
    if (found.length === 0) throw new Refused(40058)
    for (const message of found) message.recalled = true
    return {}
  }

  newCode(): string {
    const code = `code-${++this.count}`
    this.codes.add(code)
    return code
  }

  updateCard(json: Record<string, unknown>): object {
    if (!this.codes.delete(String(json.response_code))) throw new Refused(40058, 'invalid response_code')
    this.updates.push(json)
    return { invaliduser: [] }
  }

  /** As if a minute had gone by here. */
  forgetArrivals() {
    this.arrivals.clear()
  }

  private checked(json: Record<string, unknown>) {
    const msgtype = String(json.msgtype)
    const body = json[msgtype] as Record<string, unknown> | undefined // as documented
    if (!body) throw new Refused(40058)
    if (msgtype === 'text' || msgtype === 'markdown') {
      if (String(body.content ?? '').trim() === '') throw new Refused(44004)
    } else if (['image', 'voice', 'video', 'file'].includes(msgtype)) this.platform.media.get(String(body.media_id))
    else if (msgtype === 'template_card') this.checkCard(body)
    else if (!['textcard', 'news'].includes(msgtype)) throw new Refused(40008)
    return { msgtype, body, content: cut(String(body.content ?? '')) }
  }

  private checkCard(card: Record<string, unknown>) {
    if (card.card_type !== 'button_interaction') return
    const buttons = card.button_list as { text: string; key: string }[] // as documented
    if (!TASK_ID.test(String(card.task_id)) || buttons.length < 1 || buttons.length > 6) throw new Refused(40058)
    if (buttons.some(({ key }) => bytes(key) > 1024)) throw new Refused(40058)
    if (this.tasks.has(String(card.task_id))) throw new Refused(40058, 'task_id is used')
    this.tasks.add(String(card.task_id))
  }

  private within30(to: string): boolean {
    const now = this.platform.now()
    const recent = (this.arrivals.get(to) ?? []).filter((at) => at > now - 60_000)
    this.arrivals.set(to, [...recent, now])
    return recent.length < 30
  }
}

const split = (list: unknown) => (typeof list === 'string' ? list.split('|').filter(Boolean) : [])
const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

/** The first 2,048 bytes, and half a character more is lost. */
const cut = (text: string) =>
  Buffer.from(text)
    .subarray(0, 2048)
    .toString('utf8')
    .replace(/\ufffd+$/, '')
