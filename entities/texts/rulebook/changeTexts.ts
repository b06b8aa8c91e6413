import type { ChangeLine } from '../../rulebook/document/report.ts'
import type { Stretch } from '../../rulebook/document/diff.ts'

/** Changed words in plain text: 公示〔原：7日〕〔改：10日〕. */
export const markedText = (stretches: readonly Stretch[]): string =>
  stretches
    .map(({ kind, text }, i) => {
      if (kind === 'same') return text
      const isReplaced = stretches[i + (kind === 'gone' ? 1 : -1)]?.kind === (kind === 'gone' ? 'come' : 'gone')
      if (kind === 'gone') return isReplaced ? `〔原：${text}〕` : `〔删：${text}〕`
      return isReplaced ? `〔改：${text}〕` : `〔增：${text}〕`
    })
    .join('')

const nameless = '前言'

/** What became of a clause, in one line. */
export function changeText(line: ChangeLine): string {
  const [before, after] = [line.old || nameless, line.new || nameless]
  switch (line.kind) {
    case 'added':
      return `新增 ${after}　${line.stretches.map((s) => s.text).join('')}`
    case 'removed':
      return `删去 ${before}　${line.stretches.map((s) => s.text).join('')}`
    case 'moved':
      return before === after ? `移动 ${before}，内容没变` : `${before} 改为 ${after}，内容没变`
    case 'changed':
      return `修改 ${before === after ? after : `${before}→${after}`}　${markedText(line.stretches)}`
    case 'same':
      return `${after}　没变`
  }
}

const became = { changed: '改了', moved: '换了编号', removed: '删去了' }

/** A reviewed answer somebody has to look at again. */
export const touchedText = (d: {
  code: string
  question: string
  article: string
  change: keyof typeof became
  now: string | null
}): string =>
  `${d.code}“${d.question}”依据的${d.article}${became[d.change]}${d.change === 'moved' && d.now ? `（现在是${d.now}）` : ''}`

/** Which reviewed answers rest on what changed; no line when none does. */
export const touchedReport = (touched: readonly Parameters<typeof touchedText>[0][]): string[] =>
  touched.length === 0 ? [] : ['涉及审定的答复，请看还对不对：', ...touched.map((one) => `  ${touchedText(one)}`)]

/** The comparison of two versions: figures first, then every clause that is not the same. */
export const changeReport = (d: {
  before: string
  counts: { same: number; moved: number; changed: number; added: number; removed: number }
  lines: readonly ChangeLine[]
}): string[] => [
  `和上一版（${d.before} 起施行）相比：`,
  `  没变 ${d.counts.same}，修改 ${d.counts.changed}，新增 ${d.counts.added}，删去 ${d.counts.removed}，只换了编号或位置 ${d.counts.moved}`,
  ...d.lines.map((line) => `  ${changeText(line)}`),
]

/** What a later version did to a clause that was found; said together with the clause. */
export const newerText = (d: {
  change: 'same' | 'moved' | 'changed' | 'removed'
  from: string
  article: string
}): string => {
  switch (d.change) {
    case 'same':
      return `${d.from} 起有新版，这一条没变。`
    case 'moved':
      return `${d.from} 起有新版，这一条改为${d.article}，内容没变。`
    case 'changed':
      return `注意：${d.from} 起有新版，这一条已修改。`
    case 'removed':
      return `注意：${d.from} 起有新版，这一条已删去。`
  }
}

/** A clause whose version does not hold on the day asked about. */
export const standingText = (d: {
  standing: 'in-force' | 'not-yet' | 'superseded' | 'expired' | 'withdrawn'
  from: string
  to: string | null
}): string => {
  switch (d.standing) {
    case 'in-force':
      return ''
    case 'not-yet':
      return `注意：这一版 ${d.from} 起才施行。`
    case 'superseded':
      return `注意：这一版已被新版代替${d.to ? `，只到 ${d.to} 为止` : ''}。`
    case 'expired':
      return `注意：这份文件的有效期到 ${d.to} 为止，已经过期。`
    case 'withdrawn':
      return '注意：这一版已撤回，不能再用。'
  }
}
