import { existsSync } from 'node:fs'
import { open, statfs, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { createConnection, type RowDataPacket } from 'mysql2/promise'
import type { Clock } from '../../entities/base/clock.ts'
import { doctorTexts as texts } from '../../entities/texts/doctor.ts'
import type { Config } from '../config.ts'
import { makeFolder } from '../folder.ts'
import { type Finding, finding } from './finding.ts'

const GIGABYTE = 1024 ** 3
const LOW = 5
const FULL = 0.5

/** Writes and syncs a file, as every message is, and looks how much more there may be. */
export async function checkDisk({ dataFolder: folder }: Config): Promise<Finding> {
  const probe = join(folder, `.doctor-${process.pid}`)
  try {
    await makeFolder(folder)
    const file = await open(probe, 'w')
    await file.writeFile('x')
    await file.sync()
    await file.close()
    await unlink(probe)
  } catch {
    return finding('disk', 'fail', texts.diskRefused({ folder }))
  }
  const { bavail, bsize } = await statfs(folder)
  const gigabytes = Math.round(((bavail * bsize) / GIGABYTE) * 10) / 10
  if (gigabytes < FULL) return finding('disk', 'fail', texts.diskFull({ folder, gigabytes }))
  if (gigabytes < LOW) return finding('disk', 'warn', texts.diskLow({ folder, gigabytes }))
  return finding('disk', 'ok', texts.diskFree({ folder, gigabytes }))
}

/** Looks at the store without changing it. */
export function checkDatabase({ databaseUrl }: Config): Promise<Finding> {
  return databaseUrl.startsWith('sqlite:') ? checkSqlite(databaseUrl.slice('sqlite:'.length)) : checkMysql(databaseUrl)
}

async function checkSqlite(file: string): Promise<Finding> {
  if (!existsSync(file)) return finding('database', 'ok', texts.databaseNew())
  try {
    const db = new BetterSqlite(file, { readonly: true })
    const fine = db.pragma('quick_check', { simple: true }) === 'ok'
    db.close()
    if (fine) return finding('database', 'ok', texts.databaseFile())
  } catch {
    // said below
  }
  return finding('database', 'fail', texts.databaseBroken())
}

async function checkMysql(url: string): Promise<Finding> {
  const { host } = new URL(url)
  try {
    const connection = await createConnection({ uri: url.replace(/^mariadb:/, 'mysql:'), connectTimeout: 5000 })
    const [rows] = await connection.query<RowDataPacket[]>(
      'SELECT VERSION() AS version, @@character_set_database AS charset',
    )
    await connection.end()
    const { version, charset } = { version: '', charset: '', ...rows[0] }
    return charset === 'utf8mb4'
      ? finding('database', 'ok', texts.databaseOk({ version }))
      : finding('database', 'warn', texts.databaseCharset({ charset }))
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    if (/ER_ACCESS_DENIED|ER_DBACCESS|ER_NOT_SUPPORTED_AUTH/.test(code))
      return finding('database', 'fail', texts.databaseDenied())
    if (code === 'ER_BAD_DB_ERROR') return finding('database', 'fail', texts.databaseMissing())
    return finding('database', 'fail', texts.databaseAway({ host }))
  }
}

/** Seconds more than which reminders come noticeably late. */
const DRIFT = 30

/** Compares with the platform's own clock. */
export async function checkClock(address: string, clock: Clock): Promise<Finding> {
  const { host } = new URL(address)
  try {
    const answer = await fetch(address.replace(/^ws/, 'http'), {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
    })
    const theirs = Date.parse(answer.headers.get('date') ?? '')
    if (Number.isNaN(theirs)) return finding('clock', 'skip', texts.clockOk({ seconds: 0 }))
    const seconds = Math.round(Math.abs(clock.now().getTime() - theirs) / 1000)
    return seconds > DRIFT
      ? finding('clock', 'warn', texts.clockOff({ seconds }))
      : finding('clock', 'ok', texts.clockOk({ seconds }))
  } catch {
    return finding('clock', 'warn', texts.noNetwork({ host }))
  }
}
