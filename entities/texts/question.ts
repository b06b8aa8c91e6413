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

/** What is said when somebody judges an answer, and how the county sees it. */
export const voteTexts = {
  thanks: () => '谢谢，记下了。',
  offerDuty: () => '记下了，这条我会改进。要转给值班的同志吗？ 1 要 2 不用',
  notedBusy: () => '记下了，这条我会改进。要值班的同志答，回“转人工”。',
  notHanded: () => '好，不转。换个说法再问我也行。',
  figures: (d: {
    days: number
    asked: number
    answered: number
    handedOver: number
    waiting: number
    up: number
    down: number
    worst: { question: string; up: number; down: number }[]
    bands: { answer: number; choose: number; clause: number }
    measured: { questions: number; answered: number; wrong: number; unclear: number }
  }) =>
    [
      `近 ${d.days} 天问了 ${d.asked} 次：直接答了 ${d.answered} 次，转值班 ${d.handedOver} 次${d.waiting > 0 ? `（${d.waiting} 次还没答复）` : ''}。`,
      `说有用的 ${d.up} 次，没用的 ${d.down} 次。`,
      ...(d.worst.length > 0 ? ['最该改的：'] : []),
      ...d.worst.map((one, i) => `${i + 1} “${cut(one.question, 24)}” 没用 ${one.down}，有用 ${one.up}`),
      ...(d.handedOver > 0 ? ['回“没答上的问题”看哪些没答上。'] : []),
      `把握到 ${d.bands.answer.toFixed(2)} 才直接答（条文 ${d.bands.clause.toFixed(2)}）；没到，但三个里有对的这个把握到 ${d.bands.choose.toFixed(2)}，就列出来让人选；再低转值班。`,
      `这样答错多少：拿没用来调过的 ${d.measured.questions} 道题量过，直接答 ${d.measured.answered} 道，答错 ${d.measured.wrong} 道（${((d.measured.wrong / d.measured.answered) * 100).toFixed(1)}%），另有 ${d.measured.unclear} 道机器判不了。`,
    ].join('\n'),
  nobodyAsked: (d: { days: number }) => `近 ${d.days} 天还没有人提问。`,
}

/** What nobody has an answer for yet, grouped by meaning. */
export const groupTexts = {
  list: (d: { days: number; groups: number; lines: string[]; more: number }) =>
    [
      `近 ${d.days} 天没答上的有 ${d.groups} 类：`,
      ...d.lines,
      ...(d.more > 0 ? [`……还有 ${d.more} 类`] : []),
      '看一类回“看 1”；一起答回“答 1”加答复，以后再问就这样答。',
    ].join('\n'),
  line: (d: { at: number; question: string; count: number; towns: readonly string[] }) =>
    `${d.at} “${cut(d.question, 30)}” ${d.count} 次${d.towns.length > 0 ? `，${places(d.towns)}` : ''}`,
  none: (d: { days: number }) => `近 ${d.days} 天没有没答上的问题。`,
  detail: (d: {
    at: number
    wordings: readonly string[]
    count: number
    towns: readonly string[]
    waiting: readonly string[]
    answer: string | null
  }) =>
    [
      `第 ${d.at} 类，问过 ${d.count} 次${d.towns.length > 0 ? `，${places(d.towns)}` : ''}：`,
      ...d.wordings.slice(0, 6).map((wording) => `“${cut(wording, 60)}”`),
      ...(d.wordings.length > 6 ? [`……还有 ${d.wordings.length - 6} 种问法`] : []),
      ...(d.answer === null ? [] : [`值班答过：“${cut(d.answer, 120)}”`]),
      ...(d.waiting.length > 0 ? [`还在等答复：${d.waiting.slice(0, 8).join('、')}`] : []),
      `一起答就回“答 ${d.at}”加答复。`,
    ].join('\n'),
  answered: (d: { code: string; ways: number; told: readonly string[] }) =>
    `好，记为 ${d.code}，${d.ways} 种问法都这样答，先跑一遍测试题，跑完告诉您。${d.told.length > 0 ? `${d.told.slice(0, 8).join('、')} 的答复已转给问的人。` : ''}`,
  answerMissing: (d: { at: number }) => `请把答复写在后面，比如“答 ${d.at} 按当初出资比例分”。`,
  gone: () => '这一类已经处理过了，回“没答上的问题”看新的。',
}

/** Wordings learnt from what people chose. */
export const learnedTexts = {
  list: (d: { total: number; lines: string[] }) =>
    [`大家选出来的问法有 ${d.total} 条：`, ...d.lines, '两个人选的一样才会用上。不要哪一条，回“删 1”。'].join('\n'),
  line: (d: { at: number; question: string; shown: string; people: number }) =>
    `${d.at} “${cut(d.question, 24)}” → ${cut(d.shown, 30)}（${d.people} 人）`,
  none: () => '还没有学到新的问法。',
  dropped: (d: { question: string }) => `好，“${cut(d.question, 24)}”不学了。`,
}

const places = (towns: readonly string[]): string =>
  towns.length > 3 ? `${towns.slice(0, 3).join('、')}等 ${towns.length} 个镇` : towns.join('、')
const cut = (text: string, length: number): string => (text.length > length ? `${text.slice(0, length)}……` : text)
const numbered = (options: string[]): string => options.map((option, i) => `${i + 1} ${option}`).join(' ')
