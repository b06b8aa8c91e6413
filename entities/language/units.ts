import { digit } from './numerals.ts'

const MONEY = /^(?:元钱|块钱|元整|圆整|元|块|圆|RMB|rmb|人民币)(?!钱)/

const ENERGY = /^(?:千瓦时|千瓦小时|瓦时|kwh|KWH|kWh|Kwh|kw·h|kW·h|kw\.h|度电|度)(?!假)/

const COUNTER =
  /^(?:个半?月|个季度|个月份|平方米|平方公里|平米|立方米|立方|公里|千米|千瓦|公斤|千克|公顷|m2|m3|km|kg|kw|KW|kW|mm|cm|季度|小时|分钟|星期|点钟|人次|周年|年度|[个亩头只户人台套盏条棵株斤吨米天月年日号组队期栋间家处座块片孔口眼张次遍批成倍层类项笔单件袋箱车趟位名岁届等路线村垄排节级点分角毛瓦寸尺里担桶瓶包份股厘])/

export function unitOf(after: string, before: string): [string, number] {
  const energy = ENERGY.exec(after)
  // 热死人,38度 is the weather
  if (energy?.[0] === '度' && /温|热|烧到/.test(before)) return ['degree', 1]
  if (energy) return ['kwh', energy[0].length]
  const money = MONEY.exec(after)
  // 三块板, 2块组件 are things; 三块钱, 3块, are money.
  if (money && !(money[0] === '块' && /^块(?:光伏|电池|组件|板|地|田|玻璃|牌|瓦|砖|屏|展板)/.test(after)))
    return ['yuan', money[0].length]
  if (/^%/.test(after)) return ['percent', 1]
  if (/¥$|[$]$/.test(before)) return ['yuan', 0]
  const counter = COUNTER.exec(after)
  if (
    counter &&
    !(counter[0] === '分' && /^分(?:别|红|给|了|配)/.test(after)) &&
    !(counter[0] === '成' && /^成(?:了|本|交|功)/.test(after)) &&
    !(counter[0] === '点' && /^点(?:收|到)/.test(after)) &&
    !(counter[0] === '路' && /^路灯/.test(after)) &&
    !(counter[0] === '等') &&
    !(counter[0] === '次' && /^次性/.test(after))
  )
    return [counter[0], counter[0].length]
  return ['bare', 0]
}

/** 5角3分, 5毛, or one bare digit after 块: what stands behind the yuan, and how many characters it took. */
export function smallMoney(after: string, before = ''): [number, number] {
  // 四十五块六: the digit counts 角
  const bare = before.endsWith('块') ? /^[一二三四五六七八九\d](?=$|[,;。!? 的到已收])/.exec(after) : null
  if (bare) return [digit(bare[0]) / 10, 1]
  const match = /^([\d一二两三四五六七八九伍陆柒捌玖壹贰叁肆])(角|毛)(?:([\d一二两三四五六七八九])分)?整?/.exec(after)
  if (!match) return [0, 0]
  return [digit(match[1]) / 10 + digit(match[3]) / 100, match[0].length]
}
