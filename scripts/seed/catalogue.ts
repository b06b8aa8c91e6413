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
  modes?: readonly string[]
  /** How likely, against the others of its class. */
  weight: number
}

export const operatingThings: Thing[] = [
  { subclass: 'pv', name: '光伏电站', aliases: ['光伏', '光伏板', '电站', '发电站'], price: [300, 900], unit: '千瓦', perUnit: 6000, modes: ['self', 'entrust'], weight: 10 },
  { subclass: 'workshop', name: '帮扶车间', aliases: ['车间', '厂房', '服装厂'], price: [450, 1100], unit: '平方米', perUnit: 1200, modes: ['lease'], weight: 8 },
  { subclass: 'rice_crayfish', name: '稻虾基地', aliases: ['虾稻田', '稻虾田', '虾田'], price: [300, 900], unit: '亩', perUnit: 3200, modes: ['contract', 'self', 'coop'], weight: 8 },
  { subclass: 'cold_storage', name: '冷库', aliases: ['冷库', '冷库房', '保鲜库'], price: [400, 1000], unit: '立方米', perUnit: 1500, modes: ['lease'], weight: 6 },
  { subclass: 'processing', name: '粮食烘干中心', aliases: ['烘干中心', '烘干房', '烘干厂'], price: [600, 1300], unit: '套', perUnit: 350_000, modes: ['lease', 'self'], weight: 6 },
  { subclass: 'greenhouse', name: '{n}号蔬菜大棚', aliases: ['{n}号棚', '{n}号大棚'], price: [160, 420], unit: '亩', perUnit: 40_000, spec: '钢架薄膜', modes: ['lease', 'contract'], weight: 8 },
  { subclass: 'equity', name: '入股{coop}股权', aliases: ['合作社股金', '{coop}分红', '股金'], kind: 'equity', price: [200, 800], unit: '股', perUnit: 1000, modes: ['equity'], weight: 7 },
  { subclass: 'shop', name: '农贸门面', aliases: ['门面', '门面房', '铺子'], price: [350, 900], unit: '平方米', perUnit: 2800, modes: ['lease'], weight: 5 },
  { subclass: 'planting', name: '黄桃种植基地', aliases: ['黄桃基地', '桃园', '桃林'], price: [350, 900], unit: '亩', perUnit: 5000, modes: ['contract', 'coop'], weight: 4 },
  { subclass: 'planting', name: '蔬菜种植基地', aliases: ['蔬菜基地', '菜园子'], price: [300, 800], unit: '亩', perUnit: 4500, modes: ['contract', 'self'], weight: 3 },
  { subclass: 'breeding', name: '蛋鸭养殖场', aliases: ['鸭棚', '养鸭场'], price: [350, 900], unit: '平方米', perUnit: 600, modes: ['contract', 'lease'], weight: 3 },
  { subclass: 'breeding', name: '肉牛养殖场', aliases: ['牛棚', '养牛场'], price: [500, 1200], unit: '平方米', perUnit: 800, modes: ['contract', 'coop'], weight: 3 },
  { subclass: 'machinery', name: '联合收割机', aliases: ['收割机', '割谷机'], price: [180, 420], unit: '台', perUnit: 140_000, modes: ['lease', 'self'], weight: 3 },
  { subclass: 'ecommerce', name: '电商服务站', aliases: ['电商站', '网店'], price: [150, 360], unit: '处', perUnit: 360_000, modes: ['entrust', 'lease'], weight: 2 },
  { subclass: 'tourism', name: '民宿', aliases: ['农家民宿', '农家乐'], price: [700, 1500], unit: '平方米', perUnit: 2500, modes: ['lease', 'entrust'], weight: 2 },
]

