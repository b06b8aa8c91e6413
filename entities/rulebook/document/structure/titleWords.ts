/** 文种 - words the title of an official document ends in. Sources: 党政机关公文处理工作条例 第八条, 规章制定程序条例 第七条, usage. */
const GENRES = [
  '法典',
  '法',
  '条例',
  '办法',
  '细则',
  '规定',
  '规则',
  '规程',
  '规范',
  '意见',
  '方案',
  '通知',
  '制度',
  '章程',
  '指引',
  '指南',
  '决定',
  '决议',
  '公告',
  '通告',
  '通报',
  '公报',
  '批复',
  '复函',
  '函',
  '纪要',
  '报告',
  '标准',
  '手册',
  '计划',
  '规划',
  '要点',
  '流程',
  '职责',
  '清单',
  '目录',
  '守则',
  '公约',
  '预案',
  '措施',
  '准则',
  '说明',
  '问答',
  '解读',
  '讲义',
  '教材',
  '课件',
  '样本',
  '范本',
  '模板',
  '示范文本',
  '合同',
  '协议',
  '表',
  '登记表',
  '通则',
  '总则',
  '令',
  '若干政策',
  '解释',
  '材料',
] // biome keeps one a line otherwise

const MARK = String.raw`(?:[（(](?:试行|暂行|修订|修正|征求意见稿|草案|送审稿|讨论稿|初稿|样式|样本|参考|\d{4}年?[^（）()]{0,10})[)）])*`
export const ENDS_LIKE_TITLE = new RegExp(`(?:${GENRES.join('|')})${MARK}$`)
/** A second half of a broken title: 实施细则（试行）, 的通知. */
export const STARTS_LIKE_REST = new RegExp(`^(?:的|(?:实施|管理|暂行|工作|试行|指导)*(?:${GENRES.join('|')})${MARK}$)`)

/** Not in force, whatever else it says. */
export const NOT_FINAL = /征求意见稿|草案|送审稿|讨论稿|审议稿|初稿/

/** 机关 - endings of bodies that issue documents. */
export const ISSUER_IN_HISTORY =
  /(?:第[一二三四五六七八九十]+届)?((?:[\p{Script=Han}]{2,16})?(?:人民代表大会常务委员会|人民代表大会|人民政府(?:办公[厅室])?|国务院))/u
