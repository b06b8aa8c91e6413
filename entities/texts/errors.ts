import { apiErrorTexts } from './api.ts'
import { assetErrorTexts } from './assetChange.ts'
import { contractErrorTexts } from './contractErrors.ts'
import { fundingErrorTexts } from './funding.ts'
import { formErrorTexts } from './form.ts'
import { ledgerErrorTexts } from './ledger.ts'
import { meetingErrorTexts } from './meeting.ts'
import { noticeErrorTexts } from './notice.ts'
import { processErrorTexts } from './processErrors.ts'
import { stocktakeErrorTexts } from './stocktake.ts'
import { reviewedErrorTexts } from './reviewed.ts'
import { ruleErrorTexts } from './rulebook/documentTexts.ts'
import { evaluationErrorTexts } from './rulebook/evaluation.ts'

export type ErrorData = Record<string, string | number>

/** 填报状态 - as a sentence goes on after the receipt number. */
const reportStateNames: Record<string, string> = {
  submitted: '还在等镇里收',
  accepted: '镇里已经收下',
  returned: '已经退回',
  withdrawn: '已经撤回',
  superseded: '已经被更正的那条代替',
  proposed: '是一条更正，还在等镇里看',
  refused: '是一条更正，镇里没有同意',
}

/** What the person can mend, one clear sentence each that says what to do. Keyed by error code. */
export const errorTexts = {
  'person/unknown': () => '我还不认识您，请回：单位 姓名，例如“熊河镇荆干村 张三”。镇里确认后就能用。',
  'person/forbidden': () => '这件事不在您的权限里，可以请乡镇专干帮忙。',
  'person/out-of-scope': () => '您只能看、只能报自己范围内的资产，其他村的请找乡镇专干。',
  'message/too-long': (d) => `这条太长了（超过 ${d['limit']} 字），没有记。请分成几条发。`,
  'message/empty': () => '这条是空的，没有记。要问规定直接问；要上报就说资产和情况。',
  'file/too-large': (d) => `“${d['name']}”太大了（上限 ${d['limit']} 兆），没有收。请压缩或截小一点再发。`,
  'file/wrong-type': (d) => `“${d['name']}”这种文件收不了，没有收。照片请发 JPG、PNG 或 WebP，表格请发 .xlsx。`,
  'file/lost': (d) => `“${d['name']}”没有取到，没有收。请再发一次。`,
  'file/voice': () => '语音我听不了，没有记。请打字发来，或者用手机输入法里的语音输入，一句话就行。',
  'file/unheard': () => '这段语音没有听清，没有记。请打字发来，或者用手机输入法里的语音输入，说完看一眼再发。',
  'file/broken': (d) => `“${d['name']}”打不开，可能没传完整，没有收。请重新拍一张或重发。`,
  'report/not-found': (d) => `没有找到回执 ${d['receipt']}，请核对编号，或回“我的任务”看看。`,
  'report/already-accepted': (d) =>
    `回执 ${d['receipt']} 镇里已经收下，不能撤回。数不对，直接说对的就行，镇里看过才改。`,
  'report/said-otherwise': (d) =>
    `${d['who']} ${d['day']}已经报过：${d['line']}（回执 ${d['receipt']}）。这次的不一样，没有记。`,
  'report/correction-first': (d) => `这一条有更正在等您看（回执 ${d['receipt']}），请先收下或退回那一条。`,
  'report/not-open': (d) =>
    `回执 ${d['receipt']} ${reportStateNames[String(d['state'])] ?? '已经处理过'}，不能再这样处理。`,
  'report/own': () => '自己报的不能自己审，请换一位同志来收。',
  'report/changed-meanwhile': (d) => `回执 ${d['receipt']} 刚刚被别人改过，请再看一眼再定。`,
  'report/nobody-to-ask': (d) => `报回执 ${d['receipt']} 的人现在联系不上，请直接打电话问。`,
  'report/keeper-money': () => '收入请村干部来报，管护员报情况、发照片就行。这条没有记。',
  'report/no-disposal': () => '处置要先村里议、公示、报镇审核，不能直接报成已处置。这条没有记。',
  ...assetErrorTexts,
  ...noticeErrorTexts,
  ...meetingErrorTexts,
  ...processErrorTexts,
  ...contractErrorTexts,
  ...stocktakeErrorTexts,
  'absence/dates': () => '请假的日期不对，请从今天或以后的日子写起，比如“请假 11月25日到11月30日 代理 张三”。',
  'absence/stand-in': (d) => `${d['name']}不能代您，请找同一个村、同一个镇或同一个单位的同志。`,
  'question/not-found': (d) => `没有找到问题 ${d['number']}，请核对编号。`,
  'question/already-answered': (d) => `${d['number']} 已由${d['who']}答复过了，这条没有再转。`,
  'question/not-answered': (d) => `${d['number']} 还没有人答复，答复以后再收。`,
  'enrolment/not-found': (d) => `没有找到 ${d['code']}，请核对编号，或回“待确认”看看。`,
  'enrolment/decided': (d) => `${d['code']} 已经处理过了${d['who'] ? `（${d['who']}）` : ''}。`,
  'enrolment/other-level': () => '只能改成同一级的角色。单位不对请回“不同意 编号 原因”，让他重新发。',
  'enrolment/too-often': (d) => `今天已经报过 ${d['tries']} 次了，请明天再报，或直接联系镇里登记。`,
  'enrolment/nobody': () => '收到，但现在找不到能确认您的同志。请直接联系镇里或县里，让他们先登记进来。',
  'duty/unknown-day': (d) => `没看懂是哪天：“${d['day']}”。请写“周三”或“12月1日”。`,
  'duty/unknown-person': (d) => `没有找到“${d['name']}”，或者他不能值班。请写县里或镇里同志的全名。`,
  'duty/same-name': (d) => `叫“${d['name']}”的不止一位，请联系管理员来排。`,
  'pause/dates': () => '暂停的日子要从今天算起，比如“暂停提醒 到 12月1日”或“暂停提醒 7天”。',
  'pause/too-long': () => '一次最多暂停半年，请写近一点的日子，比如“暂停提醒 到 12月1日”。',
  'setting/unknown': (d) => `没有“${d['key']}”这项设置。`,
  'setting/invalid': (d) => `“${d['key']}”不能设成这个值：${d['why']}`,
  'clock/invalid': () => '时间写法不对，请用 2026-10-08T09:00:00+08:00 这样的写法。',
  ...ledgerErrorTexts,
  ...fundingErrorTexts,
  ...formErrorTexts,
  ...ruleErrorTexts,
  ...reviewedErrorTexts,
  ...evaluationErrorTexts,
  ...apiErrorTexts,
} satisfies Record<string, (data: ErrorData) => string>

export type ErrorCode = keyof typeof errorTexts

export const errorSentence = (code: ErrorCode, data: ErrorData = {}): string => errorTexts[code](data)
