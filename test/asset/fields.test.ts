import { expect, test } from 'vitest'
import { Asset } from '../../entities/asset/asset.ts'
import { elsewhere, fieldOf, fields } from '../../entities/asset/fields.ts'
import * as fileCodes from '../../entities/asset/fileCodes.ts'
import { entities } from '../../entities/index.ts'
import * as codeTexts from '../../entities/texts/assetCodes.ts'
import { codeNames, fieldNames } from '../../entities/texts/assetFields.ts'
import { getMetadataArgsStorage } from 'typeorm'

/** The forty rows of domain.md §3, each with the keys it is kept under here. */
const rows: [number, string, string][] = [
  [1, '资产编号', 'assetNo'],
  [2, '国家系统编号', 'nationalNo'],
  [3, '资产名称', 'name aliases'],
  [4, '所属乡镇/村/组', 'townCode villageCode groupNo'],
  [5, '坐落位置', 'location lng lat placeFrom'],
  [6, '资产类型', 'assetClass'],
  [7, '资产类别', 'subclass'],
  [8, '资产形态', 'kind'],
  [9, '项目名称/编号/批复文号', 'projectName projectNo approvalNo'],
  [10, '项目年度', 'projectYear'],
  [11, '资金来源明细', 'funds fundSource'],
  [12, '投入总额', 'investedFen'],
  [13, '资产原值', 'originalFen valueBasis valueReason'],
  [14, '数量/单位/规格', 'quantity unit spec'],
  [15, '形成(购建)时间, 竣工验收时间', 'formedOn acceptedOn'],
  [16, '预计使用年限, 残值率, 折旧方法', 'usedFrom lifeYears salvagePercent deprMethod'],
  [17, '累计折旧, 净值', 'depreciation'],
  [18, '所有权归属/所有权人', 'ownerType ownerName shares'],
  [19, '确权状态/依据/证号/日期', 'titleStatus titleDoc certNo titledOn'],
  [20, '使用权人/经营主体', 'operatorName operatorType operatorCreditNo'],
  [21, '收益权人', 'beneficiary'],
  [22, '监管单位', 'supervisor'],
  [23, '管护责任主体/责任人/电话', 'keeperOrg keeperId keeperName keeperPhone'],
  [24, '管护方式/经费来源', 'upkeepMode upkeepFund'],
  [25, '经营方式', 'operationMode'],
  [26, '合同', 'rentYearFen contracts'],
  [27, '运营状态', 'opStatus'],
  [28, '使用状况', 'condition'],
  [29, '年度收益', 'incomes'],
  [30, '收益分配', 'distributions'],
  [31, '联农带农', 'linkedHouseholds jobs wagesFen'],
  [32, '季度运营情况', 'reports'],
  [33, '四个一批分类', 'batch4 batch4Reason batch4Plan batch4Deadline batch4DecidedOn'],
  [34, '风险等级/原因', 'riskLevel riskReasons'],
  [35, '移交', 'handoverStatus handedOverOn handover'],
  [36, '公告公示', 'notices'],
  [37, '处置', 'disposal'],
  [38, '照片', 'photos'],
  [39, '抵押担保情况', 'encumbrance'],
  [40, '备注, 建档人, 审核人, 版本', 'note createdBy reviewedBy version'],
]

test.each(rows)('row %i, %s, is kept as %s', (no, _name, keys) => {
  const kept = [...fields.filter((field) => field.no === no).map((field) => field.key as string)]
  if (no in elsewhere) kept.push(elsewhere[no as keyof typeof elsewhere])
  expect(kept.join(' ')).toBe(keys)
})

const columns = (of: unknown) =>
  getMetadataArgsStorage()
    .columns.filter((column) => column.target === of)
    .map((column) => column.propertyName)

test('every column of an asset is a field, except its id, the precision of a date, and when it was written', () => {
  expect(entities).toContain(Asset)
  const own = new Set(['id', 'formedPrecision', 'createdAt', 'updatedAt'])
  expect(columns(Asset).filter((name) => !own.has(name) && !fieldOf.has(name))).toEqual([])
  const rowsOfTheirOwn = ['funds', 'shares']
  expect(fields.filter(({ key }) => !columns(Asset).includes(key) && !rowsOfTheirOwn.includes(key))).toEqual([])
})

test('every field has a Chinese name, every code field a name for each of its codes', () => {
  for (const field of fields) expect(fieldNames[field.key], field.key).toMatch(/\p{Script=Han}/u)
  expect(new Set(Object.values(fieldNames)).size).toBe(fields.length)
  for (const field of fieldOf.values())
    expect(Object.keys(codeNames[field.key] ?? {}).toSorted(), field.key).toEqual([...(field.codes ?? [])].toSorted())
})

test('fund sources and kinds of papers have Chinese names', () => {
  expect(Object.keys(codeTexts.fundSourceNames)).toEqual([...fileCodes.fundSources])
  expect(Object.keys(codeTexts.documentKindNames)).toEqual([...fileCodes.documentKinds])
})
