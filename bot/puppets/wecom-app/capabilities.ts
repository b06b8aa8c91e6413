/** What this channel can do, for a program that works on several. Source: WeCom developer documentation, self-built apps. */
export const capabilities = {
  hearsSingle: true,
  hearsGroups: false,
  /** only in groups the app has made */
  saysInGroups: true,
  /** to any member in the visible range, without having been spoken to */
  saysUnasked: true,
  streams: false,
  choices: true,
  mentions: true,
  recalls: true,
  directory: true,
  menu: true,
  sendsFiles: true,
  /** bytes of one message; longer ones are split */
  textBytes: 2048,
} as const

export type Capabilities = typeof capabilities
