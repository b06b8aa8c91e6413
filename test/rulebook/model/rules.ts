import type { Clause } from '../../../entities/rulebook/search/clause.ts'

const clause = (document: string, article: string, text: string): Clause => ({
  id: `${document}/${article}`,
  document,
  chapter: '',
  article,
  text,
})

/** Rules of a county that does not exist, in the manner of real ones. */
export const meeting = clause(
  '青禾县资产管护办法',
  '第十二条',
  '以出租、转让等方式处分村集体资产，应当经村民会议讨论决定。\n村民会议可以授权村民代表会议讨论决定前款规定的事项。村民代表会议有三分之二以上的组成人员参加方可召开，所作决定应当经到会人员的过半数同意。',
)
export const lease = clause(
  '青禾县资产管护办法',
  '第十八条',
  '租赁期限不得超过二十年。超过二十年的，超过部分无效。租赁期限六个月以上的，应当采用书面形式。\n承租人未经出租人同意转租的，出租人可以解除合同。出租人知道转租之日起六个月内未提出异议的，视为同意转租。',
)
export const notice = clause(
  '青禾县资产管护办法',
  '第二十三条',
  '处置资产前，村民委员会应当将处置方案在村务公开栏公告，公告时间不得少于七日。成员对公告有异议的，可以在公告期满后十日内向乡镇人民政府提出。乡镇人民政府应当自收到之日起三十日内答复。',
)
export const income = clause(
  '青禾县收益分配细则',
  '第八条',
  '资产收益归村集体所有，不得分给个人。经营性资产收益的百分之三十用于管护，其余由成员大会决定用途。单项支出五万元以上的，必须由乡镇人民政府审核。收益应当在每年12月20日前入账。',
)
export const scrap = clause(
  '青禾县资产处置规程',
  '第五条',
  '有下列情形之一的，可以申请报废：\n（一）达到使用年限且无法修复的；\n（二）因自然灾害毁损的。\n未经审核，不得擅自变卖。正在抵押的资产不得报废。',
)
export const all = [meeting, lease, notice, income, scrap]
