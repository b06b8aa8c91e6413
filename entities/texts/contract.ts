import type { AnomalyCode } from '../contract/anomalies/anomaly.ts'
import type { ContractKind, ContractState, RentCycle, Repairer, Sublet } from '../contract/codes.ts'
import type { Terms } from '../contract/check.ts'
import type { ContractPaper } from '../contract/file.ts'
import type { ContractStep } from '../contract/steps.ts'
import { howToTell } from './income.ts'
import { yuanShort } from './money.ts'
import { dayName } from './period.ts'

/** 合同 - words of what domain.md §4.6 describes. */
export const contractKindNames: Record<ContractKind, string> = {
  lease: '租赁',
  contract: '承包',
  entrust: '委托经营',
  equity: '入股',
  coop: '合作',
}
export const rentCycleNames: Record<RentCycle, string> = {
  month: '每月',
  quarter: '每季',
  half: '每半年',
  year: '每年',
  once: '一次',
}
export const contractStateNames: Record<ContractState, string> = {
  draft: '草稿',
  approved: '已同意',
  signed: '已签，还没到期限开始',
  active: '履行中',
  expiring: '快到期',
  expired: '已到期',
  renewed: '已续签',
  terminated: '已解除',
  withdrawn: '已撤回',
}
export const subletNames: Record<Sublet, string> = { none: '没有', agreed: '村里同意的转租', seen: '发现转租，没同意' }
export const repairerNames: Record<Repairer, string> = { lessor: '出租方修', tenant: '承租方修' }
export const contractPaperNames: Record<ContractPaper, string> = { contract: '合同', minutes: '会议记录' }

export const contractFieldNames: Record<keyof Terms, string> = {
  no: '合同编号',
  kind: '合同种类',
  partyB: '乙方',
  partyBType: '乙方类型',
  partyBPhone: '乙方电话',
  purpose: '用途',
  repairBy: '谁维修',
  startOn: '开始日期',
  endOn: '到期日期',
  rentFen: '每期租金',
  cycle: '付款周期',
  payDue: '付款日',
  depositFen: '押金',
  sublet: '转租情况',
  subletTo: '转租给谁',
  subletKnownOn: '发现转租的日期',
  paidThrough: '租金结清到哪天',
  note: '备注',
}

export const contractStepWords: Record<ContractStep, { name: string }> = {
  approve: { name: '审核同意' },
  sign: { name: '签订' },
  record: { name: '补录' },
  return: { name: '退回重拟' },
  withdraw: { name: '撤回' },
  terminate: { name: '解除' },
}

/** `2025-01-01` -> `2025 年 1 月 1 日`. */
export const fullDay = (day: string): string => `${day.slice(0, 4)} 年 ${dayName(day)}`

type Said = Record<string, string | number>
const yuan = (value: unknown) => yuanShort(Number(value))
const basis = (d: Said) => (d['basis'] === 'county' ? '县里设定' : '系统默认，县里可改')
const byParty = (d: Said) => (d['party'] ? `${d['party']}` : '乙方')

/** One sentence each, with the figures that made it. What a rule of law says stands with its article, what is ours as a default. */
export const anomalyTexts: Record<AnomalyCode, (d: Said) => string> = {
  no_contract: (d) =>
    `${d['asset']}有人在经营${d['operator'] ? `（${d['operator']}）` : ''}，没有找到生效的合同。租期六个月以上的租赁要签书面合同（《民法典》第七百零七条）。`,
  expired_occupied: (d) =>
    `${d['asset']}的合同 ${d['code']} ${fullDay(String(d['endOn']))}到期，过了 ${d['days']} 天，${byParty(d)}还在用。租赁的，村里不提异议，就按不定期接着算（《民法典》第七百三十四条）。`,
  no_minutes: (d) =>
    `${d['asset']}的合同 ${d['code']} 没有会议记录。村集体财产出租，要经村民会议或授权的村民代表会议讨论决定（《村民委员会组织法》第二十四、二十五条）。`,
  long_term: (d) =>
    `${d['asset']}的合同 ${d['code']} 从 ${fullDay(String(d['startOn']))}到 ${fullDay(String(d['endOn']))}，超过 ${d['years']} 年，请看看租金该不该约定调整。${d['years']} 年是${basis(d)}。`,
  low_rent: (d) =>
    `${d['asset']}年租金 ${yuan(d['rentYearFen'])} 元，每万元原值收 ${yuan(d['own'])} 元；本镇另外 ${d['count']} 处同类的中位数是 ${yuan(d['middle'])} 元，不到它的 ${d['percent']}%（${basis(d)}）。`,
  sublet: (d) =>
    d['since']
      ? `${d['asset']}的合同 ${d['code']}，${fullDay(String(d['since']))}发现转租，村里还没有表态。知道后六个月不提异议，视为同意（《民法典》第七百一十八条），${d['over'] ? `${fullDay(String(d['until']))}已经满了` : `到 ${fullDay(String(d['until']))}满`}。`
      : `${d['asset']}的合同 ${d['code']} 签的是${byParty(d)}，台账上的经营主体${d['operator'] ? `是${d['operator']}` : '是别人'}，请核实是不是转租。`,
}
export const anomalyNames: Record<AnomalyCode, string> = {
  no_contract: '有人经营没有合同',
  expired_occupied: '到期还在用',
  no_minutes: '没有会议记录',
  long_term: '租期过长',
  low_rent: '租金偏低',
  sublet: '转租不明',
}

