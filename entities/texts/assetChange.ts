/** One field two people changed: what the second saw, what it is now and by whom, what he wants (or the proposal he decides on). */
export interface ConflictWords {
  field: string
  seen: string
  now: string
  wanted: string
  by: string
  at: string
}

const conflictLine = (c: ConflictWords) =>
  c.now === c.seen
    ? `${c.field}：${c.by} ${c.at} 刚改过和它连在一起的内容。`
    : `${c.field}：原来看到的是${c.seen}，${c.by} ${c.at} 改成了${c.now}，现在想改成${c.wanted}。`

/** Lines of asset/changed-meanwhile. */
export const conflictText = (conflicts: readonly ConflictWords[]): string => conflicts.map(conflictLine).join('\n')

/** What stops a change of an asset's file. Part of texts/errors.ts. */
export const assetErrorTexts = {
  'asset/not-found': () => '没有找到这个资产，请用台账上的名字再说一次。',
  'asset/changed-meanwhile': (d) =>
    d['changes']
      ? d['proposal']
        ? `申请之后“${d['name']}”又被别人改过，没有照改。\n${d['changes']}\n还是按申请改，回“同意 ${d['proposal']} 照改”。`
        : `“${d['name']}”刚被别人改过，您的改动没有写进去。\n${d['changes']}\n还要改就按现在的内容再改一次。`
      : `“${d['name']}”刚刚被别人改过，请再看一眼再改。`,
  'asset/version-unknown': (d) => `“${d['name']}”没有第 ${d['version']} 版，现在是第 ${d['now']} 版。请先看一眼再改。`,
  'asset/nothing-to-change': (d) => `“${d['name']}”已经是这样了，没有要改的。`,
  'asset/field-unknown': (d) => `没看懂要改哪一项：“${d['field']}”。请用台账上的列名，比如“经营主体”。`,
  'asset/field-not-yours': (d) => `“${d['field']}”不能这样直接改，${d['why']}`,
  'asset/bad-value': (d) => `“${d['field']}”不能这样写，${d['hint']}。`,
  'asset/needed': (d) => `“${d['field']}”不能空着。`,
  'asset/subclass-mismatch': () => '资产类别和资产类型对不上，请两项一起改。',
  'asset/funds-mismatch': (d) =>
    `各笔资金加起来是 ${d['sum']} 元，和投入总额 ${d['invested']} 元对不上，没有改。请核对每一笔。`,
  'asset/value-basis-needed': (d) =>
    `资产原值 ${d['original']} 元和投入总额 ${d['invested']} 元不一样，请写明计价依据和说明，或核对金额。`,
  'asset/shares-not-joint': () => '只有联村共有的资产才有份额，请先把所有权归属改成联村共有。',
  'asset/shares-mismatch': (d) => `各村份额要正好 100%，每村写一次，现在加起来是 ${d['sum']}%。`,
  'asset/share-village': (d) => `份额里的村代码 ${d['code']} 不认得，请核对。`,
  'asset/salvage-fixed': (d) =>
    `“${d['name']}”的残值率 ${d['percent']}% 已经开始计提，定了就不能再改（《企业所得税法实施条例》第五十九条）。`,
  'asset/paper-known': (d) => `这份材料已经在“${d['name']}”的档案里了。`,
  'asset/paper-not-found': () => '没有找到这份材料，请回“档案 资产名 4”看看有哪些。',
  'proposal/not-found': (d) => `没有找到变更申请 ${d['code']}，请核对编号。`,
  'proposal/already-decided': (d) => `变更申请 ${d['code']} 已经处理过了。`,
  'proposal/reason-needed': (d) => `不同意要写原因，比如“不同意 ${d['code']} 合同还没到期”。`,
} satisfies Record<string, (data: Record<string, string | number>) => string>

/** Why a field is not changed by hand: which way it goes. */
export const otherWay: Partial<Record<string, string>> = {
  opStatus: '它随填报走。',
  titleStatus: '要走确权程序。',
  titleDoc: '要走确权程序。',
  certNo: '要走确权程序。',
  titledOn: '要走确权程序。',
  handoverStatus: '要走移交程序。',
  handedOverOn: '要走移交程序。',
  riskLevel: '由预警得出。',
  riskReasons: '由预警得出。',
  batch4: '要走四个一批认定。',
}
export const notYours = '村里和镇里提申请，县里改。'
export const notEver = '登记以后不再改，确实错了请联系县里。'

export const paperTexts = { datedOn: '材料日期', dayHint: '请写到日，比如 2020-05-01' }
