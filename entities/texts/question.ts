/** Asking, handing over, answering for somebody on duty. Numbers look like Q0312. */
export const questionTexts = {
  handed: (d: { number: string; holder: string }) =>
    `这个我没有把握，已转给现在值班的同志（${d.holder}），问题 ${d.number}，答复后我告诉您。`,
  askedPerson: (d: { number: string; holder: string }) =>
    `已转给现在值班的同志（${d.holder}），问题 ${d.number}，答复后我告诉您。`,
  parked: (d: { number: string }) => `眼下没有值班的同志在线。问题 ${d.number} 已经记下，县里看得到，答复后我告诉您。`,
  stillWaiting: (d: { number: string; holder: string }) =>
    `这个问题已经转了（${d.number}${d.holder ? `，在${d.holder}那里` : ''}），还没有答复，来了我马上告诉您。`,
  longer: (d: { number: string }) => `${d.number} 还在找人答复，要多等一会儿。没有忘，来了我马上告诉您。`,
  answered: (d: { number: string; from: string; text: string }) => `${d.number} 有答复了（${d.from}）：${d.text}`,
  attached: () => '见发来的文件。',

  pleaseAnswer: (d: { number: string; asker: string; text: string }) =>
    `${d.asker}问：“${d.text}”。直接回复本条即可，他会收到；回“转”换人。${d.number}`,
  parkedForCounty: (d: { number: string; asker: string; text: string }) =>
    `${d.number} 值班的同志都没有答复：${d.asker}问“${d.text}”。请回“${d.number} 加答复”，他会收到。`,
  openMorning: (d: { numbers: string }) =>
    `还有问题没人答复：${d.numbers}。回“待答问题”看内容，回“编号 加答复”就能答。`,
  delivered: (d: { number: string; asker: string; masked: boolean }) =>
    `好，${d.number} 的答复已转给${d.asker}。${d.masked ? '里面的证件号、账号、电话已遮住。' : ''}`,
  othersAnswered: (d: { number: string; who: string }) => `${d.number} 已由${d.who}答复，您不用再答了。`,
  passed: (d: { number: string; to: string }) => `好，${d.number} 已转给${d.to}。`,
  passedToNobody: (d: { number: string }) => `好，${d.number} 后面没有人了，已放回县里的待答问题。`,
  takeYourTime: (d: { number: string }) => `好，${d.number} 等您答复。`,

  isAnswerTo: (d: { number: string; text: string }) => `这是答复 ${d.number}（${d.text}）吗？ 1 是 2 不是`,
  whichAnswer: (options: string[]) => `这是答复哪一个？ ${numbered([...options, '都不是'])}`,
  whichPass: (options: string[]) => `转哪一个？ ${numbered([...options, '都不转'])}`,
  option: (d: { number: string; text: string }) => `${d.number} ${d.text}`,
  notAnAnswer: () => '好，没有当成答复。',
  sayAgain: () => '好，没有当成答复。是您自己的事就请再发一遍。',

  status: {
    handed: (d: { number: string; holder: string }) => `${d.number} 在${d.holder}那里，还没有答复。`,
    open: (d: { number: string }) => `${d.number} 还在找人答复，县里看得到。`,
    replied: (d: { number: string; from: string; text: string }) => `${d.number} 已答复（${d.from}）：${d.text}`,
  },
  detail: (d: { number: string; asker: string; text: string; status: string }) =>
    `${d.asker}问：“${d.text}”。\n${d.status}`,
  list: (lines: string[]) => ['还没答复的问题：', ...lines, '回“编号 加答复”就能答。'].join('\n'),
  listMine: (lines: string[]) => ['您问的、还没答复的：', ...lines].join('\n'),
  listLine: (d: { number: string; asker: string; text: string; holder: string }) =>
    `${d.number} ${d.asker}：${d.text}${d.holder ? `（${d.holder}）` : ''}`,
  more: (d: { count: number }) => `……还有 ${d.count} 个`,
  noneOpen: () => '没有等答复的问题。',

  asker: (d: { unit: string; role: string }) => `${d.unit}${d.role ? ` ${d.role}` : ''}`,
  from: (d: { unit: string; name: string }) => `${d.unit} ${d.name}`,
}

/** When a message is neither report nor question, and small talk. */
export const unclearTexts = {
  hint: () => '没看懂。要问规定直接问；要上报就说资产和情况，比如“冷库正常，收租 7500”；回“帮助”看能做什么。',
  offer: () => '这句我还是没看懂。要不要请值班的同志看看？回“转人工”，我就转过去。',
  offerAgain: () => '还没看懂，可以换个说法。要人来看就回“转人工”。',
  whatToHand: () => '要转给值班的同志什么？请写在后面，例如“转人工 冷库合同到期了还能不能续”。',
  hello: () => '您好。要问规定直接问；要上报就说资产和情况；回“帮助”看能做什么。',
}

const numbered = (options: string[]): string => options.map((option, i) => `${i + 1} ${option}`).join(' ')
