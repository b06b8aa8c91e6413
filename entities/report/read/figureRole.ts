import type { Quantity } from '../../language/quantities.ts'
import type { Figure, Role } from './figure.ts'
import { PRICE, PRICE_AFTER } from './price.ts'
import type { LedgerEntry } from './reading.ts'

const WORDS: [Role, RegExp][] = [
  ['part', /其中|包括|里面有|含(?!税)/g],
  [
    'relative',
    /(?:比|较)[^,;。]{0,10}(?:多|少|增加|减少|增|减|涨|降|高|低)(?:收|了|卖|出|发|赚)*|(?:多|少)(?:收|赚|卖|进)了?(?=$)|增加了?|减少了?/g,
  ],
  ['loss', /亏损?|赔(?!偿|了我|给|付)|倒贴|净亏|负(?!责|担)/g],
  [
    'given',
    /每户|每人|分给|发给|分了?给|给[^,;]{0,10}(?:户|人|岗|老人|学生)[^,;]{0,4}发了?|拿了?(?:出)?(?=$)|发放|分配|分发|给(?:脱贫|贫困|困难|老百姓|村民|农户|公益)[^,;]{0,8}|用于|公益岗(?:位)?(?:的)?工资|每户发了?|户均|拿出/g,
  ],
  ['worth', /损失|总?投资|造价|原值|总价|价值|本金|股金|投入了|投了|估价|评估/g],
  ['owed', /欠(?!款已)|还差|差(?=$|我|村)|没收|没给|未付|未收|没交|拖/g],
  ['contract', /合同|应收|约定|协议|该收|应该收|应得|应付|定的|说好/g],
  [
    'expected',
    /预计|预估|预期|估计(?:能|可|有|要|得)|能(?:有|收|卖|赚|分|到)|可(?:以)?(?:收|卖|得)|打算(?:收|卖)|计划收?|争取|有望|下(?:个)?月(?:能|会|可)?|(?:年底|月底|过年前|明年|以后|过几天|过两天)(?:能|会|再|可以|可|给|付|结)|会(?:给|付|到|打)|答应/g,
  ],
  [
    'expense',
    /维修费|修理费|材料费|人工费|人工|工钱|工费|费用|支出|开支|支付|支了|花费?了?|花掉|用了|用去|用掉|成本|饲料|垫付?了?|买|购|修好?(?:了|花|要)?|换(?:了|花|的)?|请人|清淤|疏通|(?:交|缴|付)(?:了)?(?:电费|水费|税|费)|(?:电费|水费|税费?)[^,;。]{0,4}(?:交|缴|付|用)了?|出(?:了)?(?=$)|罚款|加固|扣除|扣了|扣掉|减去/g,
  ],
  [
    'income',
    /收入|毛收|收(?:了|到|齐|益|得)?|卖(?:了|得|出)?|到账|租金|房租|租费|月租|年租|分红|红利|股息|承包费|承包款|补贴|补助|进(?:了|来)?|得(?:了|到)?|挣了?|赚了?|利润|盈利|纯利|营业额|产值|打(?:了|过来|来)|给了|交了|付了|结(?:了|算|清)|入账|售|电费|租|发了?电?费|实现|回款|现金|钱/g,
  ],
]

