import type { AssetClass, OpStatus, OwnerType, Subclass } from '../../asset/classes.ts'
import type { OperationMode } from '../../asset/fileCodes.ts'

/** The words offices use in the cells of an asset ledger, and those villages use for such things. Data of the reader, as headWords.ts. */
export const classWords: Record<AssetClass, RegExp> = {
  operating: /^(经营性?|经营性?类|经营性?资产|经营类资产|经营性固定资产)$/,
  public: /^(公益性?|公益性?类|公益性?资产|公益类资产|公益性固定资产|公共资产|公益性基础设施)$/,
  household: /^(到户类?|到户类?资产|到户类项目资产|农户类?|户类资产)$/,
}

/** First match wins. */
export const subclassWords: Record<AssetClass, readonly (readonly [Subclass, RegExp])[]> = {
  operating: [
    ['equity', /股权|入股|股金|股份/],
    ['debt', /债权|借款|委托贷款/],
    ['pv', /光伏/],
    ['cold_storage', /冷库|冷藏|保鲜|仓储|仓库|储藏/],
    ['processing', /烘干|加工(?!车间)|碾米|榨油|分拣|生产线|粮食/],
    ['workshop', /车间|厂房|工厂/],
    ['rice_crayfish', /稻虾|虾稻|龙虾|稻渔|稻田|鱼塘|鱼池|水产|水面|养殖塘|精养/],
    ['greenhouse', /大棚|温室|棚室|棚/],
    ['breeding', /养殖|猪|牛|羊|鸡|鸭|鹅|禽|畜|蜂/],
    ['planting', /种植|果园|桃|柑|橘|茶园|苗木|苗圃|药材|蔬菜|基地|花卉|菌/],
    ['tourism', /民宿|旅游|农家乐|采摘|景区|游园/],
    ['ecommerce', /电商|电子商务|网店/],
    ['shop', /门面|商铺|市场|店铺|超市|摊位/],
    ['machinery', /农机|收割|拖拉机|插秧|机械|无人机/],
  ],
  public: [
    ['bridge', /桥/],
    ['water_supply', /饮水|自来水|供水|水厂|水管|管网/],
    ['irrigation', /泵站|沟渠|灌溉|堰|塘|水渠|渠道|水利|涵闸|水闸|机井|渠|沟|水库/],
    ['lighting', /路灯|照明|亮化/],
    ['road', /路|道路|硬化/],
    ['power_net', /电网|农网|变压器|供电|电力|线路/],
    ['sanitation', /厕|垃圾|污水|环卫|保洁|化粪/],
    ['education', /学校|小学|幼儿园|教学|中学/],
    ['health', /卫生室|卫生院|医|卫生/],
    ['culture', /广场|文化|健身|体育|图书|书屋|戏台|舞台/],
    ['office', /党群|服务中心|村部|办公|便民服务|活动中心/],
  ],
  household: [
    ['livestock', /牛|猪|羊|鸡|鸭|鹅|畜|禽|养殖|蜂|鱼苗|虾苗/],
    ['crop_seedling', /苗|种子|树|果/],
    ['small_machine', /农机|机具|机械|微耕|喷雾/],
    ['house_facility', /光伏|太阳能|厕|水窖|房|设施|圈舍|棚/],
  ],
}
export const otherSubclass: Record<AssetClass, Subclass> = {
  operating: 'other_op',
  public: 'other_pub',
  household: 'other_hh',
}

export const statusWords: readonly (readonly [OpStatus, RegExp])[] = [
  ['disposed', /已?处置|已?报废|核销|注销/],
  ['lost', /灭失|已拆|拆除|不存在/],
  ['damaged', /损坏|损毁|毁损|坏/],
  ['repairing', /维修|修缮|检修|整修/],
  ['seasonal', /季节/],
  ['partial', /部分|半停/],
  ['idle', /闲置|空置|未使用|未出租|未投用|停产|荒/],
  ['suspended', /停用|停运|暂停|停业/],
  ['normal', /(?<![不未非])(正常|良好|在用|使用中|运营|运行中|完好|好)/],
]

export const ownerWords: readonly (readonly [OwnerType, RegExp])[] = [
  ['collective_joint', /联村|多村|共有|联合/],
  ['household', /^(农户|贫困户|脱贫户|个人|受益户|到户|户)|农户/],
  ['collective_village', /集体|村委会|村民委员会|经济合作社|经济联合社|村$/],
  ['state_town', /乡镇|镇政府|乡政府|镇人民政府|乡人民政府|管理区|镇$|乡$/],
  ['state_county', /国有|县/],
]

/** Owner words that say only the kind of owner, not who. */
export const genericOwner = /^(村集体|村集体所有|集体|集体所有|国有|农户|个人|村级|乡镇|县级)$/

export const modeWords: readonly (readonly [OperationMode, RegExp])[] = [
  ['public_use', /公益|公共|无偿/],
  ['lease', /租/],
  ['contract', /承包|发包/],
  ['equity', /入股|股/],
  ['income', /资产收益/],
  ['entrust', /委托|托管/],
  ['coop', /合作|联营/],
  ['self', /自营|自主|自用|村集体经营|自己/],
]

/** What people add to an asset's own words when they speak of it. Source: domain.md §8. */
export const spokenWords: Partial<Record<Subclass, readonly string[]>> = {
  pv: ['光伏', '光伏板', '电站'],
  workshop: ['车间', '厂房'],
  cold_storage: ['冷库'],
  greenhouse: ['大棚'],
  rice_crayfish: ['虾稻田'],
  processing: ['烘干房'],
  shop: ['门面'],
  equity: ['股金'],
  irrigation: ['泵站'],
  water_supply: ['自来水', '水管'],
  lighting: ['路灯'],
  sanitation: ['厕所'],
  health: ['卫生室'],
  culture: ['广场', '健身器材'],
  office: ['村部'],
}
