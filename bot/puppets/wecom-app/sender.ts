/**
 * 发送应用消息 - message/send and appchat/send: in order per receiver, cut to what a message holds, below the platform's limits.
 */
import { randomUUID } from 'node:crypto'
import {
  type Address,
  type Answer,
  ApiError,
  formatAddress,
  type Limiter,
  MediaCache,
  Newest,
  parseAddress,
  splitText,
  textOf,
  type WecomApi,
  WecomError,
} from '../wecom/index.ts'
import { formOf, kindOf } from './file.ts'

/** Bytes of a text or markdown message; what is longer is cut without a word. */
export const TEXT_BYTES = 2048

export interface SentPart {
  /** msgid for recall; our own for a group, which has none */
  readonly id: string
  readonly responseCode: string
}

export interface SayOptions {
  /** one message to one receiver: said again with the same key, only the parts go that the platform has not taken yet */
  readonly key?: string
  /** userids that are called in a group */
  readonly mentioned?: readonly string[]
}

/** Parts that are known by their key. */
const REMEMBERED = 5_000

type Message = { msgtype: string } & Record<string, unknown>

export class AppSender {
  private readonly media: MediaCache
  /** by receiver, key and part: what the platform has */
  private readonly taken = new Newest<string, SentPart>(REMEMBERED)

  constructor(
    private readonly api: WecomApi,
    private readonly agentId: number,
    private readonly limiter: Limiter,
    now: () => Date,
  ) {
    this.media = new MediaCache(now)
  }

  /** As many messages as it takes. Throws what the API throws; parts after a failed one are not sent. */
  text(to: string, text: string, { key, mentioned = [] }: SayOptions = {}): Promise<SentPart[]> {
    const parts = partsOf(text)
    return this.inOrder(
      to,
      parts.map((content, at) => ({
        msgtype: 'text',
        text: { content, ...(at === 0 && mentioned.length > 0 && { mentioned_list: mentioned }) },
      })),
      key,
    )
  }

  markdown(to: string, text: string): Promise<SentPart[]> {
    return this.inOrder(
      to,
      partsOf(text).map((content) => ({ msgtype: 'markdown', markdown: { content } })),
    )
  }

  /** Uploaded once in two and a half days, whoever gets it; again when the platform has forgotten it. */
  async file(to: string, name: string, bytes: Buffer, { key }: SayOptions = {}): Promise<SentPart[]> {
    const { kind, contentType } = kindOf(bytes)
    const file = { type: kind, name, bytes }
    const sendIt = async () => {
      const mediaId = await this.media.idOf(file, async () =>
        textOf(
          (await this.api.upload('/cgi-bin/media/upload', { type: kind }, formOf(name, contentType, bytes))).media_id,
        ),
      )
      return this.sendMedia(to, kind, mediaId, key)
    }
    try {
      return await sendIt()
    } catch (error) {
      if (!(error instanceof ApiError) || error.errcode !== 40007) throw error
      this.media.forget(file)
      return sendIt()
    }
  }

  /** Something that is on the platform already, a file somebody sent for one. */
  sendMedia(to: string, kind: string, mediaId: string, key?: string): Promise<SentPart[]> {
    return this.inOrder(to, [{ msgtype: kind, [kind]: { media_id: mediaId } }], key)
  }

  /** Any other kind of message: `textcard`, `news`, `template_card`, with its body as documented. */
  async other(to: string, msgtype: string, body: object, key?: string): Promise<SentPart> {
    const [part] = await this.inOrder(to, [{ msgtype, [msgtype]: body }], key)
    return part ?? { id: '', responseCode: '' }
  }

  async recall(msgId: string): Promise<void> {
    await this.api.post('/cgi-bin/message/recall', { msgid: msgId })
  }

  /** All are asked for at once, so that nothing comes between them; what follows a failure is not sent. */
  private async inOrder(to: string, messages: readonly Message[], key?: string): Promise<SentPart[]> {
    if (messages.length === 0) throw new WecomError('empty', 'nothing to send')
    const address = parseAddress(to)
    // the platform does not tell ids apart by case
    const lane = address.kind === 'chat' ? formatAddress(address) : formatAddress(address).toLowerCase()
    const parts = messages.map((message, at) => {
      const id = key === undefined ? null : `${lane}|${key}|${at}`
      return { message, id, taken: id === null ? undefined : this.taken.get(id) }
    })
    this.limiter.admit(lane, parts.filter(({ taken }) => !taken).length)
    let failed: Error | null = null
    const sending = parts.map(async ({ message, id, taken }) => {
      if (taken) return taken
      return this.limiter.run(lane, async () => {
        if (failed) throw failed
        try {
          const sent = await this.one(address, message)
          if (id !== null) this.taken.set(id, sent)
          return sent
        } catch (error) {
          failed = error instanceof Error ? error : new Error(String(error))
          throw failed
        }
      })
    })
    const settled = await Promise.allSettled(sending)
    const wrong = settled.find((each) => each.status === 'rejected')
    if (wrong) throw wrong.reason
    return settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  }

  private async one(address: Address, message: Message): Promise<SentPart> {
    if (address.kind === 'chat') {
      await this.api.post('/cgi-bin/appchat/send', { chatid: address.id, ...message, safe: 0 })
      return { id: `chat-${randomUUID()}`, responseCode: '' }
    }
    const receiver = { user: 'touser', party: 'toparty', tag: 'totag' }[address.kind]
    const answer = await this.api.post('/cgi-bin/message/send', {
      [receiver]: address.id,
      agentid: this.agentId,
      ...message,
      safe: 0,
    })
    refuseUnreached(address, answer)
    return { id: textOf(answer.msgid), responseCode: textOf(answer.response_code) }
  }
}

/** errcode 0 is not yet "delivered". */
function refuseUnreached(address: Address, answer: Answer): void {
  const field = { user: 'invaliduser', party: 'invalidparty', tag: 'invalidtag', chat: '' }[address.kind]
  for (const name of [field, 'unlicenseduser']) {
    const unreached = textOf(answer[name]).toLowerCase().split('|')
    if (unreached.includes(address.id.toLowerCase()))
      throw new WecomError(name, `${formatAddress(address)} cannot be reached`)
  }
}

/** Blank parts are refused by the platform. */
const partsOf = (text: string) => splitText(text, TEXT_BYTES).filter((part) => part.trim() !== '')
