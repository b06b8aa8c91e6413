import { resolve } from 'node:path'
import { z } from 'zod'

/** The only place that reads the environment. Every mistake is one Chinese line that says what to set. */
const shape = z.object({
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|(mysql|mariadb):\/\/.+\/.+)$/, 'DATABASE_URL 写法不对：要像 mysql://用户:密码@主机/库名，或 sqlite:data/guanhu.db')
    .optional(),
  DATA_FOLDER: z.string().min(1, 'DATA_FOLDER 不能为空：写一个放数据的文件夹').default('data'),
  PORT: z.coerce.number('PORT 要是 0 到 65535 的数字').int('PORT 要是整数').min(0, 'PORT 不能小于 0').max(65535, 'PORT 不能大于 65535').default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  WECHATY_PUPPET: z
    .enum(['simulator', 'wechaty-puppet-service'], 'WECHATY_PUPPET 只能是 simulator（模拟器）或 wechaty-puppet-service')
    .default('simulator'),
  WECHATY_PUPPET_SERVICE_TOKEN: z.string().optional(),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'], 'LOG_LEVEL 只能是 silent、error、warn、info、debug、trace 之一').default('warn'),
  DATABASE_POOL: z.coerce.number('DATABASE_POOL 要是数字').int().min(2, 'DATABASE_POOL 至少是 2').max(200, 'DATABASE_POOL 最多 200').default(10),
})

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
  if (!read.success) throw new ConfigError(`设置不对：${read.error.issues.map(i => i.message).join('；')}。改好再启动。`)
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
