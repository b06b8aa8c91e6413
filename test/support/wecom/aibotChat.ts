/**
 * What the people of the fake AI-bot platform see, and what it lets a bot say: the rules of reference B.3 about req_ids, streams,
 * pushes and cards. No sockets here; aibot.ts carries the frames.
 */
import type { Uploads } from './aibotMedia.ts'

/** UTF-8 bytes of a stream's or markdown's content. */
export const CONTENT_BYTES = 20_480
const BUTTONS = 6
const KEY_BYTES = 1024

export type Json = Record<string, unknown>
export interface Ack {
  errcode: number
  errmsg?: string
  body?: Json
}

/** One bubble a person sees. */
export interface Bubble {
  chat: string
  kind: 'stream' | 'markdown' | 'template_card' | 'welcome' | 'image' | 'voice' | 'video' | 'file'
  /** stream id, task id of a card, media id; '' for a markdown push */
  id: string
  /** text so far; the title of a card; the name of a file */
  content: string
  finished: boolean
  card: Json | null
  pushed: boolean
}

/** What a callback was about: decides what its req_id may be used for. */
interface Asked {
  chat: string
  about: 'message' | 'enter_chat' | 'template_card_event' | 'other'
  taskId: string | null
  used: boolean
}

const asObject = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {}) // JSON
const refused = (errcode: number, errmsg: string): Ack => ({ errcode, errmsg })
const OK: Ack = { errcode: 0, errmsg: 'ok' }

export class AibotChats {
  readonly bubbles: Bubble[] = []
  /** chats that have spoken: chatid or userid, case-sensitive, to 1 (single) or 2 (group) */
  readonly spoken = new Map<string, 1 | 2>()
  private readonly asked = new Map<string, Asked>()
  private readonly expired = new Set<string>()
  private readonly sentInWindow = new Map<string, number>()
  /** messages a conversation takes before 45009; null = no limit. `nextWindow` opens it again. */
  rateLimit: number | null = null

  constructor(private readonly uploads: Uploads) {}

  /** Everything said in one chat, in order: the text of each bubble. */
  said(chat: string): string[] {
    return this.bubbles.filter((bubble) => bubble.chat === chat).map(({ content }) => content)
  }

  heard(reqId: string, chat: string, type: 1 | 2, about: Asked['about'], taskId: string | null = null): void {
    this.spoken.set(chat, type)
    this.asked.set(reqId, { chat, about, taskId, used: false })
  }

  /** The 24 hours of every req_id are over (or the 5 seconds of an event). */
  forgetRequests(): void {
    this.asked.clear()
  }
  /** The minutes of every open stream are over: 846608 from now on. */
  expireStreams(): void {
    for (const bubble of this.bubbles) if (bubble.kind === 'stream' && !bubble.finished) this.expired.add(bubble.id)
  }
  nextWindow(): void {
    this.sentInWindow.clear()
  }

  respond(reqId: string, body: Json): Ack {
    const asked = this.asked.get(reqId)
    if (asked?.about !== 'message') return refused(846605, 'invalid req_id')
    if (body.msgtype === 'stream') return this.stream(asked.chat, body)
    return this.put(asked.chat, body, false)
  }

  welcome(reqId: string, body: Json): Ack {
    const asked = this.asked.get(reqId)
    if (asked?.about !== 'enter_chat' || asked.used) return refused(846605, 'invalid req_id')
    asked.used = true
    if (body.msgtype === 'template_card') return this.put(asked.chat, body, false)
    if (body.msgtype !== 'text') return refused(40008, 'invalid message type')
    const content = String(asObject(body.text).content)
    this.bubbles.push({ ...bubble(asked.chat, 'welcome'), content })
    return OK
  }

  update(reqId: string, body: Json): Ack {
    const asked = this.asked.get(reqId)
    if (asked?.about !== 'template_card_event' || asked.used) return refused(846605, 'invalid req_id')
    if (body.response_type !== 'update_template_card') return refused(40058, 'response_type')
    const card = asObject(body.template_card)
    const wrong = wrongCard(card)
    if (wrong) return refused(40058, wrong)
    const shown = this.bubbles.find(({ kind, id }) => kind === 'template_card' && id === asked.taskId)
    if (!shown || card.task_id !== asked.taskId) return refused(40058, 'task_id')
    asked.used = true
    shown.card = card
    shown.finished = true
    return OK
  }

