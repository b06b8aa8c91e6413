/** 追问 - the words of follow-ups. Data for following.ts. */

export const OPENS_FOLLOW_UP =
  /^[(（]?(接上问|接着问|追问|那|那么|要是|如果|假如|还有|另外|然后|再问|这个|这种|它|他|同样|也|中间|过了)/
export const FOLLOWS_BARE = /(呢|咧|咧?呢)[?？]?$/
export const OPENERS = [
  /^[(（]?(接上问|接着问|追问)[)）]?/,
  /^(那么|那要是|那如果|那|还有|另外|然后|再问一下|再问)[,，]?/,
]

const groups = (names: string[][]): readonly ReadonlySet<string>[] => names.map((group) => new Set(group))

/** Of these a conversation is about one at a time. */
export const RIVALS = groups([
  ['季报', '收益', '年收益'],
  ['代表会议', '成员大会', '成员代表大会', '开会'],
  ['巩固', '升级', '盘活', '调整'],
])
/** One of these may stand where another stood: 处置的呢 after 确权公示几天. */
export const ALIKE = groups([
  ['乡镇', '县级', '村委会', '第一书记', '行业部门', '财政所'],
  ['确权', '登记', '分配', '分配方案', '处置', '评估', '移交'],
  ['贴息', '保险', '保证金', '补贴', '捐赠'],
  ['闲置', '亏损', '低效'],
  ['残值', '年限'],
])

/** Amounts and spans: 五十万以上, 三万块, 八个月. */
export const SIZES =
  /[\d一二两三四五六七八九十百千半]+(多|来)?(万|千|百)?(块|元|亩|千瓦|年|个月|天|户|人)?(钱)?(以上|以下|以内|多)?(?=的|呢|$)|[\d一二两三四五六七八九十百千半]+(万|千|百)(块|元)?(以上|以下)?/
export const VILLAGE = /村里|村上|我们村|村级|村/
/** Asks for yes or no. */
export const ENDS_ASKING = /(吗|不|没|么|啵|没有|不行)$/
/** 收益怎么分: what asks and what is asked about in one word (怎么分). */
export const ASKS_HOW = /怎么分|咋分|如何分/