export const contractTexts = {
  which: () => '要看哪个资产的合同？比如回“合同 冷库”。',
  head: (d: { name: string; count: number }) => `${d.name}的合同${d.count > 1 ? ` ${d.count} 份` : ''}：`,
  none: (d: { name: string }) => `${d.name}还没有录合同。请乡镇专干录进来，签好的合同发照片时写上“${d.name} 合同”。`,
  line: (d: {
    code: string
    state: ContractState
    kind: ContractKind
    partyB: string
    startOn: string
    endOn: string
    rentFen: number
    cycle: RentCycle
    depositFen: number
    next: { day: string; fen: number } | null
  }) =>
    [
      `${d.code} ${contractStateNames[d.state]}：${contractKindNames[d.kind]}给${d.partyB}，${fullDay(d.startOn)}到 ${fullDay(d.endOn)}，${rentCycleNames[d.cycle]} ${yuanShort(d.rentFen)} 元`,
      d.depositFen > 0 ? `，押金 ${yuanShort(d.depositFen)} 元` : '',
      d.next ? `；下一笔 ${d.next.day}收 ${yuanShort(d.next.fen)} 元` : '',
      '。',
    ].join(''),
  rent: () => '租金',
  look: (d: { lines: string[] }) => `请看一下：\n${d.lines.map((line, i) => `${i + 1} ${line}`).join('\n')}`,
  anomalies: (d: { place: string; count: number; lines: string[]; left: number }) =>
    [
      `${d.place}合同要看一下的有 ${d.count} 处：`,
      ...d.lines.map((line, i) => `${i + 1} ${line}`),
      ...(d.left > 0 ? [`还有 ${d.left} 处没列，可以回“合同异常 村名”分开看。`] : []),
    ].join('\n'),
  noAnomalies: (d: { place: string }) => `${d.place}的合同没有看到异常。`,

  // reminders
  expiring: (d: { asset: string; code: string; endOn: string; left: number }) =>
    `${d.asset}的合同 ${d.code} 还有 ${d.left} 天到期（${fullDay(d.endOn)}）`,
  endsToday: (d: { asset: string; code: string }) => `${d.asset}的合同 ${d.code} 今天到期`,
  expiringHead: (d: { lines: string[] }) =>
    `合同快到期：\n${d.lines.join('\n')}\n续租还是收回，请早点议；要看合同回“合同 资产名”。`,
  arrearsHead: (d: { lines: string[]; period: string }) =>
    `按合同到期、还没看到到账的：\n${d.lines.join('\n')}\n${howToTell(d)}`,
  forTown: (d: { lines: string[] }) =>
    `这些租金到期有一阵了，账上还没看到到账，请帮村里问一问：\n${d.lines.join('\n')}`,
}

/** A line of the asset's history. */
export function contractHistory(change: Record<string, unknown>, fields: string): string {
  const step = String(change['step'])
  const done =
    step in contractStepWords
      ? contractStepWords[step as ContractStep].name
      : ({ draft: '起草', change: '改动', paper: '交材料', rent: fields, calendar: '' }[step] ?? '')
  const to = step === 'calendar' ? `到了“${contractStateNames[change['to'] as ContractState] ?? ''}”` : ''
  return `合同 ${String(change['contract'])}：${done}${to}`
}
