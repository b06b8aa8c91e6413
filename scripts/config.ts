import { resolve } from 'node:path'
import { z } from 'zod'
import { configTexts } from '../entities/texts/config.ts'

/** The only place that reads the environment. Every mistake is one Chinese line that says what to set. */
const shape = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|(mysql|mariadb):\/\/.+\/.+)$/, configTexts.databaseUrl)
    .optional(),
  DATA_FOLDER: z.string().min(1, configTexts.dataFolder).default('data'),
  PORT: wholeNumber(0, 65535, configTexts.port).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  WECHATY_PUPPET: z.enum(['simulator', 'wechaty-puppet-service'], configTexts.puppet).default('simulator'),
  WECHATY_PUPPET_SERVICE_TOKEN: z.string().optional(),
  LOG_LEVEL: z
    .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'], configTexts.logLevel)
    .default('warn'),
  DATABASE_POOL: wholeNumber(2, 200, configTexts.pool).default(10),
})

function wholeNumber(min: number, max: number, message: string) {
  return z.coerce.number(message).int(message).min(min, message).max(max, message)
}

export interface Config {
  databaseUrl: string
  dataFolder: string
  port: number
  host: string
  puppet: 'simulator' | 'wechaty-puppet-service'
  puppetToken: string | undefined
  logLevel: string
  poolSize: number
}

/** A setting that keeps the program from starting; its message is the line to print. */
export class ConfigError extends Error {}

export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = shape.safeParse(given)
  if (!read.success) throw new ConfigError(configTexts.wrong({ why: read.error.issues.map((i) => i.message) }))
  const { data } = read
  const dataFolder = resolve(data.DATA_FOLDER)
  return {
    databaseUrl: data.DATABASE_URL ?? `sqlite:${dataFolder}/guanhu.db`,
    dataFolder,
    port: data.PORT,
    host: data.HOST,
    puppet: data.WECHATY_PUPPET,
    puppetToken: data.WECHATY_PUPPET_SERVICE_TOKEN,
    logLevel: data.LOG_LEVEL,
    poolSize: data.DATABASE_POOL,
  }
}
