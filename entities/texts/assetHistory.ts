import type { DocumentKind } from '../asset/fileCodes.ts'
import { documentKindNames } from './assetCodes.ts'
import { lifeHistory } from './lifeHistory.ts'
import { contractHistory } from './contract.ts'

/** What a line of history is made of: `fields` says the fields that changed, in words. */
export interface HistoryWords {
  change: Record<string, unknown>
  fields: string
}
const said = (value: unknown) => (typeof value === 'string' ? value : '')
const paper = (change: Record<string, unknown>) =>
  `${documentKindNames[said(change['kind']) as DocumentKind] ?? ''}“${said(change['title'])}”`
const why = (change: Record<string, unknown>) => (said(change['reason']) ? `，原因：${said(change['reason'])}` : '')

/**
 * 变更记录 in words, by the `action` of an audit row whose subject is the asset. Whoever writes such a row adds its line here; an action that
 * has none says the fields it changed.
 */
export const historyTexts: Record<string, (words: HistoryWords) => string> = {
  change: ({ change, fields }) => (change['proposal'] ? `${fields}（按申请 ${said(change['proposal'])}）` : fields),
  import: ({ fields }) => (fields ? `导入台账：${fields}` : '导入台账，建档'),
  propose: ({ change, fields }) => `申请变更 ${said(change['proposal'])}：${fields}${why(change)}`,
  'refuse-proposal': ({ change }) => `没有同意变更申请 ${said(change['proposal'])}${why(change)}`,
  'file-paper': ({ change }) => `材料归档：${paper(change)}`,
  ...lifeHistory,
  contract: ({ change, fields }) => contractHistory(change, fields),
  'remove-paper': ({ change }) => `材料撤出：${paper(change)}${why(change)}`,
}
export const otherHistory = ({ fields }: HistoryWords): string => fields || '有一条记录'

/** A figure stands off from the words before and after it. */
const off = (value: string) => value.replace(/^(?=[\w*])/, ' ').replace(/(?<=[\w*%])$/, ' ')
export const fieldFromTo = (field: string, from: string, to: string): string =>
  `${field}从${off(from)}改成${off(to).trimEnd()}`
export const fieldTo = (field: string, to: string): string => `${field}改成${off(to).trimEnd()}`
export const reportHistory = (receipt: string, facts: string): string => `填报 ${receipt}：${facts}`

export const historyWays = { message: '消息', api: '接口', script: '后台' }
export const historyLine = (d: { at: string; by: string; text: string; way: string }): string =>
  `${d.at} ${d.by}：${d.text}（${d.way}）`
