import { resolve } from 'node:path'
import { z } from 'zod'
import type { ModelEndpoint } from '../bot/model/openai.ts'
import type { SpeechEndpoint } from '../bot/speech/endpoint.ts'
import { Secret } from '../bot/model/secret.ts'
import { configTexts } from '../entities/texts/config.ts'
import { readWecom, type WecomSettings } from './channels/settings.ts'

const puppets = ['simulator', 'wecom-app', 'wecom-aibot', 'wechaty-puppet-service'] as const

/** The only place that reads the environment. Every mistake is one Chinese line that says what to set. */
const shape = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|(mysql|mariadb):\/\/.+\/.+)$/, configTexts.databaseUrl)
    .optional(),
  DATA_FOLDER: z.string().min(1, configTexts.dataFolder).default('data'),
  PORT: wholeNumber(0, 65535, configTexts.port).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  WECHATY_PUPPET: z.enum(puppets, configTexts.puppet).default('simulator'),
  WECHATY_PUPPET_SERVICE_TOKEN: z.string().optional(),
  LOG_LEVEL: z
    .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'], configTexts.logLevel)
    .default('warn'),
  DATABASE_POOL: wholeNumber(2, 200, configTexts.pool).default(10),
  MODEL_URL: z.string().refine(isPlainHttp, configTexts.modelUrl).optional(),
  MODEL_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, configTexts.modelKey)
    .optional(),
  MODEL_CHAT: z.string().optional(),
  MODEL_EMBEDDING: z.string().optional(),
  MODEL_TIMEOUT_MS: wholeNumber(200, 30_000, configTexts.modelTimeout).default(4000),
  SPEECH_URL: z.string().refine(isPlainHttp, configTexts.speechUrl).optional(),
  SPEECH_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, configTexts.speechKey)
    .optional(),
  SPEECH_MODEL: z.string().optional(),
  SPEECH_TIMEOUT_MS: wholeNumber(1000, 120_000, configTexts.speechTimeout).default(30_000),
})

const whole = shape
  .refine((env) => !env.MODEL_URL || env.MODEL_CHAT || env.MODEL_EMBEDDING, configTexts.modelNoName)
  .refine((env) => Boolean(env.SPEECH_URL) === Boolean(env.SPEECH_MODEL), configTexts.speechHalf)
  .refine((env) => env.SPEECH_URL || !env.SPEECH_KEY, configTexts.speechHalf)
  .refine((env) => env.MODEL_URL || !(env.MODEL_CHAT || env.MODEL_EMBEDDING || env.MODEL_KEY), configTexts.modelNoUrl)

/** Credentials in an address would be printed with it; a query would swallow the path we append. */
function isPlainHttp(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password, search, hash } = new URL(text)
  return /^https?:$/.test(protocol) && !username && !password && !search && !hash
}

function wholeNumber(min: number, max: number, message: string) {
  return z.coerce.number(message).int(message).min(min, message).max(max, message)
}

export interface Config {
  databaseUrl: string
  dataFolder: string
  port: number
  host: string
  puppet: (typeof puppets)[number]
  /** Of wecom-app and wecom-aibot; null for the others. */
  wecom: WecomSettings | null
  puppetToken: string | undefined
  logLevel: string
  poolSize: number
  /** The optional outside model with the time one answer may wait for it; null: off, as it is by default. */
  model: (ModelEndpoint & { timeoutMs: number }) | null
  /** The optional endpoint that makes text of speech, with the time it has for one recording; null: off, as it is by default. */
  speech: (SpeechEndpoint & { timeoutMs: number }) | null
}

/** A setting that keeps the program from starting; its message is the line to print. */
export class ConfigError extends Error {}

export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = whole.safeParse(given)
  const why = read.success ? [] : read.error.issues.map((issue) => issue.message)
  const puppet = given['WECHATY_PUPPET']
  const wecom = puppet === 'wecom-app' || puppet === 'wecom-aibot' ? readWecom(puppet, given) : null
  if (wecom && 'mistakes' in wecom) why.push(...wecom.mistakes)
  if (!read.success || (wecom && 'mistakes' in wecom)) throw new ConfigError(configTexts.wrong({ why }))
  const { data } = read
  const dataFolder = resolve(data.DATA_FOLDER)
  return {
    databaseUrl: data.DATABASE_URL ?? `sqlite:${dataFolder}/guanhu.db`,
    dataFolder,
    port: data.PORT,
    host: data.HOST,
    puppet: data.WECHATY_PUPPET,
    wecom: wecom?.settings ?? null,
    puppetToken: data.WECHATY_PUPPET_SERVICE_TOKEN,
    logLevel: data.LOG_LEVEL,
    poolSize: data.DATABASE_POOL,
    model: data.MODEL_URL
      ? {
          url: data.MODEL_URL,
          key: data.MODEL_KEY ? new Secret(data.MODEL_KEY) : null,
          chat: data.MODEL_CHAT ?? null,
          embedding: data.MODEL_EMBEDDING ?? null,
          timeoutMs: data.MODEL_TIMEOUT_MS,
        }
      : null,
    speech:
      data.SPEECH_URL && data.SPEECH_MODEL
        ? {
            url: data.SPEECH_URL,
            key: data.SPEECH_KEY ? new Secret(data.SPEECH_KEY) : null,
            model: data.SPEECH_MODEL,
            timeoutMs: data.SPEECH_TIMEOUT_MS,
          }
        : null,
  }
}
