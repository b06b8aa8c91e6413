export { type Capabilities, capabilities } from './capabilities.ts'
export type { Department, Directory, Member } from './directory.ts'
export type { WecomEvent } from './event.ts'
export type { Group } from './groups.ts'
export type { MenuButton } from './menu.ts'
export type { WecomAppOptions } from './options.ts'
export type { RawMessage } from './payloads.ts'
export { type Health, PuppetWecomApp } from './puppet-wecom-app.ts'
export type { SayOptions } from './sender.ts'
export { type Link, type Place, readInner, type Said, type SaidKind } from './received.ts'
// what a program beside the puppet needs of the core
export {
  ApiError,
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
