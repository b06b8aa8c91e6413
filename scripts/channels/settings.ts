import { Secret } from '../../bot/puppets/wecom/index.ts'
import { channelSettingTexts as texts, channelTexts } from '../../entities/texts/channels.ts'

/** Keys of a callback, as the console shows them. */
export interface CallbackSettings {
  token: Secret
  aesKey: Secret
}

/** 自建应用 */
export interface AppSettings {
  puppet: 'wecom-app'
  corpId: string
  agentId: number
  secret: Secret
  callback: CallbackSettings
  apiUrl: string | null
  /** May hold a password. */
  proxy: Secret | null
  /** Where the platform reaches us; only the doctor needs it. */
  publicUrl: string | null
}

/** 智能机器人 */
export interface AibotSettings {
  puppet: 'wecom-aibot'
  botId: string
  names: string[]
  transport:
    | { kind: 'connection'; secret: Secret; gatewayUrl: string | null }
    | { kind: 'callback'; callback: CallbackSettings }
  publicUrl: string | null
}

export type WecomSettings = AppSettings | AibotSettings

/** Where the callbacks of a channel come in. */
export const callbackPath = ({ puppet }: WecomSettings): string =>
  puppet === 'wecom-app' ? '/wecom/app' : '/wecom/aibot'

type Name = keyof typeof texts.wrong

/** A web address without credentials, query or path. */
const address = (schemes: RegExp) => (value: string) => {
  if (!URL.canParse(value)) return false
  const { protocol, username, search, hash, pathname } = new URL(value)
  return schemes.test(protocol) && !username && !search && !hash && pathname === '/'
}
const matches = (pattern: RegExp) => (value: string) => pattern.test(value)

const isRight: Record<Name, (value: string) => boolean> = {
  WECOM_CORP_ID: matches(/^w[wx][\w-]{6,62}$/),
  WECOM_AGENT_ID: matches(/^\d{1,10}$/),
  WECOM_APP_SECRET: matches(/^[\x21-\x7e]{16,200}$/),
  WECOM_CALLBACK_TOKEN: matches(/^[\x21-\x7e]{3,64}$/),
  WECOM_CALLBACK_AES_KEY: matches(/^[A-Za-z0-9+/]{43}$/),
  WECOM_API_URL: address(/^https?:$/),
  WECOM_PROXY: (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
  WECOM_PUBLIC_URL: address(/^https?:$/),
  WECOM_BOT_ID: matches(/^[\x21-\x7e]{3,128}$/),
  WECOM_BOT_SECRET: matches(/^[\x21-\x7e]{8,200}$/),
  WECOM_BOT_NAMES: (value) => namesIn(value).length > 0,
  WECOM_BOT_MODE: matches(/^(connection|callback)$/),
  WECOM_GATEWAY_URL: address(/^wss?:$/),
}

const namesIn = (value: string): string[] =>
  value
    .split(/[,，、]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** The settings of a WeCom channel, or every mistake as a line that says what to set. */
export function readWecom(
  puppet: WecomSettings['puppet'],
  env: Readonly<Record<string, string | undefined>>,
): { settings: WecomSettings } | { mistakes: string[] } {
  const isCallback = puppet === 'wecom-app' || env['WECOM_BOT_MODE'] === 'callback'
  const needed: Name[] = [
    ...(puppet === 'wecom-app' ? (['WECOM_CORP_ID', 'WECOM_AGENT_ID', 'WECOM_APP_SECRET'] as const) : []),
    ...(puppet === 'wecom-aibot' ? (['WECOM_BOT_ID'] as const) : []),
    ...(puppet === 'wecom-aibot' && !isCallback ? (['WECOM_BOT_SECRET'] as const) : []),
    ...(isCallback ? (['WECOM_CALLBACK_TOKEN', 'WECOM_CALLBACK_AES_KEY'] as const) : []),
  ]
  const missing = needed.filter((name) => env[name] === undefined)
  const wrong = (Object.keys(isRight) as Name[]).filter((name) => env[name] !== undefined && !isRight[name](env[name]))
  const mistakes = [
    ...(missing.length > 0 ? [texts.missing({ puppet, names: missing })] : []),
    ...wrong.map((name) => texts.wrong[name]),
  ]
  if (mistakes.length > 0) return { mistakes }

  const said = (name: Name): string => env[name] ?? '' // present: checked above
  const optional = (name: Name): string | null => env[name]?.replace(/\/$/, '') ?? null
  const callback = (): CallbackSettings => ({
    token: new Secret(said('WECOM_CALLBACK_TOKEN')),
    aesKey: new Secret(said('WECOM_CALLBACK_AES_KEY')),
  })
  const publicUrl = optional('WECOM_PUBLIC_URL')
  if (puppet === 'wecom-app')
    return {
      settings: {
        puppet,
        corpId: said('WECOM_CORP_ID'),
        agentId: Number(said('WECOM_AGENT_ID')),
        secret: new Secret(said('WECOM_APP_SECRET')),
        callback: callback(),
        apiUrl: optional('WECOM_API_URL'),
        proxy: env['WECOM_PROXY'] === undefined ? null : new Secret(env['WECOM_PROXY']),
        publicUrl,
      },
    }
  return {
    settings: {
      puppet,
      botId: said('WECOM_BOT_ID'),
      names: namesIn(env['WECOM_BOT_NAMES'] ?? channelTexts.name),
      transport: isCallback
        ? { kind: 'callback', callback: callback() }
        : {
            kind: 'connection',
            secret: new Secret(said('WECOM_BOT_SECRET')),
            gatewayUrl: optional('WECOM_GATEWAY_URL'),
          },
      publicUrl,
    },
  }
}
