import type { NoticeKind, NoticeState } from '../notice/notice.ts'
import type { NoticeStep } from '../notice/steps.ts'
import { dayName } from './period.ts'

/** 公告公示 - what is said about notices. Source: domain.md §4.3. */
export const noticeKindNames: Record<NoticeKind, string> = {
  registration: '登记确权公示',
  distribution: '收益分配公示',
  disposal: '处置公示',
  appraisal: '评估结果公示',
}

export const noticeStateNames: Record<NoticeState, string> = {
  waiting: '还没贴',
  running: '正在公示',
  interrupted: '断了还没重贴',
  ended: '已经结束',
  cancelled: '已经取消',
}

export const noticeStepNames: Record<NoticeStep, string> = {
  start: '开始公示',
  interrupt: '记公示断了',
  repost: '重贴',
  end: '结束公示',
  cancel: '取消公示',
}

export const noticePhotoNames: Record<'start' | 'repost' | 'end', string> = {
  start: '开始照片',
  repost: '重贴照片',
  end: '结束照片',
}

/** What to do next, from each state. */
export const nextNoticeStep: Record<NoticeState, string> = {
  waiting: '贴好后拍照，回“公示开始”。',
  running: '满期后拍照，回“公示结束”。',
  interrupted: '重新贴好后拍照，回“公示重贴”。',
  ended: '不用再办。',
  cancelled: '要公示请另起一个。',
}

/** Part of texts/errors.ts. */
export const noticeErrorTexts = {
  'notice/not-found': (d) => `没有找到公示${d['code'] ? ` ${d['code']}` : ''}，请核对编号，或回“公示情况”看看。`,
  'notice/changed-meanwhile': (d) => `公示 ${d['code']} 刚刚被别人办过一步，请再看一眼再办。`,
  'notice/not-now': (d) => `公示 ${d['code']} ${d['state']}，现在不能${d['step']}。${d['next']}`,
  'notice/day': (d) => `公示 ${d['code']} 的日期 ${d['day']} 不对：不能早于张贴那天，也不能晚于今天（${d['today']}）。`,
  'notice/needs-place': (d) => `“${d['title']}”贴在哪里要写上，比如“村部公示栏”。`,
  'notice/needs-photo': (d) => `“${d['title']}”${d['moment']}要有照片：请对着公示栏拍一张，和这句一起发。`,
  'notice/not-due': (d) =>
    `“${d['title']}”要公示满 ${d['days']} 天，还差 ${d['left']} 天，${dayName(String(d['due']))}满期，到那天再结束。`,
  'notice/objection-open': (d) =>
    `“${d['title']}”还有意见没答复：“${d['words']}”。先答复再结束，回“公示答复 答复的话”。`,
  'notice/needs-witness': (d) =>
    `“${d['title']}”结束要有村务监督委员会的人到场，请写上姓名，比如“公示结束 监督 王五”。`,
  'notice/needs-reason': (d) => `公示 ${d['code']} 请写上原因，比如“公示断了 下雨淋坏了”。`,
  'notice/no-objection-now': (d) => `公示 ${d['code']} ${d['state']}，现在不收意见。有新情况请找乡镇专干。`,
  'notice/objection-answered': (d) => `“${d['title']}”的这条意见已经答复过了，原来的答复留着。`,
} satisfies Record<string, (data: Record<string, string | number>) => string>

/** Days as one says them: whose number it is stands with it. */
const daysText = (d: { days: number; decided: boolean }) =>
  `${d.days} 天${d.decided ? '（县里定的）' : '，系统默认（县里可改）'}`

const quiet = '(?!.*(?:[?？吗]|怎么|多久|几天|要不要|什么|谁))'

/** How people say what happened to a notice. */
export const noticeWords = {
  start: new RegExp(
    `^${quiet}(?:公示\\s*(?:已经?)?(?:开始|贴(?:好|出|上)?了?|张贴)|开始公示)[\\s，,:：]*(?<rest>.*)$`,
    's',
  ),
  repost: new RegExp(`^${quiet}公示\\s*(?:已经?)?(?:重新贴|重贴|补贴|又贴)[好了上]*[\\s，,:：]*(?<rest>.*)$`, 's'),
  end: new RegExp(
    `^${quiet}(?:公示\\s*(?:已经?)?(?:结束|期满|满了|到期|完了|揭了)|结束公示)了?[\\s，,:：]*(?<rest>.*)$`,
    's',
  ),
  interrupt: new RegExp(
    `^${quiet}公示(?:栏|的?纸|表)?\\s*(?:(?:中?断|不见|没)了|(?=被?(?:撕|风|雨|水|吹|淋|冲|掉|揭)))[\\s，,:：]*(?<rest>.*)$`,
    's',
  ),
  objection: new RegExp(
    `^${quiet}公示\\s*(?:有(?:人|村民|群众)?)?(?:提(?:了|出)?(?:意见|异议)|意见|异议)[\\s，,:：]*(?<rest>.*)$`,
    's',
  ),
  answer: /^公示\s*(?:意见)?(?:答复|回复)[\s，,:：]*(?<rest>.*)$/s,
  list: /^(?:公示(?:情况|进度|列表)?|(?:正在|还在)?公示(?:的)?(?:有)?哪些|(?:有)?哪些(?:在|正在)公示)[?？。.]?$/,
  /** 贴在村部公示栏 */
  place: /(?:贴|张贴|放|挂)在\s*(?<place>[^，,。；;]{2,30})/,
  /** 监督 王五, 村监委王五到场 */
  witness:
    /(?:监督(?:人|委员会?)?|村?监委会?|见证(?:人)?)[\s，,:：是为]*(?<name>[\p{Script=Han}]{2,4}?)(?:到场|在场|见证)?(?=$|[\s，,。])/u,
  bareName: /^(?<name>[\p{Script=Han}]{2,4})[。.]?$/u,
  kinds: [
    ['distribution', /分配|分红|分钱|收益/],
    ['appraisal', /评估/],
    ['disposal', /处置|报废|转让|拍卖|报损/],
    ['registration', /确权|登记|资产/],
  ] as [NoticeKind, RegExp][],
  code: /G\d{4,}/i,
}

