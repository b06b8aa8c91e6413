import { type Judged, needsNoQuestion } from './judge.ts'

export interface Count {
  all: number
  some: number
}

/** How good the reading of these messages is. */
export interface Figures {
  right: Count
  /** A figure, asset, period or status would be written wrongly without asking. */
  wrongRecord: Count
  /** Of those that need no question, how many are asked about. */
  unnecessary: Count
  /** Of those that need no question, how many are neither asked about nor filed whole. */
  dropped: Count
  kinds: Map<string, Count>
  /** Milliseconds. */
  p50: number
  p95: number
}

export function figuresOf(judged: readonly Judged[]): Figures {
  const isRight = (one: Judged) => one.differences.length === 0
  const free = judged.filter(({ message }) => needsNoQuestion(message))
  const kinds = new Map<string, Count>()
  for (const one of judged) {
    const kind = one.message.kind ?? ''
    const { all, some } = kinds.get(kind) ?? { all: 0, some: 0 }
    kinds.set(kind, { all: all + 1, some: some + (isRight(one) ? 1 : 0) })
  }
  const times = judged.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b)
  const at = (share: number) => times[Math.ceil(times.length * share) - 1] ?? Number.NaN
  return {
    right: count(judged, isRight),
    wrongRecord: count(judged, ({ wrong }) => wrong.length > 0),
    unnecessary: count(free, ({ unnecessary }) => unnecessary),
    dropped: count(free, ({ dropped }) => dropped),
    kinds,
    p50: at(0.5),
    p95: at(0.95),
  }
}

const count = (judged: readonly Judged[], is: (one: Judged) => boolean): Count => ({
  all: judged.length,
  some: judged.filter(is).length,
})
