export { AckUnknownError, BadFrameError, NotConnectedError, RefusedError } from './errors.ts'
export type { CallbackOptions } from './callback.ts'
export type { ConnectedOptions } from './connected.ts'
export type { ConnectionState } from './connection.ts'
export { type AibotTimings, defaultTimings } from './limits.ts'
export type { RawMessage, Said } from './payloads.ts'
export { type AibotOptions, PuppetWecomAibot, type SayOptions } from './puppet-wecom-aibot.ts'
export type { LiveText } from './stream.ts'
export type { Capabilities, Health } from './transport.ts'
// what a program beside the puppet needs of the core
export {
  CallbackError,
  Secret,
  UnsupportedError,
  WecomError,
  type CallbackRequest,
  type CallbackResponse,
  type Choice,
  type Choices,
  type MediaRef,
  type WecomHost,
  type WecomIncoming,
} from '../wecom/index.ts'