  push({ chatid, chat_type: type, ...body }: Json): Ack {
    if (typeof chatid !== 'string') return refused(40058, 'chatid')
    if (type !== undefined && type !== 0 && type !== 1 && type !== 2) return refused(40058, 'chat_type')
    const known = this.spoken.get(chatid)
    if (!known || (type && type !== known)) return refused(93006, 'invalid chatid')
    if (body.msgtype === 'stream' || body.msgtype === 'text') return refused(40008, 'invalid message type')
    return this.put(chatid, body, true)
  }

  private stream(chat: string, body: Json): Ack {
    const { id, content = '', finish = false } = asObject(body.stream)
    if (typeof id !== 'string' || id === '' || typeof content !== 'string' || typeof finish !== 'boolean')
      return refused(40058, 'stream')
    if (Buffer.byteLength(content) > CONTENT_BYTES) return refused(45002, 'content too long')
    const shown = this.bubbles.find((one) => one.kind === 'stream' && one.id === id)
    if (!shown) {
      if (this.full(chat)) return refused(45009, 'api freq out of limit')
      this.bubbles.push({ ...bubble(chat, 'stream'), id, content, finished: finish })
      return OK
    }
    // the same final frame again changes nothing and is taken
    if (this.expired.has(id) || (shown.finished && !(finish && shown.content === content)))
      return refused(846608, 'stream can not be updated')
    Object.assign(shown, { content, finished: finish })
    return OK
  }

  private put(chat: string, body: Json, pushed: boolean): Ack {
    const type = String(body.msgtype)
    const part = asObject(body[type])
    if (this.full(chat)) return refused(45009, 'api freq out of limit')
    if (type === 'markdown') {
      const { content } = part
      if (typeof content !== 'string' || content === '') return refused(44004, 'empty content')
      if (Buffer.byteLength(content) > CONTENT_BYTES) return refused(45002, 'content too long')
      this.bubbles.push({ ...bubble(chat, 'markdown'), content, pushed })
      return OK
    }
    if (type === 'template_card') {
      const wrong = wrongCard(part)
      if (wrong) return refused(40058, wrong)
      const taskId = String(part.task_id)
      if (this.bubbles.some(({ kind, id }) => kind === 'template_card' && id === taskId))
        return refused(40058, 'task_id was used before')
      const content = String(asObject(part.main_title).title ?? '')
      this.bubbles.push({ ...bubble(chat, type), id: taskId, content, card: part, finished: false, pushed })
      return OK
    }
    if (type === 'image' || type === 'voice' || type === 'video' || type === 'file') {
      const media = this.uploads.media.get(String(part.media_id))
      if (media?.type !== type) return refused(40007, 'invalid media_id')
      this.bubbles.push({ ...bubble(chat, type), id: String(part.media_id), content: media.name, pushed })
      return OK
    }
    return refused(40008, 'invalid message type')
  }

  private full(chat: string): boolean {
    const sent = this.sentInWindow.get(chat) ?? 0
    if (this.rateLimit !== null && sent >= this.rateLimit) return true
    this.sentInWindow.set(chat, sent + 1)
    return false
  }
}

const bubble = (chat: string, kind: Bubble['kind']): Bubble => ({
  chat,
  kind,
  id: '',
  content: '',
  finished: true,
  card: null,
  pushed: false,
})

/** The limits of an interactive card with buttons (A.4). */
function wrongCard(card: Json): string | null {
  if (card.card_type !== 'button_interaction') return 'card_type'
  if (!asObject(card.main_title).title) return 'main_title'
  if (!/^[\w@-]{1,128}$/.test(String(card.task_id))) return 'task_id'
  const buttons = card.button_list
  if (!Array.isArray(buttons) || buttons.length < 1 || buttons.length > BUTTONS) return 'button_list'
  for (const button of buttons.map(asObject)) {
    if (!button.text || typeof button.key !== 'string' || button.key === '') return 'button'
    if (Buffer.byteLength(button.key) > KEY_BYTES) return 'key too long'
  }
  return null
}
