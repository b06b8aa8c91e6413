import type { GroupState } from '../funding/reconciliationGroup.ts'
import { groupStateNames } from './fundingApi.ts'
import { wanText, yuanText } from './money.ts'

interface Counts {
  place: string
  groups: number
  open: number
  agreedPercent: number
}
interface LineSaid {
  no: string
  name: string
  fen: number
}

/** What is said of the two lines in a conversation. */
export const reconciliationTexts = {
  none: () => '两条线的账还没有导进来。财政线由县财政局导，项目线由县农业农村局导。',
  noneHere: ({ place }: { place: string }) => `${place}没有对账的记录。`,
  figures: ({ groups, open, agreedPercent, towns }: Counts & { towns: Counts[] }) =>
    [
      `两线对账：${groups} 组，对上 ${agreedPercent}%，还有 ${open} 组要看。`,
      ...towns.map(
        (town) =>
          `${town.place} ${town.groups} 组，对上 ${town.agreedPercent}%${town.open > 0 ? `，要看 ${town.open}` : ''}`,
      ),
      '看清单回“对账 乡镇名”，要表格回“对账表”。',
    ].join('\n'),
  registered: ({
    year,
    projects,
    agreedPercent,
    proposed,
  }: {
    year: number
    projects: number
    agreedPercent: number
    proposed: number
  }) => `${year} 年已对上的项目 ${projects} 个，账实相符 ${agreedPercent}%，还没登记资产的 ${proposed} 个。`,
  settled: ({ place, groups }: { place: string; groups: number }) => `${place} ${groups} 组都对上了，没有要看的。`,
  list: ({ place, open, lines, more }: { place: string; open: number; lines: string[]; more: number }) =>
    [
      `${place}还有 ${open} 组要看：`,
      ...lines,
      `回数字看一组${more > 0 ? `，回“下一页”看后面 ${more} 组` : ''}。`,
    ].join('\n'),
  item: ({
    number,
    village,
    year,
    name,
    state,
    fen,
  }: {
    number: number
    village: string
    year: number
    name: string
    state: GroupState
    fen: number
  }) =>
    `${number} ${village} ${year} 年${bareName(name, village)}，${groupStateNames[state]} ${wanText(Math.abs(fen)).replace(/\.?0+$/, '')} 万元`,
  detail: ({
    number,
    state,
    fiscal,
    projects,
    reasons,
    explanation,
    changed,
  }: {
    number: number
    state: GroupState
    fiscal: LineSaid[]
    projects: LineSaid[]
    reasons: string
    explanation: string
    changed: number
  }) =>
    [
      `第 ${number} 组，${groupStateNames[state]}`,
      ...fiscal.map((line) => `拨款 ${line.no} ${line.name.trim()} ${yuanText(line.fen)} 元`),
      ...projects.map((line) => `项目 ${line.no} ${line.name.trim()} ${yuanText(line.fen)} 元`),
      `${reasons}。`,
      ...(explanation === '' ? [] : [`说明：${explanation}`]),
      ...(changed > 0 ? [`锁定以后有 ${changed} 行变了，没有跟着动。`] : []),
    ].join('\n'),
  canExplain: (number: number) => `说明原因回“说明 ${number} 原因”。`,
  canLock: (number: number) => `没问题回“锁定 ${number}”。`,
  explainNeedsReason: (number: number) => `请写上原因，比如“说明 ${number} 差额是质保金，下年付”。`,
  explained: ({ number, words, mayLock }: { number: number; words: string; mayLock: boolean }) =>
    `记下了，第 ${number} 组已说明：${words}。再导账也不会丢。${mayLock ? `没问题回“锁定 ${number}”。` : ''}`,
  locked: ({ number }: { number: number }) => `第 ${number} 组锁定了，以后导账不会动它。`,
  joined: ({ numbers, left }: { numbers: string; left: string }) =>
    `第 ${numbers} 组合成一组了，${left}。再导账也不会拆开。`,
  split: ({ number, count }: { number: number; count: number }) =>
    `第 ${number} 组拆成 ${count} 组了，再导账也不会自己合上。`,
  joinedState: (state: GroupState, fen: number) =>
    state === 'matched' ? '金额对上了' : `钱比项目${fen > 0 ? '少' : '多'} ${yuanText(Math.abs(fen))} 元`,
  noSuchNumber: ({ count }: { count: number }) =>
    count === 1 ? '清单里只有 1，请看一眼再回。' : `清单里只有 1 到 ${count}，请看一眼再回。`,
  bookSent: ({ place }: { place: string }) => `${place}两线对账表，请看附件。`,
  registerSent: ({ place, year }: { place: string; year: number }) => `${place} ${year} 年度资产登记台账，请看附件。`,
  whichYear: () => '要哪一年的登记台账？回年份，比如“登记台账 2018”。',
}

/** Without the year and village that stand beside it. */
const bareName = (name: string, village: string): string =>
  name
    .replace(/^\d{4}年度?/, '')
    .replace(village === '' ? /^$/ : village, '')
    .replace(/\s+/g, '')

/** What is typed while the list is open. */
export const reconciliationWords = {
  next: /^(下一页|下一批|还有(吗|哪些)?|后面的?)[。.?？]?$/,
  explain: /^(?:说明|解释|原因)\s*(?:第?\s*(?<number>\d{1,2})\s*(?:组|个)?(?!\d))?[\s，,:：]*(?<words>.*)$/s,
  lock: /^锁定?\s*(?:第?\s*(?<number>\d{1,2})\s*(?:组|个)?)?[。.]?$/,
  split: /^拆开?\s*(?:第?\s*(?<number>\d{1,2})\s*(?:组|个)?)?[。.]?$/,
  join: /^(?:合并|合)\s*(?<numbers>\d{1,2}(?:\s*[和、,，\s]\s*\d{1,2})+)[。.]?$/,
}
