import type { StocktakeState } from '../asset/stocktake/stocktake.ts'
import type { CountResult } from '../asset/stocktake/stocktakeLine.ts'

/** 盘点. Source: domain.md §4.10 F151. */
export const countResultNames: Record<CountResult, string> = {
  found: '在，和台账一样',
  damaged: '坏了',
  short: '少了',
  missing: '没有了',
  surplus: '台账外多出来的',
}

export const stocktakeStateNames: Record<StocktakeState, string> = {
  open: '正在盘点',
  signed: '村里已签字',
  closed: '已经办结',
}

/** Part of texts/errors.ts. */
export const stocktakeErrorTexts = {
  'stocktake/not-found': (d) => `没有找到盘点${d['code'] ? ` ${d['code']}` : ''}，请核对编号，或回“盘点”看看。`,
  'stocktake/no-assets': () => '这个村台账上还没有资产，不用盘点。',
  'stocktake/not-open': (d) => `盘点 ${d['code']} ${d['state']}，不能再改。确实要改请找乡镇专干。`,
  'stocktake/not-in-count': () => '这次盘点里没有这个资产。台账外多出来的，请写“多了 什么东西”。',
  'stocktake/needs-note': (d) => `“${d['result']}”要写一句怎么回事，比如“泵站少了一台水泵”。`,
  'stocktake/no-difference': (d) => `“${d['name']}”账实一样，不用跟进。`,
  'stocktake/changed-meanwhile': (d) => `盘点 ${d['code']} 刚刚有人办过，请再看一眼再签。`,
  'stocktake/village-first': (d) => `盘点 ${d['code']} 由村干部先签字，请转给村里。`,
  'stocktake/town-next': (d) => `盘点 ${d['code']} 村里已签，接着由乡镇专干签字办结。`,
  'stocktake/own': (d) => `盘点 ${d['code']} 是您签的，办结要换一位同志签。`,
  'stocktake/uncounted': (d) => `盘点 ${d['code']} 还有 ${d['count']} 处没点：${d['names']}。都在就回“都在”。`,
  'stocktake/no-follow-up': (d) =>
    `盘点 ${d['code']} 账实不一样的还没写怎么处理：${d['names']}。请村里回“跟进 资产名 怎么处理”。`,
} satisfies Record<string, (data: Record<string, string | number>) => string>
