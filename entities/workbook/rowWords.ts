/** Rows that are no data, and words that stand for nothing, as offices write them in any table. Data of the readers. */
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

/** Yuan per unit of money, longest word first. */
export const moneyUnits = { 亿元: 100_000_000, 万元: 10_000, 千元: 1000, 元: 1 } as const
export type MoneyUnit = keyof typeof moneyUnits
