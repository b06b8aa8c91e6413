/**
 * 回调 - what the platform posts to an app: checked, opened, kept, and only then said to be received. Work begins after the answer.
 */
import {
  type CallbackCrypto,
  CallbackError,
  type CallbackRequest,
  type CallbackResponse,
  cdata,
  type Elapsed,
  echo,
  Newest,
  NOT_KEPT,
  parseXml,
  RECEIVED,
  readXmlEnvelope,
  refusal,
  signedOf,
  type WecomHost,
} from '../wecom/index.ts'
import type { WecomEvent } from './event.ts'
import { readInner, type Said } from './received.ts'

export interface CallbackParts {
  readonly crypto: CallbackCrypto
  readonly corpId: string
  readonly host: WecomHost
  readonly elapsed: Elapsed
  readonly keepWithinMs: number
  /** after it was kept and answered; once per message */
  readonly heard: (said: Said) => void
  /** after it was answered; once per event, as far as this process remembers */
  readonly happened: (event: WecomEvent) => void
  /** what a clicked card shows from now on instead of its buttons; null: it stays as it is */
  readonly shownAfter: (said: Said) => string | null
}

const EVENTS_REMEMBERED = 10_000

export class AppCallback {
  private readonly events = new Newest<string, true>(EVENTS_REMEMBERED)

  constructor(private readonly parts: CallbackParts) {}

  async handle({ method, query, body }: CallbackRequest): Promise<CallbackResponse> {
    const { crypto, host } = this.parts
    try {
      if (method === 'GET') return echo(crypto, query)
      const signed = signedOf(query)
      const { encrypt, toUserName } = readXmlEnvelope(body)
      if (toUserName !== '' && toUserName !== this.parts.corpId)
        throw new CallbackError(-40005, 'for another enterprise')
      const read = readInner(parseXml(crypto.open(signed, encrypt)), host.now())
      if ('event' in read) return this.noteEvent(read.event)
      const { said } = read
      return (await this.kept(said)) ? this.acknowledge(said, signed.timestamp, signed.nonce) : NOT_KEPT
    } catch (error) {
      if (!(error instanceof CallbackError)) {
        host.log('error', { error: String(error) }, 'callback failed')
        return NOT_KEPT
      }
      host.log('warn', { fault: error.fault, bytes: body.length }, `callback refused: ${error.message}`)
      return refusal(error)
    }
  }

  private noteEvent(event: WecomEvent): CallbackResponse {
    if (this.events.get(event.key)) return RECEIVED
    this.events.set(event.key, true)
    setImmediate(() => this.parts.happened(event))
    return RECEIVED
  }

  /** True when it is kept in time. What is kept later is heard all the same: its second delivery will be a duplicate. */
  private async kept(said: Said): Promise<boolean> {
    const { host, elapsed, keepWithinMs, heard } = this.parts
    const keeping = host.keep(said.incoming).then(
      (state) => {
        if (state === 'new') setImmediate(() => heard(said))
        return true
      },
      (error: unknown) => {
        host.log('error', { key: said.incoming.key, error: String(error) }, 'not kept')
        return false
      },
    )
    let callOff = () => {}
    const tooLate = new Promise<boolean>((resolve) => {
      callOff = elapsed.after(keepWithinMs, () => resolve(false))
    })
    return Promise.race([keeping, tooLate]).finally(() => callOff())
  }

  private acknowledge(said: Said, timestamp: string, nonce: string): CallbackResponse {
    const shown = said.incoming.reply && this.parts.shownAfter(said)
    if (!shown) return RECEIVED
    const { crypto, corpId, host } = this.parts
    const seconds = Math.floor(host.now().getTime() / 1000)
    const inner =
      `<xml><ToUserName>${cdata(said.incoming.from)}</ToUserName><FromUserName>${cdata(corpId)}</FromUserName>` +
      `<CreateTime>${seconds}</CreateTime><MsgType>${cdata('update_button')}</MsgType>` +
      `<Button><ReplaceName>${cdata(shown)}</ReplaceName></Button></xml>`
    const encrypt = crypto.encrypt(inner)
    const body =
      `<xml><Encrypt>${cdata(encrypt)}</Encrypt><MsgSignature>${cdata(crypto.sign(timestamp, nonce, encrypt))}</MsgSignature>` +
      `<TimeStamp>${timestamp}</TimeStamp><Nonce>${cdata(nonce)}</Nonce></xml>`
    return { status: 200, body, contentType: 'application/xml' }
  }
}
