import type { TraceKind } from '../report/trace.ts'
import type { ReportWay } from '../report/report.ts'

/** 通道 - as people call it. */
const channelNames: Record<string, string> = {
  simulator: '模拟器',
  'wecom-app': '企业微信',
  'wecom-aibot': '企业微信机器人',
}
export const wayNames: Record<ReportWay, string> = {
  message: '一句话',
  voice: '语音',
  form: '填报表',
  unchanged: '无变化',
  api: '程序',
}
/** What happened, after the name of who did it. */
export const traceKindNames: Record<TraceKind, string> = {
  said: '说',
  asked: '助手说',
  filed: '报',
  corrected: '更正',
  proposed: '提更正',
  confirmed: '也报了一样的',
  accepted: '收下',
  returned: '退回',
  withdrawn: '撤回',
  question: '问',
  answer: '回',
}

/** 溯源 - one line a step. */
export const traceTexts = {
  channel: (channel: string | null) =>
    channel === null ? '' : channel.startsWith('api:') ? '程序接口' : (channelNames[channel] ?? ''),
  head: (d: { line: string; receipt: string; state: string }) => `${d.line}。回执 ${d.receipt}，${d.state}。来历：`,
  step: (d: {
    at: string
    kind: TraceKind
    who: string
    receipt: string | null
    text: string
    from: string[]
    photos: number
    replaces: string | null
  }) => {
    const words = d.text === '' ? '' : d.receipt === null || isWords(d.kind) ? `：“${d.text}”` : ''
    const figures = words === '' && d.receipt !== null && isFiling(d.kind) ? `：${d.text}` : ''
    const about = d.receipt === null ? '' : ` ${d.receipt}`
    const marks = [
      ...d.from,
      d.replaces === null ? '' : `代替 ${d.replaces}`,
      ...(d.photos > 0 ? [`照片 ${d.photos} 张`] : []),
    ].filter((mark) => mark !== '')
    const verb = d.kind === 'said' && d.text === '' ? '发来' : traceKindNames[d.kind]
    return `${d.at} ${d.who}${verb}${about}${words}${figures}${marks.length > 0 ? `（${marks.join('，')}）` : ''}`
  },
  left: (d: { count: number }) => `中间还有 ${d.count} 步没有列。`,
  how: () => '要看哪一条的来历？连回执号一起说，比如“溯源 H20261008-017”。',
}

const isWords = (kind: TraceKind) => kind === 'returned' || kind === 'question' || kind === 'answer'
const isFiling = (kind: TraceKind) => kind === 'filed' || kind === 'corrected' || kind === 'proposed'
