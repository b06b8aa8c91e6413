import type { OperationMode } from '../../entities/asset/fileCodes.ts'
import type { Kind, Subclass } from '../../entities/asset/classes.ts'

/** What a demo village may own. `{n}` in a name or alias is the group (组) or the number of the thing. */
export interface Thing {
  subclass: Subclass
  name: string
  aliases: string[]
  kind?: Kind
  /** Usual price in thousand yuan; scaled a little so that the county's published total comes out. */
  price: [number, number]
  /** Yuan per unit, to derive a natural quantity from the price. */
  unit: string
  perUnit: number
  spec?: string
  modes?: readonly OperationMode[]
  /** How likely, against the others of its class. */
  weight: number
}

export const operatingThings: Thing[] = [
  {
    subclass: 'pv',
    name: '光伏电站',
    aliases: ['光伏', '光伏板', '电站', '发电站'],
    price: [300, 900],
    unit: '千瓦',
    perUnit: 6000,
    modes: ['self', 'entrust'],
    weight: 10,
  },
  {
    subclass: 'workshop',
    name: '帮扶车间',
    aliases: ['车间', '厂房', '服装厂'],
    price: [450, 1100],
    unit: '平方米',
    perUnit: 1200,
    modes: ['lease'],
    weight: 8,
  },
  {
    subclass: 'rice_crayfish',
    name: '稻虾基地',
    aliases: ['虾稻田', '稻虾田', '虾田'],
    price: [300, 900],
    unit: '亩',
    perUnit: 3200,
    modes: ['contract', 'self', 'coop'],
    weight: 8,
  },
  {
    subclass: 'cold_storage',
    name: '冷库',
    aliases: ['冷库', '冷库房', '保鲜库'],
    price: [400, 1000],
    unit: '立方米',
    perUnit: 1500,
    modes: ['lease'],
    weight: 6,
  },
  {
    subclass: 'processing',
    name: '粮食烘干中心',
    aliases: ['烘干中心', '烘干房', '烘干厂'],
    price: [600, 1300],
    unit: '套',
    perUnit: 350_000,
    modes: ['lease', 'self'],
    weight: 6,
  },
  {
    subclass: 'greenhouse',
    name: '{n}号蔬菜大棚',
    aliases: ['{n}号棚', '{n}号大棚'],
    price: [160, 420],
    unit: '亩',
    perUnit: 40_000,
    spec: '钢架薄膜',
    modes: ['lease', 'contract'],
    weight: 8,
  },
  {
    subclass: 'equity',
    name: '入股{coop}股权',
    aliases: ['合作社股金', '{coop}分红', '股金'],
    kind: 'equity',
    price: [200, 800],
    unit: '股',
    perUnit: 1000,
    modes: ['equity'],
    weight: 7,
  },
  {
    subclass: 'shop',
    name: '农贸门面',
    aliases: ['门面', '门面房', '铺子'],
    price: [350, 900],
    unit: '平方米',
    perUnit: 2800,
    modes: ['lease'],
    weight: 5,
  },
  {
    subclass: 'planting',
    name: '黄桃种植基地',
    aliases: ['黄桃基地', '桃园', '桃林'],
    price: [350, 900],
    unit: '亩',
    perUnit: 5000,
    modes: ['contract', 'coop'],
    weight: 4,
  },
  {
    subclass: 'planting',
    name: '蔬菜种植基地',
    aliases: ['蔬菜基地', '菜园子'],
    price: [300, 800],
    unit: '亩',
    perUnit: 4500,
    modes: ['contract', 'self'],
    weight: 3,
  },
  {
    subclass: 'breeding',
    name: '蛋鸭养殖场',
    aliases: ['鸭棚', '养鸭场'],
    price: [350, 900],
    unit: '平方米',
    perUnit: 600,
    modes: ['contract', 'lease'],
    weight: 3,
  },
  {
    subclass: 'breeding',
    name: '肉牛养殖场',
    aliases: ['牛棚', '养牛场'],
    price: [500, 1200],
    unit: '平方米',
    perUnit: 800,
    modes: ['contract', 'coop'],
    weight: 3,
  },
  {
    subclass: 'machinery',
    name: '联合收割机',
    aliases: ['收割机', '割谷机'],
    price: [180, 420],
    unit: '台',
    perUnit: 140_000,
    modes: ['lease', 'self'],
    weight: 3,
  },
  {
    subclass: 'ecommerce',
    name: '电商服务站',
    aliases: ['电商站', '网店'],
    price: [150, 360],
    unit: '处',
    perUnit: 360_000,
    modes: ['entrust', 'lease'],
    weight: 2,
  },
  {
    subclass: 'tourism',
    name: '民宿',
    aliases: ['农家民宿', '农家乐'],
    price: [700, 1500],
    unit: '平方米',
    perUnit: 2500,
    modes: ['lease', 'entrust'],
    weight: 2,
  },
]

export const coops = ['绿野合作社', '丰禾合作社', '金穗合作社', '水乡合作社']
const TENANTS: Partial<Record<Subclass, readonly string[]>> = {
  workshop: ['恒裕服饰加工厂', '荆禾食品厂', '顺成电子加工厂'],
  cold_storage: ['鲜到家冷链', '水乡果蔬配送部'],
  processing: ['江禾米业', '洪运粮油'],
  greenhouse: ['青苗蔬菜种植户', '水乡果蔬配送部'],
  shop: ['便民超市', '禾满仓农资'],
  tourism: ['水乡假日民宿'],
  breeding: ['丰泽养殖场'],
  machinery: ['顺达农机服务队'],
  ecommerce: ['乡味电商服务部'],
}
export const tenantsOf = (subclass: Subclass): readonly string[] => TENANTS[subclass] ?? coops
export const fundSources = [
  '中央财政专项扶贫资金',
  '省级财政专项扶贫资金',
  '统筹整合涉农资金',
  '东西部协作资金',
  '行业资金',
  '县级财政配套资金',
] as const
/** From 2021 on the money has another name (domain.md F009, F023). */
export const laterFundSources = [
  '中央财政衔接推进乡村振兴补助资金',
  '省级财政衔接资金',
  '统筹整合涉农资金',
  '东西部协作资金',
  '行业资金',
] as const
export const words = {
  wornOut: '电机烧了，修理费比买新的还贵',
  distributionNotice: '荆干村三季度收益分配方案',
  newAsset: '荆干村粮食烘干房',
  group: '组',
  selfOperated: '村集体自营',
  collective: (village: string) => `${village}股份经济合作社`,
  committee: (village: string) => `${village}村民委员会`,
  households: '受益农户',
  project: (year: number, village: string, thing: string) => `${year}年${village}${thing}项目`,
  approval: (year: number, n: number) => `江扶组办〔${year}〕${n}号`,
  fundDoc: (year: number, n: number) => `江财农〔${year}〕${n}号`,
  titleDoc: '扶贫项目资产确权登记表',
  certNo: (assetNo: string) => `确权登记 ${assetNo}`,
  beneficiary: '村集体',
  note: '演示数据，村名、人名和金额均为虚构',
  noteRealVillage: '演示数据，资产、人名和金额均为虚构',
}
export const hanDigits = [...'零一二三四五六七八九']
