/**
 * 外地 - names of places that are not ours, so that our figures are not told for theirs. Data: provinces, the cities and counties of
 * Hubei, larger cities of the country, neighbours abroad. What ends in 县, 市, 州, 旗 counts as a place without standing here.
 */
export const elsewhere: ReadonlySet<string> = new Set(
  `
  北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖南 广东 广西 海南 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 内蒙古 内蒙 台湾 香港 澳门
  武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 黄冈 咸宁 随州 恩施 仙桃 潜江 天门 神农架 东西湖 汉阳 武昌 汉口 黄陂 新洲 江夏 蔡甸 汉南
  大冶 阳新 丹江口 郧阳 郧西 竹山 竹溪 房县 宜都 当阳 枝江 远安 兴山 秭归 长阳 五峰 夷陵 老河口 枣阳 宜城 南漳 谷城 保康 钟祥 沙洋 京山 东宝 掇刀 应城 安陆 汉川 孝昌 大悟 云梦
  石首 洪湖 松滋 监利 公安 沙市 荆州区 沙市区 麻城 武穴 红安 罗田 英山 浠水 蕲春 黄梅 团风 赤壁 咸安 嘉鱼 通城 崇阳 通山 广水 随县 曾都 利川 建始 巴东 宣恩 咸丰 来凤 鹤峰
  深圳 广州 东莞 佛山 珠海 杭州 宁波 温州 义乌 苏州 无锡 南京 常州 合肥 长沙 岳阳 常德 南昌 九江 郑州 洛阳 西安 成都 贵阳 昆明 南宁 福州 厦门 泉州 济南 青岛 沈阳 大连 哈尔滨 长春 石家庄 太原 兰州 银川 西宁 乌鲁木齐 拉萨 海口 三亚
  平江 乌恰 凤凰 山丹 泾川 临泽 泗水 额敏 宁城 汉滨 贵池 沙坡头 大埔 封丘 朝阳 清水 延边 民和 敖汉 八步 双龙镇 华容 安乡
  中国台湾 美国 日本 韩国 朝鲜 越南 老挝 缅甸 泰国 印度 俄罗斯 英国 法国 德国 欧洲 非洲 国外 外国
  `
    .trim()
    .split(/\s+/),
)

/** What ends like a place but is ours or nobody's: 全县, 哪个县, 各市. */
export const notNames =
  /^(湖北|荆州|我们|咱们?|本|我|全|各|哪个?|这个?|那个?|每个?|别的?|外|其他|邻|隔壁|人家|江陵|到|由|报|给|归|在|向|和|与|及|把|让|经|交|上|下|去|来|是|的|有|个)+$/
/** In front of a place: somebody is there, it is not asked about. */
export const beingThere = /(在|去|到|从|往|回|嫁|来自|跑|跑到|搬|住)$/
/** After a place: somebody from there or something done there. */
export const fromThere =
  /^(省|市|县|区|那边|那里|的)?(打工|务工|上班|做事|做工|读书|工作|老板|人|客商|客户|商人|户口|企业|公司|厂家|回来|来的|亲戚)/
/** Said of ourselves beside the other place: 浙江15天，我们呢. */
export const ourselves = /(我们|咱|本县|我县|江陵|本村|我村|照着|照搬|参照|学)/
/** No place though it is written like one. */
export const otherMeaning: ReadonlySet<string> = new Set([
  '公安',
  '凤凰',
  '清水',
  '朝阳',
  '通山',
  '大悟',
  '建始',
  '咸丰',
])
