import type { Button } from '../message/outgoing.ts'

/** On a card a longer label is cut; then the digit stands alone, as in the text above it. */
const LABEL = 10

const says = (label: string, words = label): Button => ({ label, says: words })

/** What may be pressed instead of typed. The words a button says are those a person would type, so both go the same way. */
export const buttons = {
  /** ……对吗？ 1 对 2 不对 */
  right: [says('对'), says('不对')],
  yesNo: [says('是'), says('不是')],
  /** 提更正吗？ 1 要 2 不要 */
  propose: [says('要', '1'), says('不要', '2')],
  /** ……签字，对吗？ 1 签 2 先不签 */
  signing: [says('签', '1'), says('先不签', '2')],
  handOver: [says('要', '1'), says('不用', '2')],
  unit: (raw: string) => [says(`${raw} 万元`, '1'), says(`${raw} 元`, '2')],
  skip: [says('跳过')],
  /** Answered by digit. */
  numbered: (options: readonly string[]) =>
    options.map((option, i) => says(option.length <= LABEL ? option : String(i + 1), String(i + 1))),
  noneOfThem: '都不是',
  noneToPass: '都不转',
  /** With the receipt: a card may be pressed long after the next one was looked at. */
  review: (receipt: string) => [says('收下', `收 ${receipt}`), says('退回', `退 ${receipt}`)],
  acceptAll: (count: number) => [says(`都收（${count} 条）`, '都收')],
  itIsMe: (words: string) => [says('对，就是我', words)],
  enrolment: (code: string) => [says('同意', `同意 ${code}`), says('不同意', `不同意 ${code}`)],
}
