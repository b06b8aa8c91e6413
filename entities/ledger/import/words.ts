import type { AssetClass, OpStatus, OwnerType, Subclass } from '../../asset/classes.ts'

/**
 * The words offices use in the heads and cells of an asset ledger. Data of the reader: a new spelling is one more word here.
 * Heads are compared without blanks, brackets and units; see header.ts.
 */
export const fields = {
  seq: ['序号', '编号', '序'],
  assetNo: ['资产编号', '资产编码', '资产代码', '资产号', '资产登记编号'],
  town: [
    '乡镇',
    '乡',
    '镇',
    '乡镇管理区',
    '所属乡镇',
    '乡镇名称',
    '乡镇场',
    '镇乡',
    '镇街',
    '乡镇街道',
    '乡镇办',
    '管理区',
    '所在乡镇',
    '镇区',
    '乡镇街办',
  ],
  village: [
    '村',
    '行政村',
    '村名',
    '所属村',
    '村社区',
    '村别',
    '行政村名称',
    '村居',
    '所在村',
    '村名称',
    '村委会',
    '所属行政村',
    '村级',
  ],
  name: ['资产名称', '资产', '名称', '项目资产名称', '固定资产名称', '资产明细', '资产项目名称'],
  projectName: ['项目名称', '项目', '所属项目', '对应项目', '形成资产项目名称'],
  /** Class in one office, subclass in the next: decided by what stands below. */
  classLike: ['资产类别', '资产类型', '类别', '类型', '资产性质', '资产分类', '资产属性', '资产大类', '分类', '资产类'],
  subclass: ['资产小类', '资产细类', '资产种类', '二级分类', '具体类别', '细分类别', '资产子类'],
  projectYear: ['项目年度', '年度', '年份', '实施年度', '项目实施年度', '资金年度', '投入年度', '项目年份', '建设年度'],
  fundSource: ['资金来源', '资金类别', '资金性质', '资金渠道', '资金名称', '投入资金来源', '项目资金来源'],
  invested: [
    '投入资金',
    '投资额',
    '投入总额',
    '项目资金',
    '资金总额',
    '投资规模',
    '总投资',
    '项目投资',
    '投入金额',
    '资金投入',
    '资金规模',
    '投资金额',
    '项目总投资',
    '投入',
  ],
  original: [
    '资产原值',
    '原值',
    '资产价值',
    '资产金额',
    '账面原值',
    '资产总值',
    '资产规模',
    '原始价值',
    '价值',
    '资产原价',
    '金额',
  ],
  formedOn: [
    '形成时间',
    '购建时间',
    '建成时间',
    '资产形成时间',
    '形成年月',
    '购置时间',
    '取得时间',
    '竣工时间',
    '验收时间',
    '形成购建时间',
    '建设时间',
    '形成日期',
    '购建日期',
    '建成日期',
    '竣工验收时间',
    '形成年度',
  ],
  location: [
    '坐落位置',
    '坐落',
    '位置',
    '地点',
    '资产所在地',
    '坐落地点',
    '所在位置',
    '具体位置',
    '建设地点',
    '存放地点',
    '所在地',
    '座落位置',
    '座落',
  ],
  owner: [
    '所有权归属',
    '所有权人',
    '产权归属',
    '权属',
    '产权单位',
    '所有权',
    '产权人',
    '权属单位',
    '资产归属',
    '所有权单位',
    '产权主体',
    '所有者',
  ],
  operator: [
    '使用单位',
    '经营主体',
    '使用权人',
    '承租方',
    '承包方',
    '经营单位',
    '运营主体',
    '使用权归属',
    '承租人',
    '经营者',
    '运营单位',
    '使用人',
    '承租承包人',
  ],
  keeperOrg: ['管护单位', '管护主体', '管护责任单位', '管护责任主体'],
  keeper: ['管护责任人', '管护人', '责任人', '管护员', '管护人员', '后续管护责任人', '管护负责人'],
  mode: ['经营方式', '运营方式', '经营形式', '运营模式', '经营模式', '利用方式', '使用方式'],
  status: [
    '运营状态',
    '使用状态',
    '资产状态',
    '运行状态',
    '资产现状',
    '使用情况',
    '目前状况',
    '运营情况',
    '现状',
    '运行情况',
    '使用状况',
  ],
  quantity: ['数量', '资产数量', '规模数量', '建设规模'],
  unit: ['单位', '计量单位', '数量单位'],
  spec: ['规格', '规格型号', '型号', '建设内容', '规格参数', '建设内容及规模'],
  rent: ['年租金', '租金', '合同年租金', '年承包费'],
  capacity: ['装机容量', '容量', '装机规模'],
  area: ['面积', '占地面积', '基地面积'],
  note: ['备注', '说明', '附注'],
  // understood, but this ledger has no place for them yet: named in the preview, so that nobody thinks they were taken in
  phone: ['联系电话', '电话', '手机', '联系方式', '手机号', '手机号码'],
  income: ['年收益', '收益', '年收入', '年度收益', '收益情况', '上年收益'],
  titled: ['确权情况', '是否确权', '确权', '确权登记', '确权登记情况'],
  handedOver: ['移交情况', '是否移交', '移交', '移交手续'],
  supervisor: ['监管单位', '主管部门', '行业主管部门', '监管部门'],
} as const satisfies Record<string, readonly string[]>

export type Field = keyof typeof fields
export const notKept: readonly Field[] = ['phone', 'income', 'titled', 'handedOver', 'supervisor']
export const moneyFields: readonly Field[] = ['invested', 'original', 'rent', 'income']

/** Yuan per unit of money, longest word first. */
export const moneyUnits = { 亿元: 100_000_000, 万元: 10_000, 千元: 1000, 元: 1 } as const
export type MoneyUnit = keyof typeof moneyUnits

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

export const modeWords: readonly (readonly [string, RegExp])[] = [
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

export const totalRow = /^(.{0,14}?)(小计|合计|总计|共计|累计|汇总|总数)$/
export const grandTotal = /合计|总计|共计|累计|汇总|总数/
export const footNote =
  /^(填表|制表|填报|审核|复核|负责人|经办|备注|说明|注[:：]|单位[:：(（]|联系|打印|第.{1,4}页|[*※])/
/** Written where there is nothing to write. */
export const nothing = /^([-—–/\\、.。*]+|无|暂无|没有|不详|空|n\/?a)$/i
export const yearDigits: Record<string, string> = {
  〇: '0',
  零: '0',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
}

export const townSuffix = /(镇|乡|管理区|街道办事处|街道|办事处|农场)$/
export const villageSuffix = /(村民委员会|村委会|村民委|村)$/
/** Places that are villages without 村 in the name. */
export const otherVillage = /(社区|居委会|居民委员会|分场|大队|渔场|林场)$/
