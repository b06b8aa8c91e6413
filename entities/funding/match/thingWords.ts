/**
 * What projects are about, and the words offices use for it (domain.md §2.1, §8): 冷库 in one office is 冷链仓储 in the next. A name may be about
 * several things; the one that stands first here is the main one. The longer words are there to see a slip (车问), which two characters are too few for.
 * Data of the matcher: a new spelling is one more word.
 */
export const things = {
  equity: ['入股', '股权', '股金', '债权', '资产收益', '委托经营'],
  subsidy: ['贴息', '保险', '保证金', '雨露计划', '公益岗', '到户奖补', '产业奖补', '培训'],
  pv: ['光伏', '太阳能电站', '发电站'],
  lighting: ['路灯', '亮化', '照明', '太阳能灯'],
  cold: ['冷库', '冷链', '冷藏', '保鲜', '仓储', '仓库'],
  workshop: ['车间', '扶贫车间', '帮扶车间', '就业车间'],
  processing: ['烘干', '烘干房', '烘干中心', '加工', '加工厂', '碾米', '榨油', '分拣'],
  factory: ['厂房', '工厂'],
  shrimp: ['稻虾', '虾稻', '稻渔', '龙虾', '鱼塘', '精养', '水产'],
  greenhouse: ['大棚', '蔬菜大棚', '温室', '温室大棚', '棚室', '钢架棚'],
  breeding: [
    '养殖',
    '养殖场',
    '养殖小区',
    '养猪',
    '养猪场',
    '养牛',
    '养羊',
    '养鸡',
    '养鸭',
    '生猪',
    '猪场',
    '牛场',
    '鸡场',
  ],
  planting: ['种植', '果园', '苗木', '苗圃', '茶园', '药材', '蔬菜基地', '花卉', '桃园', '食用菌'],
  tourism: ['民宿', '旅游', '农家乐', '采摘', '游园'],
  ecommerce: ['电商', '电子商务'],
  shop: ['门面', '商铺', '市场', '超市'],
  machinery: ['农机', '收割机', '拖拉机', '插秧机', '无人机'],
  pump: ['泵站', '抽水', '提灌', '排灌站', '水泵', '机埠'],
  water: ['饮水', '自来水', '供水', '水厂', '水管', '管网', '水塔'],
  canal: ['沟渠', '渠道', '水渠', '清淤', '灌渠', '排水沟', '堰塘', '塘堰', '护坡', '涵闸', '水闸'],
  bridge: ['桥梁', '危桥', '便民桥', '拱桥', '板桥', '平桥', '小桥', '大桥'],
  road: ['公路', '道路', '水泥路', '通组路', '通村路', '机耕路', '产业路', '入户路', '组级路', '通户路', '沥青路'],
  sanitation: ['厕所', '公厕', '垃圾', '污水', '化粪', '改厕', '环境整治'],
  education: ['学校', '小学', '幼儿园', '教学楼'],
  health: ['卫生室', '卫生院', '医务室'],
  culture: ['广场', '文化广场', '健身广场', '健身', '文化', '文体', '戏台', '农家书屋'],
  office: ['党群', '服务中心', '村部', '活动场所', '办公楼', '便民服务', '阵地'],
  power: ['电网', '农网', '变压器', '供电', '线路改造'],
  housing: ['危房', '易地搬迁', '安置'],
} as const satisfies Record<string, readonly string[]>

export type Thing = keyof typeof things

/** Words at the end of a name that say only that it is a project. */
export const emptyEnding = /(?:建设项目|建设工程|新建|扩建|续建|工程|项目|建设|配套设施|配套|补助资金|补助|资金|专项)$/
export const villageCount = /等?(\d{1,2}|[二两三四五六七八九十])个?(?:行政)?村(?=.)/
export const phaseWord = /[(（]?第?([一二三四五六七八九十\d]{1,2})期(?:工程|项目)?[)）]?/
export const numerals: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
}
/** Money that does not come out of the fiscal system: such a project has no fiscal line. Source: F021, F050. */
export const notFiscal = /捐赠|捐款|捐资|自筹|自有|投劳|定点帮扶|对口帮扶|企业投|银行|贷款|社会资金|社会帮扶/
