/**
 * A private MariaDB for the tests and the bench: own folder, own port, nothing of the machine's own server is touched.
 * It dies with whoever started it, however that one ends (see `guard`).
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants, existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createConnection } from 'mysql2/promise'

export interface Mariadb {
  /** `mysql://root@127.0.0.1:PORT`, no database chosen, no password. */
  url: string
  stop(): Promise<void>
}

/** Where a server lives that is to be stopped and started again: its folder is kept, its port stays. */
export interface Place {
  folder: string
  port: number
}

/** Debian puts servers in /usr/sbin, which is not on everybody's PATH. */
export function findProgram(...names: string[]): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/local/sbin', '/usr/bin', '/usr/local/bin']
  for (const name of names) {
    for (const folder of folders) {
      const file = path.join(folder, name)
      try {
        accessSync(file, constants.X_OK)
        return file
      } catch {
        // not here
      }
    }
  }
  return undefined
}

export const mariadbIsInstalled = (): boolean =>
  findProgram('mariadbd', 'mysqld') !== undefined && findProgram('mariadb-install-db', 'mysql_install_db') !== undefined

/**
 * Stops the server and removes its folder ($1) when our end of the pipe closes, and it closes even when this process is killed
 * with -9. (Without it a killed test run leaves a server behind for ever.)
 */
const guard = [
  'folder=$1; shift; exec 3<&0',
  '"$@" & server=$!',
  '(cat <&3 >/dev/null; kill -TERM $server 2>/dev/null) & pipe=$!',
  'wait $server; wait $pipe; test -z "$folder" || rm -rf "$folder"',
].join('\n')

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No free port')
  return address.port
}

async function createData(datadir: string, user: string): Promise<void> {
  const program = findProgram('mariadb-install-db', 'mysql_install_db')
  if (!program) throw new Error('mariadb-install-db is not installed')
  const child = spawn(
    program,
    [
      '--no-defaults',
      `--user=${user}`,
      `--datadir=${datadir}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let said = ''
  child.stdout.on('data', (chunk) => (said += String(chunk)))
  child.stderr.on('data', (chunk) => (said += String(chunk)))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`mariadb-install-db failed (${code}):\n${said.slice(-2000)}`)
}

async function answers(url: string): Promise<boolean> {
  try {
    const connection = await createConnection(url)
    await connection.end()
    return true
  } catch {
    return false
  }
}

/** Flushing to disc protects data nobody wants to keep in a test; creating the tables of each test would take three times as long. */
const FORGETFUL = ['--innodb-flush-log-at-trx-commit=0', '--innodb-flush-method=nosync', '--innodb-doublewrite=0']
/** What a county's server does: a commit is on the disc before it is answered. */
const DURABLE = ['--innodb-flush-log-at-trx-commit=1', '--innodb-flush-method=fsync', '--innodb-doublewrite=1']

export async function startMariadb({
  durable = false,
  place,
}: {
  durable?: boolean
  place?: Place
} = {}): Promise<Mariadb> {
  const program = findProgram('mariadbd', 'mysqld')
  if (!program) throw new Error('MariaDB is not installed')
  const folder = place?.folder ?? mkdtempSync(path.join(os.tmpdir(), 'guanhu-mariadb-'))
  const datadir = path.join(folder, 'data')
  const log = path.join(folder, 'error.log')
  const user = os.userInfo().username
  if (!existsSync(datadir)) await createData(datadir, user)
  const port = place?.port ?? (await freePort())
  const url = `mysql://root@127.0.0.1:${port}`
  const options = [
    '--no-defaults',
    `--user=${user}`,
    `--datadir=${datadir}`,
    `--socket=${path.join(folder, 's.sock')}`,
    `--pid-file=${path.join(folder, 'pid')}`,
    `--log-error=${log}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    '--character-set-server=utf8mb4',
    // A county's server keeps Beijing time; whoever forgets UTC fails here and not there.
    '--default-time-zone=+08:00',
    '--max-connections=400',
    '--performance-schema=OFF',
    '--skip-log-bin',
    '--innodb-buffer-pool-size=128M',
    '--innodb-log-file-size=32M',
    ...(durable ? DURABLE : FORGETFUL),
  ]
  // Detached: Ctrl-C in a terminal reaches the tests, which then stop the server in order.
  const child = spawn('/bin/sh', ['-c', guard, 'sh', place ? '' : folder, program, ...options], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  const closed = once(child, 'close')
  child.unref()
  ;(child.stdin as unknown as { unref(): void }).unref() // a pipe is a net.Socket at run time, which the types do not say

  const stop = async () => {
    child.ref()
    child.stdin.end()
    await closed
  }
  const written = () => (existsSync(log) ? readFileSync(log, 'utf8') : '')
  for (let attempt = 0; attempt < 150; attempt++) {
    if (await answers(url)) return { url, stop }
    if (written().includes('[ERROR] Aborting')) break
    await wait(200)
  }
  const tail = written().slice(-2000)
  await stop()
  throw new Error(`MariaDB did not start:\n${tail}`)
}
