import { codeNames, fieldNames } from '../texts/assetFields.ts'
import { type AssetField, type FieldKey, fieldOf } from './fields.ts'
import type { DocumentKind } from './fileCodes.ts'

/** What people call a field besides its name in texts/assetFields.ts. */
const otherWords: Partial<Record<FieldKey, readonly string[]>> = {
  name: ['名称', '名字'],
  location: ['位置', '地址', '坐落', '地点'],
  groupNo: ['组', '小组'],
  originalFen: ['原值', '金额', '价值'],
  investedFen: ['投入', '投入资金', '总投资'],
  formedOn: ['建成时间', '购建时间', '形成日期'],
  acceptedOn: ['验收时间'],
  usedFrom: ['使用时间', '投用时间'],
  lifeYears: ['使用年限', '年限'],
  salvagePercent: ['残值'],
  ownerType: ['归属', '产权归属'],
  ownerName: ['产权人', '所有人'],
  operatorName: ['承租人', '承租方', '承包人', '租户', '使用单位', '经营单位', '经营者'],
  operatorType: ['主体类型'],
  operatorCreditNo: ['信用代码'],
  beneficiary: ['收益人', '受益人'],
  supervisor: ['主管部门', '监管部门', '行业主管部门'],
  keeperOrg: ['管护主体', '管护责任单位'],
  keeperName: ['管护人', '管护员', '责任人'],
  keeperPhone: ['管护人电话', '管护员电话', '联系电话', '电话'],
  upkeepMode: ['怎么管护'],
  upkeepFund: ['经费来源', '管护经费'],
  operationMode: ['运营方式', '经营形式'],
  rentYearFen: ['年租金', '租金'],
  condition: ['实物状况', '使用情况'],
  capacityKw: ['容量'],
  encumbrance: ['抵押', '担保'],
  spec: ['规格型号', '型号'],
}

const words: readonly (readonly [string, AssetField])[] = [...fieldOf.values()]
  .flatMap((field) => [fieldNames[field.key], ...(otherWords[field.key] ?? [])].map((word) => [word, field] as const))
  .toSorted(([a], [b]) => b.length - a.length)

/** `冷库的经营主体` -> 冷库 and the field; the longest name at the end counts. Null when there is none. */
export function fieldAtEnd(text: string): { field: AssetField; before: string } | null {
  const plain = text.trim()
  const found = words.find(([word]) => plain.endsWith(word))
  return found ? { field: found[1], before: plain.slice(0, -found[0].length).replace(/[\s的，,:：]+$/, '') } : null
}

/** The code a Chinese name stands for: the name, the name without brackets, or the only one it is part of. */
export function codeNamed(field: AssetField, text: string): string | null {
  const names = Object.entries(codeNames[field.key] ?? {})
  const bare = (name: string) => name.replace(/（.*?）/g, '')
  const exact = names.find(([, name]) => name === text || bare(name) === text)
  if (exact) return exact[0]
  const near = names.filter(([, name]) => name.includes(text) || text.includes(bare(name)))
  return near.length === 1 ? near[0]![0] : null
}

/** What people call a paper; first match wins. §4.12 */
export const paperWords: readonly (readonly [DocumentKind, RegExp])[] = [
  ['approval', /(?:项目)?(?:批复|申报(?:书|材料)?|立项)(?:文件)?$/],
  ['funding', /(?:资金|拨款)(?:文件|凭证|单)$/],
  ['tender', /(?:招投?标|采购|中标)(?:文件|通知书|材料)?$/],
  ['lease', /(?:租赁合同|入股(?:合同|协议)|会议记录|会议纪要)$/],
  ['upkeep', /管护(?:协议|合同)$/],
  ['contract', /(?:合同|协议)(?:书)?$/],
  ['acceptance', /(?:验收|结算|审计)(?:单|表|报告|材料)?$/],
  ['title', /(?:确权(?:表|证|登记表)?|公示(?:材料)?|产权证|不动产证)$/],
  ['registration', /(?:资产)?登记表$/],
  ['handover', /移交(?:表|清单|单)?$/],
  ['income', /(?:收益|分配|分红)(?:凭证|方案|表)$/],
  ['stocktake', /盘点表$/],
  ['disposal', /处置(?:材料|申请)$/],
  ['other', /(?:其他)?材料$/],
]
