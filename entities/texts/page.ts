/** Sentences of the chat simulator page and of its HTTP interface. Used by the browser too: plain data and functions only. */
export const pageTexts = {
  title: '管护助手',
  assistant: '管护助手',
  assistantMark: '管',
  simulated: '模拟聊天',

  pickTitle: '您现在是谁',
  pickHint: '选一个人，用他的身份说话。',
  windowHint: '按住 Ctrl 点名字，可以在新窗口打开。',
  search: '搜姓名、乡镇、村、角色',
  noMatch: '没有找到这个人，换个词试试。',
  recent: '最近用过',
  noTown: '县直',
  countPeople: (count: number) => `${count} 人`,
  stranger: '以陌生人身份进来',
  strangerName: '陌生人',
  strangerRole: '未登记',
  switchPerson: '换人',
  loadingPeople: '正在取名单',
  noPeople: '名单没有取到，请稍后刷新。',
  retry: '再试一次',
  welcomeTitle: '管护助手',
  welcome: '先在左边选一个人，再开始说话。',

  roles: {
    village: '村干部',
    keeper: '管护员',
    squad: '驻村工作队',
    town: '乡镇专干',
    finance_town: '镇财政所',
    sector: '县直部门',
    county: '县农业农村局',
    finance_county: '县财政局',
    audit: '审计纪检',
  } as Record<string, string>,

  threadLabel: '聊天记录',
  emptyThread: '还没有说过话。可以问一个规定，或者报一处资产的情况。',
  tryThese: ['村里仓库租出去要不要开会', '光伏电站这个季度正常，收入3.2万', '我的任务'],
  older: '看更早的',
  oldest: '更早的没有了',
  newMessages: (count: number) => `${count} 条新消息`,
  toBottom: '回到最新',
  youSay: '我说',
  assistantSays: '管护助手说',
  emptyMessage: '（空消息）',
  quickReplies: '快捷回复',

  placeholder: '问规定，或说一句资产的情况',
  messageBox: '要说的话',
  send: '发送',
  addFiles: '选照片或表格',
  removeFile: (name: string) => `去掉 ${name}`,
  dropHere: '松手放进来',
  attachments: '要发的文件',
  overTotal: '这些文件加起来太大了，请分几次发。',

  sending: '发送中',
  waiting: '等待重发',
  notSent: '没有发出去',
  resend: '重发',
  discard: '不发了',

  offline: '连接断开了，正在重连。说的话会留着，连上后自动发。',
  online: '已连上',

  openPhoto: (name: string) => `看大图 ${name}`,
  photo: '照片',
  close: '关闭',
  download: '下载',
  fileGone: '打不开',
  refused: { 'too-large': '太大，没有收', 'wrong-type': '类型不对，没有收', broken: '打不开，没有收' } as Record<
    string,
    string
  >,

  clock: '模拟时间',
  clockHint: '拨快以后，到期的提醒会马上发出来。',
  plusDay: '过 1 天',
  plusWeek: '过 7 天',
  setTo: '拨到',
  setClock: '拨过去',
  clockMoving: '正在拨，到期的事一件件办',
  clockFailed: '没有拨成，请再试一次。',

  today: '今天',
  yesterday: '昨天',
  weekdays: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  monthDay: (month: number, day: number) => `${month}月${day}日`,
  yearMonthDay: (year: number, month: number, day: number) => `${year}年${month}月${day}日`,

  bytes: (size: number) =>
    size < 1024
      ? `${size} 字节`
      : size < 1024 * 1024
        ? `${Math.round(size / 1024)} KB`
        : `${(size / 1024 / 1024).toFixed(1)} MB`,
} as const

/** What the page recognises in an answer. */
export const pageReading = {
  /** where an answer says what it rests on */
  basis: /^依据[：:]/,
  /** a digit that offers a choice */
  numbered: /(^|[\s？?：:])([1-9])(?:[^\S\n]+(?=\S)|[.、．]\s*(?=[^\s\d]))/gm,
  /** what stands before the first of them */
  mayOpen: /(^|[\n？?：:。]\s*)$/,
  /** 回“更正”: a reply the answer names itself; longer quotations are examples to change */
  named: /(?:回|回复|答复)“([^”，。\s]{1,6})”/g,
} as const

/** What the simulator's HTTP interface answers when it cannot do what was asked, by code. */
export const simulatorErrorTexts = {
  'bad-json': '内容不是正确的 JSON，没有收。',
  'bad-request': '内容的写法不对，没有收。',
  'body-too-large': '一次发的太多了（上限 64 MB），没有收。请分几次发。',
  'id-taken': '这个编号已经用在别的消息上了，没有收。请换一个编号。',
  'file-not-found': '没有这个文件，可能已经被清理。',
} as const

export type SimulatorErrorCode = keyof typeof simulatorErrorTexts
