/**
 * Words for things, by what the villages call them (domain.md §8) and by sub-class (§2.1). A kind is finer than a
 * sub-class: pump and ditch are both irrigation, but nobody calls one the other.
 */
import type { Subclass } from '../../asset/classes.ts'

export interface Kind {
  subclass: Subclass
  words: string[]
}

const kind = (subclass: Subclass, words: string): Kind => ({ subclass, words: words.split(' ') })

export const kinds: Kind[] = [
  kind('pv', '光伏电站 光伏发电站 光伏板 光伏 太阳能板 太阳能电站 发电站 电站'),
  kind('workshop', '帮扶车间 扶贫车间 就业车间 车间 厂房 服装厂 制衣厂 鞋厂 工厂 厂子'),
  kind('planting', '种植基地 果园 茶园 桃园 黄桃基地 苗木基地 药材基地 蔬菜基地 菜地 苗圃 果树'),
  kind('breeding', '养殖基地 养殖场 养猪场 猪场 养鸡场 鸡场 养牛场 牛场 养羊场 羊场 养鸭场 鸭棚 鸡舍 猪舍 牛舍'),
  kind('rice_crayfish', '稻虾基地 虾稻基地 稻虾田 虾稻田 稻虾 虾稻 虾田 虾塘 龙虾基地 蟹塘'),
  kind('rice_crayfish', '精养鱼池 鱼塘 鱼池 水产基地'),
  kind('processing', '烘干房 烘干中心 烘干厂 烘干机 烘干塔'),
  kind('processing', '加工厂 粮食加工 碾米厂 米厂 榨油厂 油坊 豆腐坊'),
  kind('cold_storage', '冷库 冷藏库 冻库 保鲜库 冷链'),
  kind('cold_storage', '仓库 仓储 粮仓 库房'),
  kind('cold_storage', '库'),
  kind('workshop', '厂'),
  kind('greenhouse', '蔬菜大棚 大棚 蔬菜棚 棚子 温室 棚'),
  kind('tourism', '民宿 农家乐 景区 游园 采摘园'),
  kind('ecommerce', '电商服务站 电商站 电商中心 电商 网店'),
  kind('shop', '门面房 门面 门店 商铺 铺面 铺子 农贸市场 集贸市场 菜场'),
  kind('machinery', '农机 拖拉机 收割机 插秧机 旋耕机 植保机'),
  kind('equity', '合作社 股金 入股 股权 股份'),
  kind('debt', '债权'),
  kind('road', '通组公路 通村公路 通组路 通村路 水泥路 机耕路 柏油路 沥青路 生产路 公路 道路 村道 路'),
  kind('bridge', '便民桥 机耕桥 拱桥 桥梁 桥'),
  kind('irrigation', '提灌泵站 提灌站 泵站 抽水机 抽水站 水泵房 水泵 泵房'),
  kind('irrigation', '沟渠 水渠 渠道 干渠 支渠 渠'),
  kind('irrigation', '当家堰塘 堰塘 当家塘 堰'),
  kind('irrigation', '涵闸 水闸 闸'),
  kind('irrigation', '机井 水井'),
  kind('water_supply', '安全饮水 自来水管 自来水 饮水管网 供水管网 供水管 水管 管网 水塔 水厂'),
  kind('power_net', '变压器 配电房 电线杆 台区'),
  kind('lighting', '太阳能路灯 路灯'),
  kind('sanitation', '公共厕所 公厕 厕所'),
  kind('sanitation', '垃圾池 垃圾站 垃圾桶 垃圾房'),
  kind('sanitation', '污水处理站 污水处理 污水站'),
  kind('education', '学校 小学 幼儿园 教学楼'),
  kind('health', '卫生室 卫生所 村医务室'),
  kind('culture', '文化广场 广场 健身器材 篮球场 戏台'),
  kind('culture', '农家书屋 活动室 文化室'),
  kind('office', '党群服务中心 便民服务中心 村部 村委会 办公楼 大队部'),
  kind('livestock', '黄牛 水牛 母牛 牛犊 小牛 耕牛 牛'),
  kind('livestock', '母猪 仔猪 猪仔 猪'),
  kind('livestock', '山羊 母羊 羊'),
  kind('livestock', '鸡苗 土鸡 鸡 鸭苗 鸭子'),
]

/** One-character words stand for a thing only where grammar says so: 3组的路, 那座桥, not 线路, 跑路, 路上. */
export const singleBefore =
  /(?:^|[,;。!?\n 、:]|的|条|座|口|组|边|头|号|和|跟|个|家|户|就|只有?|除了|还有|老[\u4e00-\u9fa5]|只)$/
export const singleNotAfter: Record<string, RegExp> = {
  路: /^(?:基|灯|口|边|上|过|费|线|子|途|程|人|面(?!坏))/,
  桥: /^(?:村|头|河|镇)/,
  渠: /^道/,
  堰: /^塘/,
  库: /^(?:房|存)/,
  厂: /^(?:房|家|长|区)/,
  闸: /^(?:道|口)/,
  棚: /^(?:户|改|膜)/,
  牛: /^(?:肉|奶|年)/,
  猪: /^(?:肉|瘟|年)/,
  羊: /^(?:肉|毛|年)/,
  鸡: /^(?:蛋|年|肉)/,
}

/** Parts and produce that point to a thing when nothing else is named: 逆变器 to the power station, 分红 to the share. */
export const hints: { subclasses: Subclass[]; pattern: RegExp }[] = [
  { subclasses: ['pv'], pattern: /逆变器|发电|组件|电表箱|并网|上网电|光伏|国家电网|国网|供电公司|电力公司/ },
  { subclasses: ['pv'], pattern: /板子/ },
  { subclasses: ['pv'], pattern: /(?<!交|缴|用|付|欠|的)电费(?!交|缴|欠|用)|卖电|\d+度电?/ },
  { subclasses: ['equity', 'debt'], pattern: /分红|股息|红利|本金/ },
  { subclasses: ['rice_crayfish'], pattern: /龙虾|虾子|卖虾|虾苗|虾价|稻谷/ },
  { subclasses: ['cold_storage'], pattern: /压缩机|制冷|冷气/ },
  { subclasses: ['irrigation'], pattern: /抽水|电机|排涝|灌溉/ },
  { subclasses: ['water_supply'], pattern: /停水|爆管|供水|水压|水龙头/ },
  { subclasses: ['workshop'], pattern: /缝纫机|工人|开工/ },
  { subclasses: ['greenhouse'], pattern: /棚膜|掀了膜/ },
  { subclasses: ['culture'], pattern: /健身/ },
  { subclasses: ['lighting'], pattern: /灯泡|灯杆/ },
]

/** What takes rent: the reader may narrow 租金 to these when one only is at hand. */
export const rentable: Subclass[] = [
  'workshop',
  'cold_storage',
  'greenhouse',
  'shop',
  'machinery',
  'processing',
  'tourism',
  'ecommerce',
  'planting',
  'breeding',
  'rice_crayfish',
  'other_op',
]
