/** What is printed of a measurement, and what it is held against. */
import { cpus } from 'node:os'
import type { Measured } from './client.ts'

/** Under load on 2 cores, everything durable, 50 messages a second. Source: issue 2, "How good". */
export const BOUNDS = { reports: 300, questions: 150 } as const
export type Load = keyof typeof BOUNDS

export interface Figures {
  target: 'sqlite' | 'mariadb' | 'peer'
  load: Load
  perSecond: number
  answered: number
  errors: number
  /** Milliseconds. */
  p50: number
  p95: number
  p99: number
  max: number
  /** CPU of the process measured, 100 = one core. */
  cpuPercent: number
  memoryMegabytes: number
  clientLagMs: number
}

const round = (ms: number) => Math.round(ms * 10) / 10

export function percentiles(latencies: readonly number[]): Pick<Figures, 'p50' | 'p95' | 'p99' | 'max'> {
  const sorted = [...latencies].sort((a, b) => a - b)
  const at = (share: number) => round(sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN)
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}

export const figuresOf = (
  what: Pick<Figures, 'target' | 'load' | 'perSecond' | 'cpuPercent' | 'memoryMegabytes'>,
  { latencies, errors, clientLagMs }: Measured,
): Figures => ({
  ...what,
  answered: latencies.length,
  errors: errors.length,
  ...percentiles(latencies),
  cpuPercent: Math.round(what.cpuPercent),
  clientLagMs: round(clientLagMs),
})

/** `12.3x`, product against peer at the same load; empty without a peer. */
const ratio = (row: Figures, all: readonly Figures[]) => {
  const peer = all.find((other) => other.target === 'peer' && other.load === row.load)
  return peer && row.target !== 'peer' ? `${(row.p99 / peer.p99).toFixed(1)}x` : ''
}

const within = (row: Figures) =>
  row.target === 'peer' ? '' : `${row.p99 < BOUNDS[row.load] && row.errors === 0 ? 'ok' : 'OVER'} <${BOUNDS[row.load]}`

/** A Markdown table, fit for docs/measurements.md as it stands. */
export function table(all: readonly Figures[]): string {
  const head = [
    'store',
    'load',
    '/s',
    'answered',
    'errors',
    'p50',
    'p95',
    'p99',
    'max',
    'p99 bound',
    'p99 / peer',
    'CPU %',
    'MB',
    'client lag',
  ]
  const rows = all.map((row) => [
    row.target,
    row.load,
    row.perSecond,
    row.answered,
    row.errors,
    row.p50,
    row.p95,
    row.p99,
    row.max,
    within(row),
    ratio(row, all),
    row.cpuPercent,
    row.memoryMegabytes,
    row.clientLagMs,
  ])
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

export const machine = () => `${cpus().length} x ${cpus()[0]?.model.trim() ?? 'unknown'}, node ${process.version}`
