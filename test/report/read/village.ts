import type { LedgerEntry, ReadingContext } from '../../../entities/report/read/index.ts'
import type { Expected } from '../../../entities/report/evaluation/differences.ts'

/** A fictional village with one of everything, by the short names the tables use. */
const village = '荆干村'
export const assets: Record<string, LedgerEntry> = {
  pv: {
    id: 'pv',
    name: '荆干村光伏电站',
    village,
    class: 'operating',
    subclass: 'pv',
    aliases: ['光伏', '光伏板', '电站'],
    kw: 120,
  },
  ws: {
    id: 'ws',
    name: '荆干村帮扶车间',
    village,
    class: 'operating',
    subclass: 'workshop',
    aliases: ['车间', '厂房', '服装厂'],
    rent_year: 24000,
  },
  rice: {
    id: 'rice',
    name: '荆干村稻虾基地',
    village,
    class: 'operating',
    subclass: 'rice_crayfish',
    aliases: ['虾稻田', '稻虾田'],
    mu: 120,
  },
  g1: {
    id: 'g1',
    name: '荆干村1号蔬菜大棚',
    village,
    class: 'operating',
    subclass: 'greenhouse',
    aliases: ['东边大棚', '1号棚'],
    rent_year: 8000,
  },
  g2: {
    id: 'g2',
    name: '荆干村2号蔬菜大棚',
    village,
    class: 'operating',
    subclass: 'greenhouse',
    aliases: ['西边大棚', '2号棚'],
    rent_year: 8000,
  },
  cold: {
    id: 'cold',
    name: '荆干村冷库',
    village,
    class: 'operating',
    subclass: 'cold_storage',
    aliases: ['冷库'],
    rent_year: 30000,
  },
  share: {
    id: 'share',
    name: '荆干村入股绿野合作社股权',
    village,
    class: 'operating',
    subclass: 'equity',
    aliases: ['合作社股金', '绿野分红'],
    principal: 200000,
    dividend_pct: 6,
  },
  road3: {
    id: 'road3',
    name: '荆干村3组通组公路',
    village,
    class: 'public',
    subclass: 'road',
    aliases: ['3组的路', '三组水泥路'],
  },
  road5: { id: 'road5', name: '荆干村5组通组公路', village, class: 'public', subclass: 'road', aliases: ['5组的路'] },
  water: {
    id: 'water',
    name: '荆干村安全饮水管网',
    village,
    class: 'public',
    subclass: 'water_supply',
    aliases: ['自来水', '水管'],
  },
  square: {
    id: 'square',
    name: '荆干村文化广场',
    village,
    class: 'public',
    subclass: 'culture',
    aliases: ['广场', '健身器材'],
  },
  pump: {
    id: 'pump',
    name: '荆干村提灌泵站',
    village,
    class: 'public',
    subclass: 'irrigation',
    aliases: ['泵站', '抽水机'],
  },
  office: { id: 'office', name: '荆干村党群服务中心', village, class: 'public', subclass: 'office', aliases: ['村部'] },
  lights: {
    id: 'lights',
    name: '荆干村2组太阳能路灯',
    village,
    class: 'public',
    subclass: 'lighting',
    aliases: ['路灯'],
  },
  cattle: {
    id: 'cattle',
    name: '荆干村养牛户黄牛',
    village,
    class: 'household',
    subclass: 'livestock',
    aliases: ['养牛户的牛'],
  },
  nextpv: {
    id: 'nextpv',
    name: '邻湖村光伏电站',
    village: '邻湖村',
    class: 'operating',
    subclass: 'pv',
    aliases: ['光伏'],
    kw: 60,
  },
}

export interface Row {
  text: string
  context: ReadingContext
  expected: Expected
}

const STATUS = /^(?:normal|partial|seasonal|suspended|repairing|idle|damaged|lost)$/
const KIND = /^(?:power_sale|rent|contract_fee|dividend|sales|subsidy|other)$/
const BASIS = /^(?:received|receivable|expected)$/
const PRECISION = /^(?:exact|approx|range|derived)$/
const YEAR = '2026'

