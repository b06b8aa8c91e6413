import type { Role } from '../person/role.ts'

/** What a role is called when the assistant speaks of somebody. */
export const roleTexts: Record<Role, string> = {
  village: '村干部',
  keeper: '管护员',
  squad: '驻村工作队',
  town: '乡镇专干',
  finance_town: '财政所',
  sector: '县直部门',
  county: '县管理员',
  finance_county: '县财政局',
  audit: '审计纪检',
}

/** Who did what nobody did by hand. */
export const systemName = '系统'

/** Without the second name in brackets: 县农业农村局（乡村振兴局）. */
export const shortDepartment = (department: string) => department.replace(/（.*?）|\(.*?\)/g, '')
/** Units that are not just a place. */
export const unitTexts: Partial<Record<Role, (place: string) => string>> = {
  finance_town: (place) => `${place}财政所`,
  finance_county: () => '县财政局',
  sector: () => '县直部门',
  audit: () => '县审计纪检',
}

/** Enrolment: what somebody unknown hears, and who decides on him. */
export const enrolTexts = {
  welcome: () => '您好，我是管护助手。我还不认识您，请回：单位 姓名，例如“熊河镇荆干村 张三”。镇里确认后就能用。',
  suggest: (d: { words: string }) =>
    `您好，我是管护助手。通讯录里您是“${d.words}”，对就把这几个字回给我；不对就回您的单位和姓名，例如“熊河镇荆干村 张三”。`,
  again: () => '还差单位和姓名。写成“乡镇加村名 姓名”发来就行，例如“熊河镇荆干村 张三”。',
  noName: (d: { place: string }) => `${d.place}收到了，还差您的姓名。请回：${d.place} 姓名。`,
  noPlace: (d: { name: string }) => `${d.name}您好，还差单位。请写全乡镇和村名，例如“熊河镇荆干村 ${d.name}”。`,
  noVillage: (d: { place: string; name: string }) =>
    `${d.name}您好，是${d.place}哪个村的？请回：${d.place}某某村 ${d.name}。`,
  noSuchVillage: (d: { place: string; name: string }) =>
    `${d.place}的名单里没有找到这个村，请核对村名，再发一次“乡镇加村名 ${d.name}”。`,
  whichPlace: (d: { options: string[] }) =>
    `是哪一个？ ${d.options.map((option, i) => `${i + 1} ${option}`).join(' ')}`,
  asked: (d: { unit: string; role: string; name: string; by: string; code: string }) =>
    `收到：${d.unit} ${d.role} ${d.name}。已请${d.by}确认（${d.code}），确认后我告诉您。写错了就重新发一次“单位 姓名”。`,
  waiting: (d: { by: string; code: string }) => `还在等${d.by}确认（${d.code}），确认后我马上告诉您。`,
  stillWaiting: (d: { code: string }) => `您发的我都留着。${d.code} 一确认就能用，急的话可以打电话催一下镇里。`,
  confirmed: (d: { name: string; unit: string; role: string }) =>
    `${d.name}您好，已经登记好了：${d.unit} ${d.role}。可以直接问规定，也可以说资产的情况；回“帮助”看能做什么。`,
  refused: (d: { reason: string }) =>
    `这次没有确认${d.reason ? `：${d.reason}` : ''}。写错了可以重新发“单位 姓名”，不清楚的请问镇里。`,

  please: (d: { unit: string; role: string; name: string; code: string; otherRole: string | null }) =>
    `有人要用管护助手：${d.unit} ${d.role} ${d.name}。认识就回“同意 ${d.code}”，不对回“不同意 ${d.code} 原因”。${d.otherRole ? `角色不对写在后面，如“同意 ${d.code} ${d.otherRole}”。` : ''}`,
  didConfirm: (d: { unit: string; role: string; name: string }) =>
    `已确认：${d.unit} ${d.role} ${d.name}。他现在可以用了。`,
  didRefuse: (d: { name: string; code: string }) => `已回复${d.name}：没有确认（${d.code}）。`,
  noneWaiting: () => '现在没有等您确认的人。',
  listWaiting: (lines: string[]) => ['等您确认的人：', ...lines, '回“同意 编号”或“不同意 编号 原因”。'].join('\n'),
  lineWaiting: (d: { code: string; unit: string; role: string; name: string }) =>
    `${d.code} ${d.unit} ${d.role} ${d.name}`,
}

export const whoamiTexts = {
  you: (d: { name: string; unit: string; role: string; phone: string }) =>
    `您是${d.unit}的${d.name}，身份是${d.role}${d.phone ? `，电话 ${d.phone}` : ''}。不对请找${d.role === '县管理员' ? '县里同事' : '镇里或县里'}改。`,
}

const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']

export const dutyTexts = {
  /** `W3` -> 周三, `2026-12-01` -> 12月1日. */
  day: (day: string) =>
    day.startsWith('W')
      ? (WEEKDAYS[Number(day.slice(1)) - 1] ?? day)
      : `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`,
  now: (lines: string[]) => ['现在值班，按先后：', ...lines].join('\n'),
  line: (d: { rank: number; unit: string; name: string; phone: string }) =>
    `${d.rank} ${d.unit} ${d.name}${d.phone ? ` ${d.phone}` : ''}`,
  nobody: () => '现在没有排上值班的人。问题我会先记着，县里的同志看得到。',
  table: (lines: string[]) => ['值班表：', ...lines].join('\n'),
  tableLine: (d: { day: string; names: string }) => `${d.day} ${d.names}`,
  emptyTable: () => '值班表还没有排，按县里的人员轮着来。',
  howToSet: () => '要改就回“值班 周三 姓名 姓名”或“值班 12月1日 姓名”。',
  set: (d: { day: string; names: string }) => `排好了：${d.day} ${d.names}。`,
  cleared: (d: { day: string }) => `${d.day}的安排已取消。`,
}