export const publicThings: Thing[] = [
  { subclass: 'road', name: '{n}组通组公路', aliases: ['{n}组的路', '{n}组水泥路', '{han}组水泥路'], price: [300, 1100], unit: '公里', perUnit: 380_000, spec: '宽3.5米水泥路面', weight: 20 },
  { subclass: 'road', name: '{n}组机耕路', aliases: ['{n}组的机耕路', '{han}组机耕路'], price: [150, 500], unit: '公里', perUnit: 150_000, spec: '砂石路面', weight: 8 },
  { subclass: 'water_supply', name: '安全饮水管网', aliases: ['自来水', '水管', '饮水管网'], price: [400, 1200], unit: '公里', perUnit: 90_000, weight: 8 },
  { subclass: 'irrigation', name: '提灌泵站', aliases: ['泵站', '抽水机', '水泵房'], price: [250, 800], unit: '座', perUnit: 800_000, weight: 8 },
  { subclass: 'irrigation', name: '{n}组灌溉沟渠', aliases: ['{n}组的沟', '{n}组的渠', '{han}组沟渠'], price: [200, 800], unit: '公里', perUnit: 260_000, spec: 'U型硬化渠', weight: 13 },
  { subclass: 'irrigation', name: '{n}组堰塘', aliases: ['{n}组的堰', '{n}组的塘', '{han}组堰塘'], price: [120, 350], unit: '口', perUnit: 350_000, weight: 5 },
  { subclass: 'bridge', name: '{n}组便民桥', aliases: ['{n}组的桥', '{han}组便民桥'], price: [250, 900], unit: '座', perUnit: 900_000, weight: 10 },
  { subclass: 'lighting', name: '太阳能路灯', aliases: ['路灯', '路灯杆子'], price: [120, 400], unit: '盏', perUnit: 3000, weight: 8 },
  { subclass: 'culture', name: '文化广场', aliases: ['广场', '健身器材'], price: [300, 900], unit: '平方米', perUnit: 400, weight: 8 },
  { subclass: 'health', name: '卫生室', aliases: ['村卫生室', '诊所'], price: [300, 700], unit: '平方米', perUnit: 2400, weight: 7 },
  { subclass: 'office', name: '党群服务中心', aliases: ['村部', '服务中心'], price: [600, 1300], unit: '平方米', perUnit: 2200, weight: 7 },
  { subclass: 'sanitation', name: '公共厕所', aliases: ['公厕', '厕所'], price: [100, 250], unit: '座', perUnit: 250_000, weight: 6 },
  { subclass: 'education', name: '小学教学点', aliases: ['教学点', '村小'], price: [500, 1300], unit: '平方米', perUnit: 2500, weight: 2 },
  { subclass: 'power_net', name: '农网改造线路', aliases: ['电网线路', '变压器'], price: [300, 800], unit: '公里', perUnit: 180_000, weight: 3 },
]

export const householdThings: Thing[] = [
  { subclass: 'livestock', name: '到户肉牛', aliases: ['牛', '发的牛'], kind: 'biological', price: [180, 260], unit: '头', perUnit: 9000, weight: 3 },
  { subclass: 'livestock', name: '到户鸡苗', aliases: ['鸡苗', '发的鸡'], kind: 'biological', price: [100, 160], unit: '羽', perUnit: 25, weight: 2 },
  { subclass: 'crop_seedling', name: '到户黄桃苗', aliases: ['桃苗', '黄桃苗'], kind: 'biological', price: [120, 180], unit: '株', perUnit: 30, weight: 2 },
  { subclass: 'small_machine', name: '到户小型农机具', aliases: ['小农机', '微耕机'], price: [180, 260], unit: '台', perUnit: 3500, weight: 3 },
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
export const fundSources = ['中央财政专项扶贫资金', '省级财政专项扶贫资金', '统筹整合涉农资金', '东西部协作资金', '行业资金', '县级财政配套资金'] as const
/** From 2021 on the money has another name (domain.md F009, F023). */
export const laterFundSources = ['中央财政衔接推进乡村振兴补助资金', '省级财政衔接资金', '统筹整合涉农资金', '东西部协作资金', '行业资金'] as const
export const words = {
  group: '组',
  selfOperated: '村集体自营',
  collective: (village: string) => `${village}股份经济合作社`,
  committee: (village: string) => `${village}村民委员会`,
  households: '受益农户',
  project: (year: number, village: string, thing: string) => `${year}年${village}${thing}项目`,
  note: '演示数据，村名、人名和金额均为虚构',
  noteRealVillage: '演示数据，资产、人名和金额均为虚构',
}
export const hanDigits = [...'零一二三四五六七八九']
