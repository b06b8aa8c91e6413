import type { Asset } from '../asset/asset.ts'
import type { FieldKey } from '../asset/fields.ts'
import { assetClassNames, subclassNames } from './asset.ts'
import { handoverStatusNames, titleStatusNames } from './assetCodes.ts'
import { fieldFromTo, fieldTo } from './assetHistory.ts'
import { yuanText } from './money.ts'

const some = (names: readonly string[], most: number) =>
  `${names.slice(0, most).join('、')}${names.length > most ? `等 ${names.length} 项` : ''}`
const numbered = (names: readonly string[]) => names.map((name, i) => `${i + 1} ${name}`).join(' ')

/** What the assistant says of an asset's file: 档案, 变更, 必填, 材料. */
export const fileTexts = {
  titles: { funds: '资金', contract: '合同', photos: '照片', papers: '材料', history: '变更记录' },
  summary: (d: { asset: Asset; say: (key: FieldKey) => string; missing: string[]; titles: string[] }) => {
    const { asset, say } = d
    const parts = [
      `${asset.name}（${asset.assetNo}），${assetClassNames[asset.assetClass]}，${subclassNames[asset.subclass]}，原值 ${say('originalFen')}${asset.formedOn ? `，${say('formedOn')}形成` : ''}。`,
      `归${asset.ownerName ? say('ownerName') : say('ownerType')}，${titleStatusNames[asset.titleStatus]}，${handoverStatusNames[asset.handoverStatus]}。`,
      `运营${say('opStatus')}${asset.operatorName ? `，经营主体${say('operatorName')}` : ''}${asset.operationMode ? `，${say('operationMode')}` : ''}${asset.keeperName ? `；管护${say('keeperName')}` : ''}。`,
      d.missing.length > 0 ? `必填还缺：${some(d.missing, 4)}。` : '必填都齐了。',
      d.titles.length > 0 ? `回 ${numbered(d.titles)}` : '',
    ]
    return parts.filter((part) => part !== '').join('\n')
  },
  funds: (d: { investedFen: number | null; lines: string[]; asOffice: string }) =>
    d.lines.length > 0
      ? `投入总额 ${yuanText(d.investedFen ?? 0)} 元：\n${d.lines.join('\n')}`
      : `还没有录资金来源明细${d.asOffice ? `，台账上写的是：${d.asOffice}` : ''}。`,
  contract: (d: { operator: string; rentYearFen: number | null; papers: string[] }) =>
    [
      d.operator
        ? `经营主体${d.operator}${d.rentYearFen === null ? '' : `，年租金 ${yuanText(d.rentYearFen)} 元`}。`
        : '',
      d.papers.length > 0 ? `合同材料 ${d.papers.length} 份：${some(d.papers, 4)}。` : '档案里还没有合同材料。',
    ].join(''),
  photos: (d: { count: number; shown: number }) =>
    d.count === 0 ? '还没有照片。' : `照片 ${d.count} 张${d.count > d.shown ? `，这是最近 ${d.shown} 张` : ''}。`,
  papers: (d: { lines: string[]; shown: number }) =>
    d.lines.length === 0
      ? '档案里还没有材料。发照片时写上“资产名 材料名”就能归档，比如“冷库 合同”。'
      : `材料 ${d.lines.length} 份${d.lines.length > d.shown ? `，先发 ${d.shown} 份` : ''}：\n${d.lines.map((line, i) => `${i + 1} ${line}`).join('\n')}`,
  history: (d: { lines: string[] }) =>
    d.lines.length === 0 ? '还没有变更记录。' : `最近的变更记录：\n${d.lines.join('\n')}`,

  whichFile: () => '要看哪个资产的档案？比如回“档案 冷库”。',
  which: (d: { names: string[] }) => `是哪一个？${d.names.map((name, i) => ` ${i + 1} ${name}`).join('')}`,
  tooMany: (d: { count: number }) => `像这样叫的有 ${d.count} 项，请说全一点，比如加上村名。`,
  notFound: (d: { said: string }) => `没有找到“${d.said}”，请用台账上的名字再说一次。`,

  howToChange: () => '要改哪一项？比如回“变更 冷库 经营主体 改成 鲜到家冷链”。',
  notByMessage: (d: { field: string }) => `${d.field}有好几笔，请在电脑上改，或把表发给县里录。`,
  readBack: (d: { asset: string; field: string; old: string; wanted: string; direct: boolean }) =>
    `${d.asset}：${fieldFromTo(d.field, d.old, d.wanted)}。${d.direct ? '这样改' : '县里同意后才改，这样提'}，对吗？ 1 对 2 不对`,
  changed: (d: { asset: string; field: string; wanted: string }) =>
    `改好了：${d.asset}的${fieldTo(d.field, d.wanted)}，改动留有记录。`,
  proposed: (d: { code: string; asset: string; field: string; wanted: string }) =>
    `提上去了：${d.asset}的${fieldTo(d.field, d.wanted)}，申请号 ${d.code}。县里定了我告诉您。`,
  dropped: () => '好，没有改。',
  proposalNews: (d: { code: string; by: string; asset: string; wanted: string; reason: string }) =>
    `${d.by}申请变更“${d.asset}”：${d.wanted}${d.reason ? `。原因：${d.reason}` : ''}。\n回“同意 ${d.code}”照改，或回“不同意 ${d.code} 原因”。`,
  proposalAccepted: (d: { code: string; asset: string; wanted: string }) =>
    `变更申请 ${d.code} 县里同意了，“${d.asset}”已改：${d.wanted}。`,
  proposalRefused: (d: { code: string; asset: string; reason: string }) =>
    `变更申请 ${d.code}（${d.asset}）县里没有同意：“${d.reason}”。`,
  didAccept: (d: { code: string; asset: string; wanted: string }) =>
    `${d.code} 照改了：${d.asset}，${d.wanted}。对方会收到。`,
  didRefuse: (d: { code: string }) => `${d.code} 没有同意，对方会收到原因。`,
  proposals: (d: { lines: string[]; left: number }) =>
    `等县里定的变更申请：\n${d.lines.join('\n')}${d.left > 0 ? `\n还有 ${d.left} 个。` : ''}`,
  proposalLine: (d: { code: string; by: string; asset: string; wanted: string }) =>
    `${d.code} ${d.asset}：${d.wanted}（${d.by}）`,
  noProposals: () => '没有等着定的变更申请。',

  complete: (d: { place: string; assets: number }) => `${d.place} ${d.assets} 项资产，必填都齐了。`,
  missing: (d: { place: string; assets: number; incomplete: number; fields: { name: string; count: number }[] }) =>
    `${d.place} ${d.assets} 项资产，${d.incomplete} 项档案还缺必填：${d.fields
      .slice(0, 3)
      .map(({ name, count }) => `${name} ${count} 项`)
      .join('、')}${d.fields.length > 3 ? '等' : ''}。`,
  missingHow: (d: { asset: string; field: string }) => `手头有就回，不急，比如“变更 ${d.asset} ${d.field} 改成 ……”。`,
  missingPlaces: (d: { lines: string[]; left: number }) =>
    `${d.lines.join('\n')}${d.left > 0 ? `\n还有 ${d.left} 处。` : ''}`,
  missingPlace: (d: { place: string; assets: number; incomplete: number }) =>
    `${d.place}：${d.assets} 项，${d.incomplete} 项还缺`,
  noAssets: () => '这里还没有资产。',

  paperFiled: (d: { asset: string; kind: string; count: number }) =>
    `归档了：${d.asset}的${d.kind}${d.count > 1 ? `，${d.count} 份` : ''}。回“档案 ${d.asset}”看全部。`,
}
