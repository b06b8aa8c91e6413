import type { Figures } from '../../rulebook/evaluation/figures.ts'
import type { Verdict } from '../../rulebook/evaluation/judge.ts'
import type { ErrorData } from '../errors.ts'

/** What is wrong with a question file: one sentence each that says what to do. Part of texts/errors.ts. */
export const evaluationErrorTexts = {
  'evaluation/not-found': (d) => `没有找到问题文件“${d['file']}”，请核对文件名和所在文件夹。`,
  'evaluation/unreadable': (d) => `问题文件“${d['file']}”读不了，可能没有权限或正被别的程序占着。请关掉后再试。`,
  'evaluation/too-large': (d) => `问题文件太大（上限 ${d['limit']} 兆），请分成几个文件。`,
  'evaluation/empty': (d) => `问题文件“${d['file']}”里没有问题。请每行写一个问题再试。`,
  'evaluation/not-utf8': (d) => `问题文件“${d['file']}”不是 UTF-8 编码的文本，请另存为 UTF-8 再试。`,
  'evaluation/wrong-type': (d) => `“${d['file']}”这种文件读不了，问题文件要用 .tsv 或 .jsonl。`,
  'evaluation/no-head': () => '表头里没有 question（问题）这一列。请在第一行写上列名，列之间用制表符隔开。',
  'evaluation/not-json': (d) => `第 ${d['line']} 行不是 JSON。每行要像 {"question": "问题", "fact": "答案要点"}。`,
  'evaluation/bad-line': (d) => `第 ${d['line']} 行的 ${d['field']} 写得不对或没有写，请改好再试。`,
} satisfies Record<string, (data: ErrorData) => string>

/** What `npm run eval-answers` says besides its figures. */
export const evaluationTexts = {
  usage:
    '写法：npm run eval-answers -- --questions 问题文件（.tsv 或 .jsonl） [--rulebook starting | --database 数据库地址] [--json 结果文件] [--show] [--seed 整数]',
  starting: '起步问答库，系统默认设置',
  database: '起步问答库，县里的设置',
  noDatabase: (path: string) => `没有找到数据库“${path}”，请核对地址。`,
  jsonFailed: (path: string) => `结果写不进“${path}”，请核对文件夹。`,
  failed: '评测没有做完，是程序出了问题，请把下面的内容发给技术人员。',
  head: (file: string, rulebook: string, count: number) => `评测 ${file}，${count} 问。答题的是：${rulebook}。`,
  /** What the machine checked and what it could not. */
  limits: [
    '机器只按字面核对：答案要点里的数字齐不齐，关键的词有没有，有没有说反。谁对谁做什么，它看不出来。',
    '准确率和把握的误差里，“要人看”的都按答错算，所以只会说低、不会说高。',
    '“要人看”的请一条条读，“答对”的也抽几条看看；加 --show 逐条列出。',
  ],
  verdicts: {
    right: '答对',
    wrong: '答错',
    unclear: '要人看',
    offered: '让他选',
    handedOver: '转值班',
  } satisfies Record<Verdict, string>,
  refused: { right: '没乱答', wrong: '答错' } satisfies Partial<Record<Verdict, string>>,
  row: {
    asked: '问',
    before: '前面问过',
    fact: '要点',
    right: '出处',
    answer: '答',
    sure: (sure: number, milliseconds: number) => `把握 ${sure.toFixed(2)}，${milliseconds.toFixed(1)} 毫秒`,
  },
}

const share = (part: number) => `${(part * 100).toFixed(1)}%`
const of = (count: number, all: number) => `${count}/${all}，${share(all === 0 ? 0 : count / all)}`
const unmeasured = '—'

/** See bands.ts. */
interface BandsShown {
  entry: { answer: number; statement: number; office: number; choose: number }
  clause: { answer: number; choose: number }
}

/** Name and value of each figure; a name without value heads what follows. */
export function figureLines(figures: Figures, bands: BandsShown): (readonly [name: string, value: string])[] {
  const { answering, refusing, unverified, defaults, facts, ranking, coverage, milliseconds } = figures
  return [
    ['该答的问题', `${answering.all}`],
    ['  答对', of(answering.right, answering.all)],
    ['  答错', of(answering.wrong, answering.all)],
    ['  要人看', of(answering.unclear, answering.all)],
    ['  让他选一个', of(answering.offered, answering.all)],
    ['  转值班', of(answering.handedOver, answering.all)],
    [
      '  答到要点',
      facts
        ? `${of(facts.yes, facts.all)}；要人看 ${facts.unclear}，没答到 ${facts.no}，转值班 ${facts.handedOver}`
        : unmeasured,
    ],
    ['找得准不准', ranking ? `${ranking.questions} 问写明了出处` : '文件没有写明出处，没有量'],
    ['  P@1（第一条就对）', ranking ? share(ranking.pAt1) : unmeasured],
    ['  hit@3（前三条里有）', ranking ? share(ranking.hitAt3) : unmeasured],
    ['  R@10（前十条找到）', ranking ? share(ranking.recallAt10) : unmeasured],
    ['  MRR@10', ranking ? ranking.mrrAt10.toFixed(3) : unmeasured],
    [
      '准确率九成时能答',
      coverage
        ? `${share(coverage.coverage)}，实际准确率 ${coverage.coverage > 0 ? share(coverage.precision) : unmeasured}（${coverage.folds} 份轮流，门槛由其余几份定，种子 ${coverage.seed}）`
        : unmeasured,
    ],
    ['把握的误差', figures.calibrationError === null ? unmeasured : figures.calibrationError.toFixed(3)],
    [
      '门槛',
      `问答 ${bands.entry.answer}（不像问话的 ${bands.entry.statement}，指部门 ${bands.entry.office}）、条文 ${bands.clause.answer} 以上直接答`,
    ],
    ['', `问答 ${bands.entry.choose}、条文 ${bands.clause.choose} 以上列出来让他选，再低转值班`],
    ['  直接答的', of(figures.bands.answered, figures.questions)],
    ['    其中答错', of(figures.bands.wrong, figures.bands.answered)],
    ['    其中要人看', of(figures.bands.unclear, figures.bands.answered)],
    ['  让他选的', of(figures.bands.offered, figures.questions)],
    ['  转值班的', of(figures.bands.handedOver, figures.questions)],
    ['不该答的问题', `${refusing.all}`],
    ['  乱答', of(refusing.wrong, refusing.all)],
    ['  要人看', of(refusing.unclear, refusing.all)],
    ['没核实的问题', `${unverified.all}`],
    ['  当规定说了', of(unverified.wrong, unverified.all)],
    ['系统默认当规定说了', of(defaults.toldAsRule, defaults.all)],
    [
      '用时',
      `p50 ${milliseconds.p50.toFixed(1)} 毫秒，p95 ${milliseconds.p95.toFixed(1)} 毫秒，最长 ${milliseconds.longest.toFixed(1)} 毫秒`,
    ],
  ]
}
