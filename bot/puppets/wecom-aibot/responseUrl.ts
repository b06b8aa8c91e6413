/** URL callback: every message brings an address that takes one answer within the hour, without token and in plain JSON. */
import { Newest, WecomError, type WecomHost, isRecord } from '../wecom/index.ts'
import { AckUnknownError, RefusedError } from './errors.ts'
import type { Json } from './frames.ts'
import { type AibotTimings, CONTENT_BYTES, REMEMBERED } from './limits.ts'

export class ResponseUrls {
  private readonly used = new Newest<string, true>(REMEMBERED)

  constructor(
    private readonly host: WecomHost,
    private readonly timings: AibotTimings,
  ) {}

  /** Throws WecomError `no-way`, RefusedError, AckUnknownError; the address, which is a secret, is never in them. */
  async post(reply: Readonly<Record<string, string>> | null, body: Json): Promise<void> {
    const url = reply?.responseUrl
    const age = this.host.now().getTime() - Date.parse(reply?.at ?? '')
    if (!url || this.used.get(url) || !(age < this.timings.responseUrlMs))
      throw new WecomError(
        'no-way',
        'by URL callback a chat is reached only in answer to a message, once within the hour',
      )
    const text = JSON.stringify(body)
    if (Buffer.byteLength(text) > CONTENT_BYTES * 2) throw new RefusedError('response_url', 45002, 'content too long')
    this.used.set(url, true)
    const signal = AbortSignal.timeout(this.timings.httpMs)
    const answer = await fetch(url, {
      method: 'POST',
      body: text,
      headers: { 'content-type': 'application/json' },
      signal,
    })
      .then((response): Promise<unknown> => response.json())
      .catch(() => null)
    const errcode = isRecord(answer) && typeof answer.errcode === 'number' ? answer.errcode : null
    if (errcode === null) throw new AckUnknownError('response_url', 'no answer')
    if (errcode !== 0) throw new RefusedError('response_url', errcode, '')
  }
}