/**
 * One line: message, what is expected, setting. Expected is `intent | items | rest`. An item is an asset's short name (`?` none),
 * then in any order: Q3 or 2026, a state, =sum (=? unknown), kind, basis, precision, !issue, cost=, kwh=, since=, photos=, match=,
 * noincome. The rest: `file` or `ask` (must be confirmed), ?missing, #flag, q=question. What is not said is not compared.
 */
export function parseRow(line: string): Row {
  const [text = '', wanted = '', setting = ''] = line.split('\t')
  const [intent = '', items = '', rest = ''] = wanted.split('|').map((part) => part.trim())
  // The intent column holds one of the reader's intents; a typo fails the comparison, as it should.
  const expected: Expected = {
    intent: intent as Expected['intent'],
    items: items
      .split(';')
      .map((item) => item.trim())
      .filter(Boolean)
      .map(parseItem),
  }
  if (!items && intent === 'photo') delete expected.items
  if (intent === 'correct' && !items) expected.items = []
  const missing: string[] = []
  const flags: string[] = []
  for (const word of rest.split(' ').filter(Boolean)) {
    if (word === 'file' || word === 'ask') expected.confirm = word === 'ask'
    else if (word.startsWith('?')) missing.push(word.slice(1))
    else if (word.startsWith('#')) flags.push(word.slice(1))
    else if (word.startsWith('q=')) expected.question = word.slice(2)
  }
  Object.assign(expected, missing.length ? { missing } : {}, flags.length ? { flags } : {})
  return { text: text.replaceAll('\\n', '\n').replaceAll('\\t', '\t'), context: parseSetting(setting), expected }
}

function parseItem(words: string): Record<string, unknown> {
  const [asset = '', ...tokens] = words.split(/\s+/)
  const item: Record<string, unknown> = { asset_id: asset === '?' ? null : asset }
  const income: Record<string, unknown> = {}
  const issues: string[] = []
  for (const token of tokens) {
    const [key = '', value = ''] = token.split('=')
    if (STATUS.test(token)) item.status = token
    else if (KIND.test(token)) income.kind = token
    else if (BASIS.test(token)) income.basis = token
    else if (PRECISION.test(token)) income.precision = token
    else if (/^(?:\d{4}.*|Q\d)$/.test(token)) item.period = token.startsWith('Q') ? YEAR + token : token
    else if (token === 'noincome') item.income = null
    else if (token.startsWith('!')) issues.push(token.slice(1))
    else if (token.startsWith('=')) income.yuan = token === '=?' ? null : Number(token.slice(1))
    else if (key === 'cost') item.expense_yuan = Number(value)
    else if (key === 'kwh') item.metrics = { kwh: Number(value) }
    else if (key === 'photos') item.photos = value.split(',')
    else item[key] = value
  }
  if (Object.keys(income).length) item.income = income
  if (issues.length) item.issues = issues
  return item
}

function parseSetting(setting: string): ReadingContext {
  const say: Record<string, string> = Object.fromEntries(
    setting
      .split(' ')
      .filter(Boolean)
      .map((word) => word.split('=')),
  )
  const names = say.ledger ? say.ledger.split(',') : Object.keys(assets)
  const [asset, period, yuan] = (say.prev ?? '').split(':')
  return {
    now: `${say.now ?? '2026-10-08'}T09:12:00+08:00`,
    sender: { name: '某人', role: say.role ?? 'village', village: say.role ? '' : village, township: '熊河镇' },
    ledger: names.flatMap((name) => assets[name] ?? []),
    media: Array.from({ length: Number(say.media ?? 0) }, (_, i) => ({ id: `m${i + 1}`, type: 'image' })),
    previous: asset
      ? [{ asset_id: asset, period: period ?? null, income: yuan && yuan !== '-' ? { yuan: Number(yuan) } : null }]
      : [],
  }
}
