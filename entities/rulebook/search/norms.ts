/**
 * 法律位阶 - a statute ranks above what is made under it (立法法 第九十九条 and following), and answers most of what people ask; what the own
 * county or province issued stands beside it, because it is what holds here. Told by the title, which is all that is known
 * of a document here.
 */
export const standsFirst = (title: string): boolean => OF_A_PLACE.test(title) || !MADE_UNDER_A_LAW.test(title)

/** 江陵县扶贫项目资产管理办法; not 城市…, 县级…. */
const OF_A_PLACE = /^.{2,8}[省市县州]/
const MADE_UNDER_A_LAW = /条例|办法|规定|解释|细则|批复|规则/
