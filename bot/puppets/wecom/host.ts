/**
 * What a WeCom puppet needs from the program it runs in, and what it hands over: plain JSON, no Wechaty, so that a message
 * can be kept in a table before anybody acts on it.
 */

/** Where the bytes of a file can be had later: the platform keeps them 3 days (app) or minutes (AI bot). */
export interface MediaRef {
  readonly name: string
  readonly kind: 'image' | 'voice' | 'video' | 'file'
  readonly source: { readonly mediaId: string } | { readonly url: string; readonly aesKey: string | null }
}

/** One thing somebody said or clicked. */
export interface WecomIncoming {
  /** unique on the channel for ever (keys.ts): the same delivery again has the same key */
  readonly key: string
  /** userid, case as the platform gave it */
  readonly from: string
  /** chatid in a group, null in a single chat */
  readonly room: string | null
  /** ISO instant */
  readonly at: string
  /** a click on a card or menu is the words its button stands for (the key of the button IS those words) */
  readonly text: string
  readonly quote: string | null
  /** true when the text is what the platform heard in a voice message */
  readonly spoken?: boolean
  readonly media: readonly MediaRef[]
  /** a location that was sent: degrees, GCJ-02 as the platform gives them */
  readonly place?: { readonly latitude: number; readonly longitude: number; readonly label: string }
  /** what an answer needs: the AI bot's req_id / response_url of this message, a card's response code; plain JSON */
  readonly reply: Readonly<Record<string, string>> | null
}

export interface WecomHost {
  /**
   * Durable when it resolves; only then is the platform told "received". Rejects when it can't be kept: the platform is
   * told so (5xx / no ack) and delivers again.
   */
  keep(message: WecomIncoming): Promise<'new' | 'duplicate'>
  now(): Date
  /** developer log; never given a secret */
  log(level: 'debug' | 'info' | 'warn' | 'error', about: Record<string, unknown>, what: string): void
}