/** What a sum is: by the nearest word before it, by a word that colours it, then by what follows. `last` is the sum before it. */
export function roleOf(
  quantity: Quantity,
  left: string,
  right: string,
  clause: string,
  entry: LedgerEntry | undefined,
  last: Figure | undefined,
): Role {
  if (
    /^[^,;]{0,6}(?:由|归)(?:承租|租户|老板|对方|别人|承包|他们|厂家|镇|县|上面)[^,;]{0,6}(?:承担|出|付|交|负责)/.test(
      right,
    )
  )
    return 'part'
  if (/每(?:户|人)[^,;]{0,4}$/.test(left) && /发|给|分|补|每户$/.test(left) && !/收(?!益|入)|卖|交/.test(left))
    return 'given'
  if (last?.role === 'given' && /共|合计/.test(left)) return 'given'
  if (
    /^[^,;]{0,4}(?:用于|分给|发给|用来|拿去)|^(?:元|块)?(?:钱)?(?:给|发了?)[^,;]{0,10}(?:户|岗|工资|老人|学生)/.test(
      right,
    )
  )
    return 'given'
  if (/^(?:元|块)?(?:钱)?(?:涨|降|调|提高?|减|升)(?:到|至|成)/.test(right)) return 'contract'
  if (/(?:涨|降|调|提|减|升)(?:到|至|成)(?:了)?$/.test(left)) return 'contract'
  if (
    PRICE.test(left) ||
    PRICE_AFTER.test(right) ||
    (quantity.unit === 'yuan' && /^(?:\/|一|每)(?:个)?(?:亩|斤|月|度|头|只|季度?|年)/.test(right))
  )
    return 'price'
  let nearest: { role: Role; at: number } | null = null
  for (const [role, pattern] of WORDS) {
    for (const match of left.matchAll(pattern)) {
      const at = match.index + match[0].length
      if (!nearest || at > nearest.at) nearest = { role, at }
    }
  }
  // 租金欠3000, 合同收6000, 预计收入: a word that colours the sum weighs more than 收入 beside it.
  const colour = (['part', 'relative', 'loss', 'expected', 'contract', 'owed', 'given'] as const).find((role) =>
    WORDS.some(([name, pattern]) => name === role && left.search(pattern) >= 0),
  )
  let role: Role | null = nearest?.role ?? null
  if (/(?:要|需要?|得)(?:花|用|出|个)?$/.test(left) && !/收|卖|租/.test(left)) return 'expense'
  if (
    colour &&
    role === 'income' &&
    !(colour === 'owed' && /实收|收了|收到/.test(left)) &&
    !(colour === 'contract' && /实收|收了|收到|到账|按合同/.test(left))
  )
    role = colour
  if (role === 'income' && /(?:电费|水费)[^,]{0,3}$/.test(left) && entry && entry.subclass !== 'pv') role = 'expense'
  if (role === 'income' && entry?.subclass !== 'pv' && /^(?:的)?(?:电费|水费)/.test(right)) role = 'expense'
  if (role === 'expense' && /租|老板|承包/.test(left) && /交了|付了|给了/.test(left)) role = 'income'
  if (role === 'expense' && /卖|收/.test(left.slice(-4)) && !/修|花|支/.test(left.slice(-4))) role = 'income'
  if (role === null || role === 'part') {
    if (role === 'part') return 'part'
    if (/^(?:元|块)?(?:钱)?的?(?:维修费|修理费|材料费|修|人工|工钱|费用|支出|开支)/.test(right)) return 'expense'
    if (/^[^,]{0,6}(?:没给|没收|没到|没付|未付|未收|没交|没打|还没|还欠|欠着|没结)/.test(right)) return 'owed'
    if (/^(?:预计|估计|能到)/.test(right)) return 'expected'
    if (/^(?:元|块)?(?:的)?§/.test(right) && (entry?.subclass === 'equity' || entry?.subclass === 'debt'))
      return 'worth'
    if (/^(?:元|块)?(?:的)?(?:股金|本金|投资|入股|股份|借款)/.test(right)) return 'worth'
    if (last && !/[\u4e00-\u9fa5]/.test(left.replace(/§/g, '')))
      return last.role === 'price' || last.role === 'expense' ? 'income' : last.role
    if (entry?.class === 'public' && !/收|租|卖|到账|电费|分红/.test(clause)) return 'expense'
    return 'income'
  }
  if (role === 'income' && /^[^,]{0,6}(?:没给|没收到|没到|没付|未付|未收|没交|没打|还没|没结)/.test(right))
    return 'owed'
  return role
}
