import { scanQuantities, unitIsOpen, type Quantity } from '../../language/quantities.ts'
import type { Distribution, Flag, IncomeKind, LedgerEntry, Missing, ReadIncome } from './reading.ts'

/** Everything about money and energy said of one asset for one period. */
export interface Money {
  income: ReadIncome | null
  expense: number | null
  kwh: number | null
  /** Said beside what was received. */
  expected: number | null
  distribution: Distribution[]
  /** 没收到, 还没给, 欠: what was due has not come, whether or not a sum is named. */
  unpaid: boolean
  flags: Flag[]
  missing: Missing[]
  /** Any sum or energy at all was named. */
  figures: boolean
  /** Read with a guess in it that the sender must confirm. */
  doubtful: boolean
  /** 比上季度多两千: plus or minus what was filed before. */
  relative: number | null
}

type Role =
  | 'income'
  | 'expense'
  | 'owed'
  | 'contract'
  | 'expected'
  | 'part'
  | 'given'
  | 'worth'
  | 'relative'
  | 'loss'
  | 'price'
interface Figure {
  quantity: Quantity
  role: Role
  left: string
  right: string
  clause: string
  /** Sure words of receipt stand beside it. */
  received: boolean
}

const WORDS: [Role, RegExp][] = [
  ['part', /其中|包括|里面有|含(?!税)/g],
  [
    'relative',
    /(?:比|较)[^,;。]{0,10}(?:多|少|增加|减少|增|减|涨|降|高|低)(?:收|了|卖|出|发|赚)*|(?:多|少)(?:收|赚|卖|进)了?(?=$)|增加了?|减少了?/g,
  ],
  ['loss', /亏损?|赔(?!偿|了我|给|付)|倒贴|净亏|负(?!责|担)/g],
  [
    'given',
    /每户|每人|分给|发给|分了?给|发放|分配|分发|给(?:脱贫|贫困|困难|老百姓|村民|农户|公益)[^,;]{0,8}|用于|公益岗(?:位)?(?:的)?工资|每户发了?|户均|拿出/g,
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
const RECEIVED =
  /收了|收到|到账|已收|卖|打了|打过来|打来|打到|结了|结清|付了|给了|交了|收齐|入账|进了|实收|到手|拿到|已经收|已付|已到|收入|都收|全收|收的|收回|赚|挣|分了|来了|已给|发了|现金/
/** 没收到, 还没给, 欠着; not 没收到通知, not 没给别人说. */
const UNPAID =
  /(?:还没有?|没有?|未|尚未|一直没|仍没|一分没|迟迟不|还不|不肯|不)(?:能)?(?:收(?:到|上来|回来|齐|起来)?|给(?!.{0,3}说)|交(?:过来|清)?|付(?:清)?|到账|到位|落实|打(?:过来|款|钱|到)?|结(?:下来|算|清|账)?|兑现|拨|发下来|来钱|分(?!给|配))(?!入|益|获|通知|消息|成|庄稼|粮|割|电|信)|欠(?!妥|佳|缺)|拖欠|拖着|赖账|拖了.{0,6}不/
const ZERO =
  /(?:没有?|无|零|0)(?:任何|什么|一分钱?的?|产生)?(?:收入|收益|进账|租金收入|效益|产出)|(?:收入|收益|租金|分红)(?:是|为|:|计)?(?:0|零)(?:元)?(?![\d.])|一分(?:钱)?(?:都|也)?(?:没有?|冇)(?:收|进|有|得|挣|见|赚|到)*|分文(?:没|未|无)|没(?:有)?(?:进|挣|赚)(?:到)?(?:一分)?钱|没卖(?:到)?钱|没见到钱|颗粒无收|绝收/
const PRICE =
  /(?:每|一|按)(?:个)?(亩|斤|公斤|头|只|月|度|吨|间|户|人|天|车|台|棵|担|条|桶|套|平米|平方)(?:地|田|虾|的|租金|电|收|价|是|卖|算)*(?:的)?$|(?:月租金?|每月的?租金|单价|均价)(?:是|为|:)?$|每个?(季度|季|年)(?:的?租金|收|是|租)*$|(?:一年|年租金?|一个季度|一季|一个月)(?:的?租金|的?承包费|的?承包款|的?分红|保底|租|是|收|要收|:|要给|给)*$/
const PRICE_AFTER =
  /^(?:元|块)?(?:钱)?(?:\/|一|每)(?:个)?(亩|斤|公斤|头|只|月|度|吨|间|户|人|天|车|台|棵|担|条|桶|套|平米|平方|季度|季|年)(?!共)/

/** A lease being talked about brings nothing yet. */
const NEGOTIATING = /想租|有意|谈(?:好|妥|了|着|价)|在谈|没签|未签|签合同|准备租|打算租|要租|来看/

/** What is said of money in the clauses of one asset. `months` the period covers, for 每月2000. */
export function readMoney(clauses: string[], entry: LedgerEntry | undefined, months: number): Money {
  const money: Money = {
    income: null,
    expense: null,
    kwh: null,
    expected: null,
    distribution: [],
    unpaid: false,
    flags: [],
    missing: [],
    figures: false,
    doubtful: false,
    relative: null,
  }
  const figures: Figure[] = []
  const counts: Quantity[] = []
  for (const clause of clauses) {
    if (UNPAID.test(clause)) money.unpaid = true
    collect(clause, entry, figures, counts, clauses)
  }
  money.figures = figures.length > 0
  if (figures.some((figure) => /应该(?:是|有|在)?$|应当是$|好像是?$|可能是?$/.test(figure.left))) money.doubtful = true
  const energy = counts.filter((quantity) => quantity.unit === 'kwh' && quantity.value !== null)
  if (energy.length) {
    money.kwh = energy.reduce((sum, quantity) => sum + (quantity.value ?? 0), 0)
    money.figures = true
  }
  const whole = clauses.join(',')
  readDistribution(figures, counts, money)
  const of = (...roles: Role[]) => figures.filter((figure) => roles.includes(figure.role))
  const expenses = of('expense').filter((figure) => figure.quantity.value !== null)
  if (expenses.length) {
    const total = expenses.find((figure) => /一共|总共|合计|共/.test(figure.left))
    if (expenses.some((figure) => figure.quantity.precision === 'approx' || /估计|预计|大概|预算/.test(figure.left)))
      money.flags.push('approx_amount')
    money.expense = total
      ? total.quantity.value
      : expenses.reduce((sum, figure) => sum + (figure.quantity.value ?? 0), 0)
  }
  const [relative] = of('relative')
  if (
    relative ||
    /比(?!较)[^,;。]{0,10}(?:翻|多|少|增|减|涨|降|高|低)|翻了?一番|少了一半|多了一半|(?:收|交|给|付)了?一半|一半(?:租金|的钱|款)/.test(
      whole,
    )
  ) {
    money.flags.push('relative_amount')
    if (relative && relative.quantity.value !== null)
      money.relative = /少|减|降|低/.test(relative.left.slice(-8)) ? -relative.quantity.value : relative.quantity.value
  }
  const priced = priceTimesCount(of('price'), counts, entry, months, money)
  const kind = kindOf(whole, entry)
  const earned = of('income', 'loss')
  // 各1500,还有1000没给: what is not said to be owed has come, but that is read back.
  const owed = of('owed').length > 0
  const received = earned.filter((figure) => figure.received || !money.unpaid || owed)
  if (owed && received.some((figure) => !figure.received)) money.doubtful = true
  const receivable = [...earned.filter((figure) => !received.includes(figure)), ...of('contract', 'owed')]
  const cycle = cycleOf(figures)
  if (priced !== null && !received.some((figure) => figure.received && figure.quantity.value !== null)) {
    const unpaid =
      money.unpaid &&
      !figures.some((figure) => figure.role === 'price' && RECEIVED.test(figure.clause)) &&
      !RECEIVED.test(whole.replace(/[没未]有?收到?|收入/g, ''))
    money.income = {
      yuan: priced,
      kind,
      basis: unpaid ? 'receivable' : of('expected').length ? 'expected' : 'received',
      precision: 'derived',
    }
    money.flags.push('derived_amount')
  } else if (received.length) money.income = together(received, kind, money, whole)
  else if (cycle && money.flags.includes('relative_amount'))
    money.missing.push('amount') // 一年四万八,交了一半: how much that is must be said.
  else if (cycle) {
    const unpaid = money.unpaid || /合同|约定|应收/.test(cycle.clause)
    money.income = {
      yuan: cycle.quantity.value,
      kind,
      basis: NEGOTIATING.test(whole) ? 'expected' : unpaid || !RECEIVED.test(whole) ? 'receivable' : 'received',
      precision: cycle.quantity.precision,
      cycle: cycleName(cycle),
    }
  } else if (
    receivable.length &&
    of('owed', 'contract')
      .concat(receivable)
      .some((figure) => figure.quantity.value !== null)
  ) {
    const chosen = receivable.find((figure) => figure.quantity.value !== null)
    if (chosen) money.income = { ...single(chosen, kind, money), basis: 'receivable' }
    const yearly = chosen && /一年|每年|年租|全年/.test(chosen.left)
    if (money.income && yearly) money.income.cycle = 'year'
  }
  const expected = of('expected')
  const [first] = expected
  if (first) {
    if (money.income && money.income.basis === 'received') money.expected = first.quantity.value
    else if (!money.income) money.income = { ...single(first, kind, money), basis: 'expected' }
  }
  if (of('owed').length) money.unpaid = true
  if (!money.income && !money.relative && ZERO.test(whole))
    money.income = { yuan: 0, kind, basis: 'received', precision: 'exact' }
  if (money.kwh !== null && money.kwh > 0 && money.income === null && !money.missing.includes('amount'))
    money.missing.push('amount')
  if (
    /(?:具体|确切|准确|实际)(?:数|金额|数字|多少)?[^,;。]{0,10}(?:算|报|没|还|再|后|等)|(?:过|等)[^,;。]{0,4}(?:算|核)(?:清楚|好|出)|还没算|没算(?:清|出|完)/.test(
      whole,
    ) &&
    money.income
  )
    money.missing.push('amount')
  if (money.income && kind === null) money.missing.push('income_kind')
  return money
}

/** Sorts every number of one clause into what it is, by the nearest words before it, then after it. */
function collect(
  clause: string,
  entry: LedgerEntry | undefined,
  figures: Figure[],
  counts: Quantity[],
  all: string[],
): void {
  const quantities = scanQuantities(clause)
  quantities.forEach((quantity, i) => {
    const before = quantities
      .slice(0, i)
      .findLast((other) => other.unit === 'yuan' || other.unit === 'bare' || other.unit === 'kwh')
    const left = clause.slice(before?.end ?? 0, quantity.start)
    const right = clause.slice(quantity.end, quantities[i + 1]?.start ?? clause.length)
    if (quantity.unit === 'kwh') {
      // 一度电九毛五 is a price.
      if (quantity.value !== 1) counts.push(quantity)
      return
    }
    if (quantity.unit !== 'yuan' && quantity.unit !== 'bare') {
      counts.push(quantity)
      return
    }
    if (quantity.unit === 'bare' && !maybeMoney(quantity, left, right, entry, figures, all)) return
    // 发电2.9万: with no unit it is energy, on a power station.
    if (
      quantity.unit === 'bare' &&
      entry?.subclass === 'pv' &&
      /发(?:电)?(?:量)?(?:了|约|有|是|为|:|共|总计)*$/.test(left) &&
      !/电费|收入|钱/.test(left)
    ) {
      counts.push({ ...quantity, unit: 'kwh' })
      return
    }
    const role = roleOf(quantity, left, right, clause, entry, figures.at(-1))
    const near = left + right
    figures.push({
      quantity,
      role,
      left,
      right,
      clause,
      received: (RECEIVED.test(near) && !UNPAID.test(right)) || (RECEIVED.test(clause) && !UNPAID.test(clause)),
    })
  })
}

/** A number without a unit is money only where something says so: a word of money, the size, or an asset that earns. */
function maybeMoney(
  quantity: Quantity,
  left: string,
  right: string,
  entry: LedgerEntry | undefined,
  figures: Figure[],
  all: string[],
): boolean {
  if (/第$|[-/]$|编号|序号|\d组$/.test(left) || /^[-/]\d/.test(right)) return false
  if (/^(?:组|号|队|年|月|村|楼|层|栋|个)/.test(right)) return false
  if (value100(quantity) && all.length === 1 && left.trim() === '' && right.trim() === '') return true
  if (value100(quantity) && entry?.class === 'public' && left.trim() === '' && right.trim() === '')
    return all.some((clause) => /修|换|装|买|花|费|工/.test(clause))
  const spoken =
    /收|卖|租|钱|账|分红|电费|花|修|费|补贴|亏|入|给|赚|欠|报|是|:|有|改|各|共|只|正常|好/.test(left) ||
    /收|到账|租|元|块|钱|已|给|没|到手|电费|补贴|分红/.test(right)
  const value = quantity.value ?? quantity.max ?? 0
  if (quantity.scaled && value >= 100) return spoken || entry?.class !== 'public' || figures.length > 0
  if (value >= 1990 && value <= 2035 && Number.isInteger(value) && /年|建|修/.test(right.slice(0, 2))) return false
  // A lone small figure counts nothing that is named: only a word of money makes it one.
  if (value < 100 && Number.isInteger(value))
    return (
      /收入?了?|卖了?|租金|电费|分红|进账|到账|收益|毛收|:|欠/.test(left.slice(-6)) ||
      /^(?:到账|已收|租金)/.test(right) ||
      (all.length === 1 && left.replace(/§/g, '').trim() === '' && right.trim() === '' && entry?.class === 'operating')
    )
  return spoken || (entry?.class === 'operating' && /^(?:§|\s|[\u4e00-\u9fa5]{0,6})*$/.test(left))
}

const value100 = (quantity: Quantity): boolean => (quantity.value ?? 0) >= 100

function roleOf(
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
  if (/^[^,;]{0,4}(?:用于|分给|发给|用来|拿去)/.test(right)) return 'given'
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

/** 每亩350 x 120亩, 每月2000 x the months of the period, 每斤12 x 2000斤, 每度0.95 x 2.9万度. */
function priceTimesCount(
  prices: Figure[],
  counts: Quantity[],
  entry: LedgerEntry | undefined,
  months: number,
  money: Money,
): number | null {
  let total: number | null = null
  for (const price of prices) {
    const unit =
      (PRICE.exec(price.left) ?? PRICE_AFTER.exec(price.right))?.slice(1).find(Boolean) ??
      (/月租|每月|一个月/.test(price.left) ? '月' : '')
    if (
      price.quantity.value === null ||
      unit === '年' ||
      unit === '季度' ||
      unit === '季' ||
      (unit === '' && !/均价|单价/.test(price.left))
    )
      continue
    const spelled =
      unit === ''
        ? ['斤', '公斤', '头', '只', '吨', '担']
        : unit === '度'
          ? ['kwh']
          : unit === '月'
            ? ['个月', '月']
            : [unit, `${unit}地`]
    const count = counts.find(
      (quantity) =>
        spelled.includes(quantity.unit) &&
        quantity.value !== null &&
        quantity.value > 0 &&
        !(quantity.value === 1 && (unit !== '月' || /一个?月/.test(price.left))),
    )
    const times = count?.value ?? (unit === '亩' ? (entry?.mu ?? null) : unit === '月' ? months : null)
    if (times === null) {
      money.missing.push('amount')
      continue
    }
    total = Math.round(((total ?? 0) + price.quantity.value * times) * 100) / 100
  }
  return total
}

const cycleOf = (figures: Figure[]): Figure | undefined =>
  figures.find((figure) => figure.role === 'price' && figure.quantity.value !== null && cycleName(figure) !== undefined)
function cycleName(figure: Figure): ReadIncome['cycle'] {
  const words = figure.left.slice(-8) + figure.right.slice(0, 5)
  return /年/.test(words) ? 'year' : /季/.test(words) ? 'quarter' : /月/.test(words) ? 'month' : undefined
}

/** Several sums received for one asset: a total if one is named, else their sum, which is then derived. */
function together(figures: Figure[], kind: IncomeKind | null, money: Money, whole: string): ReadIncome {
  const gross = figures.filter((figure) => !/净|纯/.test(figure.left))
  const usable = gross.length ? gross : figures
  const total = usable.find((figure) =>
    /一共|总共|合计|总计|共计|总收入|共(?:收入|收|卖|计|得)?(?:了)?$/.test(figure.left.slice(-6)),
  )
  const chosen = total ?? (usable.length === 1 ? usable[0] : usable.find((figure) => figure.left.includes('实收')))
  if (chosen) return single(chosen, kind, money)
  const exact = usable.every((figure) => figure.quantity.value !== null && !unitIsOpen(figure.quantity))
  const [first] = usable
  if (!first || !exact)
    return first ? single(first, kind, money) : { yuan: null, kind, basis: 'received', precision: 'exact' }
  const values = new Set(usable.map((figure) => figure.quantity.value))
  if (values.size === 1 && !/分别|各|,.*,/.test(whole)) return single(first, kind, money)
  money.flags.push('derived_amount')
  return {
    yuan: Math.round(usable.reduce((sum, figure) => sum + signed(figure, figure.quantity.value ?? 0), 0) * 100) / 100,
    kind,
    basis: 'received',
    precision: 'derived',
  }
}

const signed = (figure: Figure, value: number): number =>
  figure.role === 'loss' || /-$/.test(figure.left) ? -Math.abs(value) : value

function single(figure: Figure, kind: IncomeKind | null, money: Money): ReadIncome {
  const { quantity } = figure
  const income: ReadIncome = {
    yuan: quantity.value === null ? null : signed(figure, quantity.value),
    kind,
    basis: 'received',
    precision: quantity.precision,
  }
  if (quantity.min !== undefined && quantity.max !== undefined)
    Object.assign(income, { min: quantity.min, max: quantity.max })
  if (/(?:约|大概|大约|差不多|估摸|毛估)/.test(figure.left) && income.precision === 'exact') income.precision = 'approx'
  if (unitIsOpen(quantity)) {
    income.yuan = null
    income.raw = quantity.raw
    money.missing.push('unit')
    money.flags.push('unit_ambiguous')
  }
  if (quantity.value === null) money.missing.push('amount')
  if (figure.role === 'loss') money.flags.push('loss')
  if (income.precision === 'approx' || income.precision === 'range') money.flags.push('approx_amount')
  return income
}

function readDistribution(figures: Figure[], counts: Quantity[], money: Money): void {
  const whole = figures.find((figure) => figure.role === 'given' && /共|合计/.test(figure.left.slice(-3)))
  for (const figure of figures.filter((figure) => figure.role === 'given' && figure.quantity.value !== null)) {
    if (figure === whole && money.distribution[0]?.yuan_each !== undefined) {
      money.distribution[0].yuan = figure.quantity.value
      continue
    }
    const each = /(?:每户|每人|户均)[^,]{0,4}$/.test(figure.left) ? figure.quantity.value : null
    const households = counts.find((quantity) => /户|人/.test(quantity.unit))?.value ?? undefined
    const row: Distribution = { yuan: each === null ? figure.quantity.value : households ? each * households : null }
    if (households) row.households = households
    if (each !== null) row.yuan_each = each
    money.distribution.push(row)
    if (!money.flags.includes('distribution')) money.flags.push('distribution')
  }
}

/** What kind of income the words say, or the asset usually brings. Null: must be asked. */
export function kindOf(words: string, entry: LedgerEntry | undefined): IncomeKind | null {
  const subclass = entry?.subclass
  if (/补贴|补助|奖补|赔偿|理赔|保险赔/.test(words) && !/收入|电费|租金|其中/.test(words)) return 'subsidy'
  if (/承包(?:费|款|金)?|发包/.test(words)) return 'contract_fee'
  if (/分红|红利|股息|股金/.test(words)) return 'dividend'
  if (/租/.test(words)) return 'rent'
  if (subclass === 'pv') return 'power_sale'
  if (subclass === 'equity') return 'dividend'
  if (subclass === 'debt') return 'other'
  if (/卖|销售|毛收|产值|营业|门票|加工费|代烘|利润/.test(words)) return 'sales'
  if (/电费|发电/.test(words) && !subclass) return 'power_sale'
  if (
    entry?.rent_year !== undefined ||
    subclass === 'workshop' ||
    subclass === 'cold_storage' ||
    subclass === 'greenhouse' ||
    subclass === 'shop' ||
    subclass === 'machinery'
  )
    return 'rent'
  if (
    subclass === 'rice_crayfish' ||
    subclass === 'planting' ||
    subclass === 'breeding' ||
    subclass === 'processing' ||
    subclass === 'tourism' ||
    subclass === 'ecommerce' ||
    subclass === 'livestock'
  )
    return 'sales'
  return entry ? (entry.class === 'public' ? 'other' : null) : null
}
