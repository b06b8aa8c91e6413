import type { Figures } from '../report/evaluation/figures.ts'

/** What the reader of report messages says when a line given to it cannot be read at all. */
export const readReportTexts = {
  notJson: '这一行不是 JSON，跳过了。每行一个 {"text": "...", "context": {...}}。',
  noText: '这一行缺少 text（文字），跳过了。每行一个 {"text": "...", "context": {...}}。',
}

const of = ({ some, all }: { some: number; all: number }) =>
  all === 0 ? '—' : `${some}/${all}，${((100 * some) / all).toFixed(1)}%`

/** What `npm run eval-reading` says. */
export const evalReadingTexts = {
  usage:
    '写法：npm run -s eval-reading -- 消息文件.jsonl... [--quiet]。每行一个 {"text": ..., "context": ..., "expected": ...}。',
  notFound: (file: string) => `文件“${file}”读不了，请核对文件名和所在文件夹。`,
  badLine: (file: string, line: number) => `“${file}”第 ${line} 行不是带 text、context、expected 的 JSON，请改好再试。`,
  head: (file: string, count: number) => `${file}，${count} 条`,
  wrongly: '错记：',
  unasked: '多问',
  lost: '没记',
  rows: (figures: Figures): [string, string][] => [
    ['全对', of(figures.right)],
    ['不问就记错', of(figures.wrongRecord)],
    ['不用问的问了', of(figures.unnecessary)],
    ['不用问的没记全也没问', of(figures.dropped)],
    ...[...figures.kinds].map(([kind, count]): [string, string] => [`  ${kind || '（没有分类）'}`, of(count)]),
    ['读一条的时间', `p50 ${figures.p50.toFixed(2)} 毫秒，p95 ${figures.p95.toFixed(2)} 毫秒`],
  ],
}