/** What is said about notices by message. */
export const noticeTexts = {
  none: () => '现在没有要贴的公示。要公示收益分配、处置，请这样回：“公示开始 收益分配 贴在村部公示栏”，带上照片。',
  nothingRuns: () => '现在没有正在贴的公示。',
  which: (d: { choices: string[] }) => `是哪一个公示？ ${d.choices.map((choice, i) => `${i + 1} ${choice}`).join(' ')}`,
  askPlace: (d: { title: string; before: string | null }) =>
    d.before ? `${d.title}贴在哪里？还是${d.before}就回“1”，不是就写地方。` : `${d.title}贴在哪里？比如“村部公示栏”。`,
  askPhoto: (d: { title: string; what: 'start' | 'repost' | 'end' }) =>
    `请发一张${d.title}的${noticePhotoNames[d.what]}，对着公示栏拍就行。`,
  askWitness: (d: { title: string }) => `${d.title}揭下来时，村务监督委员会是哪位到场？回姓名就行。`,
  askReason: () => '公示怎么断的？一句话就行，比如“下雨淋坏了”。',
  askObjection: (d: { title: string }) => `对${d.title}提了什么意见？一句话记下来，要不要写姓名由他定。`,
  askAnswer: (d: { words: string }) => `还没答复的意见是：“${d.words}”。怎么答复的？`,
  started: (d: {
    code: string
    title: string
    place: string
    day: string
    due: string
    days: number
    decided: boolean
  }) =>
    `记下了：${d.title}公示 ${dayName(d.day)}贴在${d.place}，公示 ${daysText(d)}，当天不算，${dayName(d.due)}满期。编号 ${d.code}，到时候我提醒您拍照。`,
  distributionLaw: () => '收益分配方案开成员大会表决的，要在开会 10 天前公布。依据：《农村集体经济组织法》第四十六条',
  interrupted: (d: { code: string; title: string; counted: number; left: number }) =>
    `记下了：${d.title}公示断了，已算 ${d.counted} 天，还要补 ${d.left} 天。重新贴好拍照，回“公示重贴”。`,
  reposted: (d: { title: string; day: string; due: string }) =>
    `记下了：${d.title}公示 ${dayName(d.day)}重新贴上，补到 ${dayName(d.due)}满期。`,
  ended: (d: { code: string; title: string; witness: string; objections: number }) =>
    `${d.title}公示结束（${d.code}），${d.objections > 0 ? `收到意见 ${d.objections} 条，都已答复` : '没有人提意见'}，监督委员会${d.witness}到场。`,
  objectionHeard: (d: { title: string; words: string; answers: boolean }) =>
    `记下了：${d.title}公示有人提意见“${d.words}”。${d.answers ? '要给个答复，回“公示答复 答复的话”；没答复前不能结束。' : '已告诉村干部，答复以前公示不能结束。'}`,
  objectionTold: (d: { title: string; words: string }) =>
    `${d.title}公示有人提意见：“${d.words}”。要给个答复，回“公示答复 答复的话”。`,
  objectionAnswered: (d: { title: string; left: number }) =>
    `答复记下了。${d.left > 0 ? `${d.title}还有 ${d.left} 条意见没答复。` : `${d.title}的意见都答复了。`}`,
  line: (d: { code: string; place: string; title: string; state: NoticeState; due: string | null; open: number }) =>
    `${d.code} ${d.place}${d.title}：${noticeStateNames[d.state]}${d.due ? `，${dayName(d.due)}满期` : ''}${d.open > 0 ? `，${d.open} 条意见没答复` : ''}`,
  list: (d: { lines: string[]; more: number }) =>
    [...d.lines, ...(d.more > 0 ? [`还有 ${d.more} 个。`] : [])].join('\n'),
  due: (d: { title: string; days: number; open: number }) =>
    `${d.title}公示满 ${d.days} 天了。${d.open > 0 ? `还有 ${d.open} 条意见没答复，先回“公示答复 答复的话”。` : '拍一张照片发来，写“公示结束 监督 姓名”。'}`,
  next: (d: { code: string; step: string; by: string }) => `${d.code} 下一步：${d.step}（${d.by}办）。`,
}
