/** One process of the product (or of a peer), started, watched and ended from outside, as an operator would. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export const root = path.resolve(import.meta.dirname, '../..')

export interface Child {
  readonly pid: number
  readonly port: number
  /** `http://127.0.0.1:PORT`. */
  readonly address: string
  /** Resolves when the port takes connections; throws with what the process said when it ended before. */
  listening(): Promise<void>
  /** SIGKILL: nothing is closed, nothing is flushed. Resolves when the process is gone. */
  kill(): Promise<void>
  /** SIGTERM: an orderly end. */
  stop(): Promise<void>
  /** False once it ended, by whoever's hand. */
  alive(): boolean
  /** The last of what it wrote to stdout and stderr. */
  said(): string
}

/** `args` are node's own; `settings` are added to the environment it inherits. */
export function startChild({
  args,
  port,
  settings,
}: {
  args: readonly string[]
  port: number
  settings: Record<string, string>
}): Child {
  // eslint-disable-next-line no-restricted-syntax -- a child inherits the environment; nothing is read from it here
  const env = { ...process.env, ...settings }
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'close')
  let said = ''
  const hear = (chunk: Buffer) => void (said = (said + chunk.toString()).slice(-20_000))
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await ended
  }
  const alive = () => isAlive(child)
  return {
    pid: child.pid ?? 0,
    port,
    address: `http://127.0.0.1:${port}`,
    async listening() {
      while (!(await accepts(port))) {
        if (!alive()) throw new Error(`The process ended before it listened:\n${said}`)
        await wait(5)
      }
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    alive,
    said: () => said,
  }
}

const isAlive = (child: ChildProcess) => child.exitCode === null && child.signalCode === null

function accepts(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => done(false))
  })
}

const TICKS_PER_SECOND = 100

/** CPU time of a process so far, in seconds, over all its threads (Linux). */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // the name in brackets may hold spaces; utime and stime are the 12th and 13th field after it
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}

/** Resident memory in MB (Linux). */
export function residentMegabytes(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Math.round(Number(line?.[1] ?? 0) / 1024)
}
