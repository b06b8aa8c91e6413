import { yuanText } from './money.ts'

const yuan = (fen: number) => `${yuanText(fen)} 元`

export type Filed = 'recorded' | 'corrected' | 'known' | 'same' | 'proposed'
const after = (rest: string | null) => (rest === null ? '' : `有错回“更正”。${rest}`)

/** What the assistant says while a report is taken, read back, corrected and reviewed. Money comes in fen. */
export const reportTexts = {
  /** One report in words: 荆干村光伏电站，2026 年三季度，正常，到账 32,000.00 元. */
  line: (d: {
    asset: string
    period: string
    status: string | null
    receivedFen: number | null
    receivableFen: number | null
    expenseFen: number | null
    kwh: number | null
    issues: string[]
    photos: number
    precision: string | null
  }) =>
    [
      d.asset,
      d.period,
      d.status,
      d.kwh === null ? null : `发电 ${d.kwh.toLocaleString('en-US')} 度`,
      d.receivedFen === null
        ? null
        : d.receivedFen === 0
          ? '没有收入'
          : `${d.receivedFen < 0 ? '亏损' : '到账'} ${d.precision === 'approx' || d.precision === 'range' ? '约 ' : ''}${yuan(Math.abs(d.receivedFen))}`,
      d.receivableFen === null ? null : `应收未收 ${yuan(d.receivableFen)}`,
      d.expenseFen === null ? null : `支出 ${yuan(d.expenseFen)}`,
      ...d.issues,
      d.photos > 0 ? `照片 ${d.photos} 张` : null,
    ]
      .filter((part) => part !== null && part !== '')
      .join('，'),
  money: (d: { fen: number; received: boolean }) =>
    d.received ? (d.fen === 0 ? '没有收入' : `到账 ${yuan(d.fen)}`) : `应收未收 ${yuan(d.fen)}`,
  /** `rest` null: how to correct and what is still open are told when the burst is over. */
  recorded: (d: { line: string; receipt: string; rest: string | null }) =>
    `记下了：${d.line}。\n回执 ${d.receipt}。${after(d.rest)}`,
  recordedMany: (d: { lines: { line: string; receipt: string; mark: string }[]; rest: string | null }) =>
    [
      `记下了 ${d.lines.length} 处：`,
      ...d.lines.map((l) => `${l.line}。回执 ${l.receipt}${l.mark}`),
      ...(d.rest === null ? [] : [after(d.rest)]),
    ].join('\n'),
  knownMark: () => '（早先记过）',
  correctedMark: (d: { old: string }) => `（改好了，原回执 ${d.old} 作废）`,
  restAlone: (d: { rest: string }) => after(d.rest),
  corrected: (d: { line: string; old: string; receipt: string; rest: string | null }) =>
    `改好了：${d.line}。\n原回执 ${d.old} 作废，新回执 ${d.receipt}，改动留有记录。${d.rest ?? ''}`,
  alreadyKnown: (d: { line: string; receipt: string }) => `这个已经记过了：${d.line}。回执 ${d.receipt}，没有重复记。`,
  stillOpen: (d: { period: string; assets: string[] }) =>
    `${d.period}还差：${d.assets.slice(0, 6).join('、')}${d.assets.length > 6 ? `等 ${d.assets.length} 处` : ''}。`,
  allIn: (d: { village: string; period: string; count: number }) =>
    `齐了，${d.village}${d.period} ${d.count} 处经营性资产已全部上报，辛苦了。`,
  keepAsRecord: (d: { asset: string; fen: number }) => `${d.asset}合同约定 ${yuan(d.fen)}，已记为应收未收。`,

  askAsset: (d: { choices: string[] }) => `是哪一个？${choices(d.choices)}`,
  askAssetFree: () => '是哪个资产？说台账上的名字就行。',
  askUnit: (d: { raw: string; asset: string }) => `${d.asset}的 ${d.raw} 是多少？ 1 ${d.raw} 万元 2 ${d.raw} 元`,
  askAmount: (d: { asset: string; period: string; status: string }) =>
    `${d.asset}${d.period}${d.status}，收了多少钱？没收回 0。`,
  totalOfMany: () => '这是几处合计的数，没有替您分。请一处一处说，分不清回“跳过”。',
  /** Words of a sum for several assets. */
  totalWords:
    /一共|总共|合计|总计|合起来|加起来|(?:两|三|几|俩)(?:个|处|座|间)?(?:棚|库|车间|大棚|资产)?子?(?:一起|加|总|共)/,
  askDue: (d: { asset: string }) => `${d.asset}一共欠多少钱？说不准回“跳过”。`,
  askPeriod: (d: { asset: string; choices: string[] }) => `${d.asset}这个是哪一期的？${choices(d.choices)}`,
  askReason: (d: { asset: string; status: string }) => `${d.asset}${d.status}是什么原因？一句话就行，不想说回“跳过”。`,
  askStatus: (d: { asset: string; choices: string[] }) => `${d.asset}现在情况怎么样？${choices(d.choices)}`,
  askSplit: (d: { asset: string; period: string }) =>
    `${d.asset}的数是${d.period}合计的，请按季度分开说，例如“一季度 1.2 万，二季度 1.5 万”。这条先没有记。`,
  confirm: (d: { lines: string[]; doubts: string[] }) =>
    `${d.lines.join('\n')}\n${d.doubts.join('')}这样记，对吗？ 1 对 2 不对`,
  confirmChange: (d: { line: string; old: string; receipt: string; doubts: string[] }) =>
    `已有回执 ${d.receipt}：${d.old}。\n改成：${d.line}。${d.doubts.join('')}对吗？ 1 对 2 不对`,
  /** Said with a read-back that rests on a village's own word for the asset. */
  takenFor: (d: { called: string; asset: string }) => `“${d.called}”我按${d.asset}记。`,
  confirmSame: (d: { lines: string[]; period: string }) =>
    `按上一季度的内容报${d.period}：\n${d.lines.join('\n')}\n对吗？ 1 对 2 不对`,
  dropped: () => '好，没有记。哪里不对，直接重新说一遍就行。',
  pending: (d: { question: string }) => `刚才那条还等您一句：${d.question}`,
  skipWords: /^(跳过|不知道|不清楚|不晓得|过两天|以后再说|先不报|说不准|不想说|算了)[。.]?$/,
  /** Words that add to a figure instead of giving it. */
  moreWords: /再加|又加|另加|多收|又收|再收|另收|又进|还收/,
  runningQuarterWords: /(这个?|本|当)季/,
  thisQuarterWords: /(这个?|本|当)季|[一二三四1-4]季/,
  /** Words that say a report was about the wrong asset. */
  wrongAssetWords:
    /报错|搞错|弄错|记错|说错|错了|不是[^0-9零一二两三四五六七八九十百千万.]*(棚|站|库|间|路|田|塘|基地|场|楼|店|社|那个|这个)/,
  /** Words of a question: no caption of a picture. */
  asksWords: /[?？吗呢]|怎么|怎样|什么|多少|哪|谁|几[天个时点]|能不能|要不要|可不可以|是不是/,
  /** Nothing but a figure, or its unit. */
  figureWords: /^(?:[\d零一二两三四五六七八九十百千万.,，w]+(?:元|块钱?)?|万元?|元|块钱?)[。.]?$/i,
  cancelWords: /^(算了|不报了|取消|先不报|不记了|别记)[。.]?$/,
  noChoiceOpen: () => '现在没有等您选的。要上报就说资产和情况，比如“冷库正常，收租 7500”。',
  noAmountYet: () => '收入先空着，有了准数再发一句就行。',

  doubtAboveLastYear: (d: { lastFen: number; times: number }) => `是去年同期 ${yuan(d.lastFen)}的 ${d.times} 倍。`,
  doubtAboveCapacity: (d: { limitFen: number }) => `比电站能发的多，按容量估算最多 ${yuan(d.limitFen)}。`,
  doubtBelowZero: () => '收入是负数。',
  doubtApprox: () => '数是约数。',

  unchangedNothing: () => '没有要报的，都齐了。',
  unchangedNoHistory: (d: { assets: string }) => `${d.assets}上季度没有报过，请直接说情况，比如“冷库正常，收租 7500”。`,

  photosKept: (d: { count: number }) =>
    `照片 ${d.count} 张收到了。是哪个资产的？说一句情况就行，比如“冷库正常，收租 7500”。`,
  photosJoined: (d: { count: number; asset: string; receipt: string }) =>
    `照片 ${d.count} 张已附到${d.asset}（回执 ${d.receipt}）。`,
  photosOfAsset: (d: { count: number; asset: string }) => `照片 ${d.count} 张已归到${d.asset}的档案。`,
  photosWhich: (d: { count: number; choices: string[] }) => `照片 ${d.count} 张是哪一个的？${choices(d.choices)}`,
  photoHint: () => '照片等下发来就行，会自动附上。',
  photoStale: (d: { count: number; days: number }) => `其中 ${d.count} 张拍摄超过 ${d.days} 天，已注明。`,

  nothingToCorrect: () => '没有找到您最近的填报。直接说资产和情况就行，比如“冷库正常，收租 7500”。',
  correctWhich: (d: { line: string; receipt: string }) =>
    `最近一条（回执 ${d.receipt}）：${d.line}。\n直接回对的内容就行，比如“收入 2.3 万”；不改回“算了”。`,
  correctNothing: () => '没有看出要改什么，请说改成什么，比如“收入 2.3 万”。',
  correctCancelled: () => '好，没有改。',
  withdrawn: (d: { line: string; receipt: string }) =>
    `撤回了回执 ${d.receipt}：${d.line}。要报再说一遍就行，原来的内容留有记录。`,
  nothingToWithdraw: () => '没有可以撤回的填报。',
  moved: (d: { from: string; old: string }) => `${d.from}的（回执 ${d.old}）同时撤回。`,

  disposal: () => '报废、变卖不能自己做主：村里议、公示、报镇审核后才能处置，收入归集体入账。',
  upkeep: () => '管护支出按村里议定的办法列支，先作为情况报上。',
  unknownAsset: (d: { assets: string[] }) =>
    `台账里没找到您说的资产。您这里有：${d.assets.slice(0, 9).join('、')}${d.assets.length > 9 ? '等' : ''}。请用其中的名字再说一次。`,
  noAssets: () => '您名下还没有登记的资产，请联系乡镇专干。',
}

/** One choice a line when a name begins with a digit itself, else side by side. */
export const choices = (items: string[]) =>
  items.some((item) => /^\d/.test(item))
    ? items.map((item, i) => `\n${i + 1} ${item}`).join('')
    : items.map((item, i) => ` ${i + 1} ${item}`).join('')

/** 问题 - issue codes of a report. Source: domain.md §10. */
export const issueNames: Record<string, string> = {
  equipment_fault: '设备故障',
  rent_overdue: '租金未到账',
  contract_expired: '合同到期',
  no_tenant: '没有承租人',
  natural_disaster: '受灾',
  theft: '被盗',
  death_of_animal: '牲畜死亡',
  market_loss: '行情亏损',
  unauthorised_change: '未经审批变动',
  sublet: '转租',
  upkeep_needed: '需要维修',
}
