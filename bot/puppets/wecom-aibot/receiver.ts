/** What comes in by either transport: read, kept by the host, and a click answered with the card as it is now. */
import { Newest, type WecomHost, type WecomIncoming, recordsOf, recordOf, textOf } from '../wecom/index.ts'
import { pressed, pressedUnknown } from './card.ts'
import type { Json } from './frames.ts'
import { type ReadOptions, readClick, readMessage } from './incoming.ts'
import { REMEMBERED } from './limits.ts'

export type Received =
  | { readonly kind: 'message'; readonly message: WecomIncoming }
  /** `card` is what the clicked card becomes */
  | { readonly kind: 'click'; readonly message: WecomIncoming; readonly card: Json }
  | { readonly kind: 'enter-chat'; readonly from: string }
  /** nothing to be done about it */
  | { readonly kind: 'other'; readonly type: string }

export class Receiver {
  private readonly cards = new Newest<string, Json>(REMEMBERED)

  constructor(
    private readonly host: WecomHost,
    private readonly names: readonly string[],
  ) {}

  /** A card that goes out: its click is answered with it. */
  sent(card: Json): void {
    this.cards.set(textOf(card.task_id), card)
  }

  /** `values`: what the transport needs to answer this; `deliveryId` stands in for a missing msgid. */
  read(body: Json, values: Readonly<Record<string, string>>, deliveryId: string): Received {
    const responseUrl = textOf(body.response_url)
    const at = this.host.now().toISOString()
    const reply = { ...values, at, ...(responseUrl ? { responseUrl } : {}) }
    const options: ReadOptions = { names: this.names, now: this.host.now(), reply, deliveryId }
    if (body.msgtype !== 'event') {
      const message = readMessage(body, { ...options, reply: { ...reply, kind: 'message' } })
      return message ? { kind: 'message', message } : { kind: 'other', type: textOf(body.msgtype) }
    }
    const type = textOf(recordOf(body.event).eventtype)
    const from = textOf(recordOf(body.from).userid)
    if (type === 'enter_chat' && from) return { kind: 'enter-chat', from }
    const click = recordOf(recordOf(body.event).template_card_event)
    const taskId = textOf(click.task_id)
    const message =
      type === 'template_card_event'
        ? readClick(body, { ...options, reply: { ...reply, kind: 'click', taskId } })
        : null
    return message ? { kind: 'click', message, card: this.after(taskId, message.text) } : { kind: 'other', type }
  }

  private after(taskId: string, says: string): Json {
    const card = this.cards.get(taskId)
    if (!card) return pressedUnknown(taskId, says)
    const button = recordsOf(card.button_list).find(({ key }) => key === says)
    return pressed(card, textOf(button?.text) || says)
  }
}
