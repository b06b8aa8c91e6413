import type { RuleKind } from '../draft.ts'

/** What kind of document a title and its issuer speak for; a person may say otherwise. */
export function kindOf(title: string, issuer: string, hasArticles: boolean): RuleKind {
  const bare = title.replace(/[（(][^（）()]*[)）]/g, '')
  if (/(手册|讲义|教材|课件|问答|解读|培训.{0,6}|指南|材料)$/.test(bare)) return 'training'
  if (/(范本|模板|样本|示范文本|合同|协议|协议书|申请书|确认书|承诺书|清单|表|样式)$/.test(bare)) return 'template'
  const isCounty =
    /(?<!自治)[县旗]|[^省市]区/.test(bare.slice(0, 12)) ||
    /[县区旗](人民政府|委|农业农村局|乡村振兴局|财政局)/.test(issuer)
  if (isCounty || /[乡镇]人民政府/.test(issuer)) return 'county'
  if (/(法|法典)$/.test(bare) && !/(办法|方法)$/.test(bare)) return 'law'
  if (/条例$/.test(bare) || /^国务院令?/.test(issuer)) return 'regulation'
  return hasArticles && /中华人民共和国/.test(bare) ? 'regulation' : 'policy'
}
