import { dayName, periodName, quarterName } from './period.ts'

/** What is owed, in words: kind and period, the due day seen from today, and the places that owe it. */
export interface OwedWords {
  period: string
  /** The newest period that is over needs no year. */
  isNewest: boolean
  dueOn: string
  /** Days since the due day; negative before it. */
  late: number
}

const list = (names: string[], most: number, unit: string) =>
  names.length > most ? `${names.slice(0, most).join('、')}等 ${names.length} ${unit}` : names.join('、')
const assets = (names: string[], most = 5) =>
  names.length === 1 ? names[0] : `${names.length} 处：${list(names, most, '处')}`

const isYear = (period: string) => period.length === 4
const short = (d: Pick<OwedWords, 'period' | 'isNewest'>) =>
  isYear(d.period) ? `${d.period} 年收益` : d.isNewest ? quarterName(d.period) : periodName(d.period)
const what = (d: OwedWords) => (isYear(d.period) ? short(d) : `${short(d)}运营情况`)
const due = (d: OwedWords) =>
  d.late < 0
    ? `${dayName(d.dueOn)}截止`
    : d.late === 0
      ? '今天截止'
      : d.late === 1
        ? '昨天到期'
        : `${dayName(d.dueOn)}到期，已过 ${d.late} 天`

/** Reminders and what people ask about them. One thought a message, and always how to answer. */
export const reminderTexts = {
  // to the village
  villageOwes: (d: OwedWords & { village: string; assets: string[] }) =>
    d.late < 0
      ? `${what(d)} ${due(d)}，${d.village}还有 ${d.assets.length} 处：${list(d.assets, 5, '处')}。`
      : `${what(d)}${d.late > 1 ? ` ${due(d)}` : due(d)}，${d.village}还差${d.assets.length === 1 ? '' : ' '}${assets(d.assets)}。`,
  villageBegun: (d: OwedWords) => `${what(d)}${d.late > 1 || d.late < 0 ? ` ${due(d)}` : due(d)}。`,
  howUnchanged: () => '没变化就回“无变化”，我按上季度的内容给您确认。',
  howOneSentence: (d: { asset: string; period: string }) =>
    `一句话就行，比如“${d.asset}${quarterName(d.period)}正常，收入 7500”；没变化回“无变化”。`,
  howYear: (d: { asset: string; year: string }) => `一句话就行，比如“${d.asset} ${d.year} 年收入 3 万”。`,

  // to the town and the county
  townOwes: (
    d: OwedWords & {
      town: string
      total: number
      done: number
      open: number
      villages: { village: string; assets: string[] }[]
      lead: boolean
    },
  ) =>
    [
      `${d.town}${isYear(d.period) ? ' ' : ''}${what(d)}应报 ${d.total} 处，已报 ${d.done}，`,
      d.late > 0 ? `逾期 ${d.open} 处` : `还差 ${d.open} 处`,
      d.lead && d.late > 1 ? `（${d.late} 天），` : '',
      `在 ${d.villages.length} 个村：${list(
        d.villages.map((v) => `${v.village}（${list(v.assets, 2, '处')}）`),
        4,
        '个村',
      )}。`,
      d.lead ? '请您过问一下。' : '',
    ].join(''),
  countyOwes: (
    d: OwedWords & { total: number; open: number; towns: { town: string; open: number; villages: number }[] },
  ) =>
    `${what(d)} ${due(d)}，全县应报 ${d.total} 处，还差 ${d.open} 处：${list(
      d.towns.map((t) => `${t.town} ${t.open} 处（${t.villages} 个村）`),
      10,
      '个乡镇',
    )}。`,
  howPress: () => '回“催”我现在再提醒一次，回“名单”看明细。',
  howList: () => '回“名单”看明细。',

  // when nobody could be reached where it belongs
  nobodyThere: (d: OwedWords & { place: string; assets: string[] }) =>
    `${d.place}没有能通知到的人：${what(d)}还差${d.assets.length === 1 ? '' : ' '}${assets(d.assets, 3)}，${due(d)}，请您直接联系。`,
  nobodyThereShort: (d: { places: string[] }) => `${list(d.places, 4, '个村')}没有能通知到的人，请您直接联系。`,
  inPlaceOf: (d: { name: string; until: string; text: string }) =>
    `${d.name}请假到 ${dayName(d.until)}，这条由您代收：\n${d.text}`,

  // 催一下
  pressed: (d: { by: string; village: string; owes: string; year: boolean; asset: string }) =>
    `${d.by}请您抽空报一下，${d.village}还差：${d.owes}。${d.year ? '一句话就行。' : `比如回“${d.asset}正常，收入 7500”；没变化回“无变化”。`}`,
  pressedOwes: (d: Pick<OwedWords, 'period' | 'isNewest'> & { assets: string[] }) =>
    `${short(d)} ${list(d.assets, 5, '处')}`,
  pressedCount: (d: Pick<OwedWords, 'period' | 'isNewest'> & { assets: string[] }) =>
    `${short(d)} ${d.assets.length} 处`,
  howTasks: () => '回“我的任务”看是哪些。',
  pressDone: (d: {
    told: { village: string; names: string[] }[]
    recently: string[]
    nobody: string[]
    paused: string[]
    hours: number
    later: string | null
  }) => {
    const whyNot = [
      d.recently.length > 0 ? `${list(d.recently, 4, '个村')} ${d.hours} 小时内催过` : '',
      d.paused.length > 0 ? `${list(d.paused, 4, '个村')}暂停提醒` : '',
      d.nobody.length > 0 ? `${list(d.nobody, 4, '个村')}没有能通知到的人` : '',
    ].filter((part) => part !== '')
    return [
      d.told.length > 0
        ? `提醒了 ${d.told.length} 个村：${list(
            d.told.map((t) => `${t.village}（${t.names.join('、')}）`),
            5,
            '个村',
          )}。`
        : '',
      d.told.length > 0 && d.later !== null ? `现在是休息时间，${d.later} 发出。` : '',
      whyNot.length > 0 ? `${d.told.length > 0 ? '没提醒' : '这次没有提醒'}：${whyNot.join('；')}。` : '',
    ].join('')
  },
  pressNothing: (d: { place: string }) => `${d.place}没有欠报的，不用催。`,

  // 我的任务
  taskTitle: (d: { place: string; count: number }) => `${d.place}还有 ${d.count} 项没报：`,
  taskLine: (d: OwedWords & { assets: string[] }) => `${what(d)}（${due(d)}）：${list(d.assets, 6, '处')}`,
  taskVillageLine: (d: { village: string; open: number; late: number }) =>
    `${d.village} ${d.open} 项${d.late > 0 ? `，逾期 ${d.late} 项` : ''}`,
  taskTownLine: (d: { town: string; open: number; late: number; villages: number }) =>
    `${d.town} ${d.open} 项（${d.villages} 个村）${d.late > 0 ? `，逾期 ${d.late} 项` : ''}`,
  taskMore: (d: { count: number; unit: string }) => `等 ${d.count} ${d.unit}。`,
  taskDone: (d: { place: string; next: string; dueOn: string }) =>
    `${d.place}都报齐了。${periodName(d.next)}的 ${dayName(d.dueOn)}前报，到时我提醒您。`,
  taskNone: () => '您这里没有要报的资产。要问规定直接问就行。',

  // 名单
  missingTitle: (d: { place: string; count: number; villages: number }) =>
    `${d.place}还差 ${d.count} 项，在 ${d.villages} 个村：`,
  missingLine: (d: { village: string; parts: string[] }) => `${d.village}：${d.parts.join('；')}`,
  missingPart: (d: OwedWords & { assets: string[]; most: number }) =>
    `${short(d)} ${list(d.assets, d.most, '处')}${d.late > 0 ? `（过期 ${d.late} 天）` : ''}`,
  missingMore: (d: { count: number }) => `还有 ${d.count} 个村，回“名单 村名”看其中一个。`,
  missingNone: (d: { place: string }) => `${d.place}没有欠报的。`,

  // 暂停、恢复
  paused: (d: { place: string; until: string; next: string }) =>
    `好，${d.place}的提醒暂停到 ${dayName(d.until)}，${dayName(d.next)}起恢复。要提前恢复回“恢复提醒”。`,
  resumed: (d: { place: string }) => `${d.place}的提醒恢复了，还没报的下一个工作日会提醒。`,
  notPaused: (d: { place: string }) => `${d.place}的提醒没有暂停。`,
  datesUnclear: () => '没看懂到哪天，请写成“暂停提醒 到 12月1日”或“暂停提醒 7天”。',
  placeUnclear: (d: { said: string }) => `没找到“${d.said}”，请写全称，比如“熊河镇荆干村”。`,
  outsideScope: (d: { place: string }) => `${d.place}不在您管的范围里。`,

  // 请假、销假
  leaveHow: () => '请写清日期和代理人，比如“请假 11月25日到11月30日 代理 张三”。',
  leaveTaken: (d: { from: string; to: string; standIn: string }) =>
    `好，${span(d.from, d.to)}您的提醒由${d.standIn}代收。提前回来回“销假”。`,
  leaveNoSuch: (d: { name: string }) => `没找到能代您的“${d.name}”，请写同村、同镇或同单位同志的全名。`,
  leaveWhich: (d: { name: string; people: string[] }) =>
    `有 ${d.people.length} 位${d.name}：${d.people.join('、')}，是哪一位？请写成“代理 ${d.people[0]}”这样再发一次。`,
  leaveBack: () => '好，销假了，提醒还是发给您。',
  leaveNone: () => '您没有请假，不用销。',
  standInAsked: (d: { name: string; from: string; to: string }) =>
    `${d.name} ${span(d.from, d.to)}请假，这段时间的提醒由您代收。`,
  standInFreed: (d: { name: string }) => `${d.name}回来了，提醒不用您代收了。`,
}

const span = (from: string, to: string) => (from === to ? `${dayName(from)}` : `${dayName(from)}到 ${dayName(to)}`)

/** 县、乡镇、村 in a sentence about one's own place. */
export const scopeTexts = { wholeCounty: '全县', mine: '您管护的' }
