/** What the puppet needs of a transport: the long connection (connected.ts) and the URL callback (callback.ts) both give it. */
import type { WecomIncoming } from '../wecom/index.ts'
import type { ConnectionState } from './connection.ts'
import type { Target } from './chats.ts'
import type { Json } from './frames.ts'
import type { LiveText } from './stream.ts'
import type { MediaKind, OutgoingFile } from './upload.ts'

/** What the channel can do; it differs by transport, and nothing else says so beforehand. */
export interface Capabilities {
  readonly transport: 'connection' | 'callback'
  /** in groups only what mentions the bot is heard */
  readonly groups: 'mentions'
  /** to whom something can be said that is no answer */
  readonly push: 'chats that have spoken' | 'none'
  readonly mediaOut: readonly MediaKind[]
  /** how many processes may serve one bot at a time */
  readonly processes: 'one'
}

export interface Health {
  readonly state: ConnectionState
  readonly why: string
  /** ISO instant since when */
  readonly since: string
}

export interface Transport {
  readonly capabilities: Capabilities
  start(): void
  stop(): void
  health(): Health
  text(to: Target, key: string, text: string): Promise<void>
  card(to: Target, key: string, card: Json): Promise<void>
  media(to: Target, key: string, file: OutgoingFile): Promise<void>
  stream(to: Target, key: string): LiveText
}

/** What a transport tells the puppet. */
export interface TransportEvents {
  /** kept and new; the platform has been told */
  message(message: WecomIncoming): void
  ready(): void
  /** something an operator must see */
  trouble(error: Error): void
}
