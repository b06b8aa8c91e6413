import type { RefusedCode } from '../funding/line.ts'
import type { GroupStatus, Reason, ReasonCode } from '../funding/match/group.ts'
import type { ErrorData } from './errors.ts'
import { yuanText } from './money.ts'

/** What stops a file of the two lines as a whole: one sentence each that says what to do. Part of texts/errors.ts. */
export const fundingErrorTexts = {
  'funding/not-fiscal': () =>
    '没有找到财政线的表头（要有流水号、项目名称、金额几列），没有导入。请核对是不是财政资金明细表。',
  'funding/not-project': () =>
    '没有找到项目线的表头（要有项目编号、项目名称和计划投资、决算、已拨付中的一列），没有导入。请核对是不是项目实施情况表。',
  'funding/is-project': () => '这份像是项目线的表，没有导入。请在这里放财政线的资金明细表，两份别放反了。',
  'funding/is-fiscal': () => '这份像是财政线的表，没有导入。请在这里放项目线的实施情况表，两份别放反了。',
  'funding/no-lines': () => '表头下面一行数据也没有，没有导入。请核对是不是这份文件。',
  'funding/no-unit': (d) =>
    `工作表“${d['sheet']}”的“${d['column']}”没有写是元还是万元，没有导入。请在表头注明“单位：元”或“单位：万元”再试。`,
  'funding/group-not-found': (d) => `没有找到对账第 ${d['id']} 组，请核对编号，或回“对账”看看。`,
  'funding/locked': (d) => `第 ${d['id']} 组县里已经锁定，不能再动。确实要改，请县农业农村局写明原因先解锁。`,
  'funding/not-locked': (d) => `第 ${d['id']} 组没有锁定，不用解锁。`,
  'funding/lock-open': (d) =>
    `第 ${d['id']} 组还没对上，也没有说明，不能锁定。请先写明为什么对不上，比如“差额是质保金，下年付”。`,
  'funding/already-matched': (d) => `第 ${d['id']} 组已经对上，不用说明。`,
  'funding/forbidden': () => '对账由县财政局和县农业农村局来定，您知道原因的话告诉他们就行。',
  'funding/lock-forbidden': () => '锁定和解锁由县农业农村局来办。',
  'funding/words': () => '原因请写 2 到 200 个字，说清楚为什么。',
  'funding/join-two': () => '合并要给两个以上、五十个以内的组号。',
  'funding/nothing-to-split': (d) => `第 ${d['id']} 组只有一行，不用拆。`,
  'funding/changed-meanwhile': () => '您看的时候，对账刚被别人改过，这次没有动。请重新看一眼再定。',
  'funding/project-not-found': (d) => `没有找到项目 ${d['no']}，请核对项目编号。`,
  'funding/asset-of-project': () => '要么写形成了哪项资产，要么写没有形成资产的原因，只能选一样。',
} satisfies Record<string, (data: ErrorData) => string>

/** 对账状态 - in the order a reader asks for them. */
export const groupStatusNames: Record<GroupStatus, string> = {
  matched: '对上的',
  amount_diff: '金额不符',
  fiscal_only: '有钱无项目',
  project_only: '有项目无拨款',
}

const reasons: Record<ReasonCode, (value: number | string) => string> = {
  'same-name': () => '去掉年度和地名后，名称一样',
  'same-thing': () => '说的是同一类项目，叫法不同',
  'name-by-sound': () => '名称读音相近，多半是错别字',
  'name-related': () => '名称相关但不同类，请看一眼',
  'place-in-name': () => '财政表没填村，村名写在项目名称里',
  'place-by-sound': () => '财政表没填村，按读音认出村名',
  'place-unsaid': () => '财政表没写村，凭金额和类别对上',
  'year-later': () => '钱比项目晚一年',
  'year-earlier': () => '钱比项目早一年',
  'year-named': () => '记账年度不同，项目名称里的年度一致',
  'same-document': () => '文号相同',
  'one-line': () => '一笔对一个项目',
  'several-lines': (n) => `${n} 笔合起来对一个项目`,
  'several-projects': (n) => `一笔分到 ${n} 个项目`,
  'several-both': () => '几笔合起来对几个项目',
  'money-back': (fen) => `已扣除收回的 ${yuanText(Number(fen))} 元`,
  rounded: (fen) => `相差 ${yuanText(Number(fen))} 元，是万元四位小数的舍入`,
  'choose-by-hand': () => '还有别的组合也凑得上，请人核一下',
  'phase-other': () => '期次写法不同',
  'less-money': (fen) => `钱比项目少 ${yuanText(Number(fen))} 元`,
  'more-money': (fen) => `钱比项目多 ${yuanText(Number(fen))} 元`,
  'small-difference': () => '差额很小，只作提示',
  'no-project-here': () => '项目线里没有同村、同类、年度相近的项目',
  'project-other-money': (no) => `同村同类的项目 ${no} 已由别的钱对上，查一下是不是重复下达`,
  'taken-back-whole': () => '安排后又全部收回，没有项目',
  'returned-alone': () => '只有收回，没找到原来安排的那一笔',
  'place-not-read': () => '看不出是哪个村的',
  'not-fiscal': () => '不是财政资金（捐赠、自筹或帮扶单位出钱），财政线本来就没有',
  'no-money-here': () => '财政线里没有同村、同类、年度相近的拨款',
  'by-person': () => '人工定的',
}

export const reasonText = ({ code, value }: Reason): string => reasons[code](value ?? '')
export const reasonsText = (list: readonly Reason[]): string => list.map(reasonText).join('；')

const refused: Record<RefusedCode, string> = {
  'number-missing': '没有编号，对账时认不出是哪一笔',
  'number-repeated': '编号和前面的重复',
  'name-missing': '没有项目名称',
  'year-missing': '年度看不懂',
  'amount-missing': '没有金额',
  'amount-error': '金额是错误值，请改成数字',
  'amount-unreadable': '金额看不懂，请只写数字',
  'amount-too-large': '金额大得不合常理，请核对是元还是万元',
  'text-too-long': '编号或名称太长',
}
export const refusedLineText = (code: RefusedCode): string => refused[code]
