import { NUMERAL, numberOf } from './articleHead.ts'

/** 编 分编 章 节 - a heading over articles. */
export interface Heading {
  /** 1 编 or 部分, 2 分编, 3 章, 4 节. */
  readonly rank: number
  readonly number: number
  /** As printed, without the blanks that only spread it: 第一章 总则. */
  readonly name: string
  /** The number stands alone; its words may be the next line. */
  readonly isBare: boolean
}

const RANK: Record<string, number> = { 编: 1, 部分: 1, 分编: 2, 章: 3, 节: 4 }
const HEAD = new RegExp(String.raw`^第[\s\u3000]*(${NUMERAL})[\s\u3000]*(分编|编|章|节|部分)([\s\u3000:：]*)(.*)$`)
const REFERS = /^(第|规定|所|的|和|与|及|至|到|或|、|，|中|内|以及|等)/
const LONGEST = 40

export function headingHead(text: string): Heading | null {
  const match = HEAD.exec(text)
  if (!match) return null
  const [, numeral, kind, between, rest] = match as unknown as [string, string, string, string, string]
  const number = numberOf(numeral)
  const words = compact(rest)
  if (number === null || words.length > LONGEST || /[。；;，！？]/.test(words)) return null
  if (REFERS.test(words) && (between === '' || /^第/.test(words))) return null
  const label = `第${numeral.replace(/[\s\u3000]/g, '')}${kind}`
  return { rank: RANK[kind]!, number, name: words === '' ? label : `${label} ${words}`, isBare: words === '' }
}

/** 总 则 is 总则; blanks between Chinese characters only spread a heading over the line. */
export const compact = (text: string): string =>
  text
    .trim()
    .replace(/(?<=[\p{Script=Han}（）《》〔〕])[\s\u3000]+(?=[\p{Script=Han}（）《》〔〕])/gu, '')
    .replace(/[\s\u3000]+/g, ' ')

/** A path of headings: a new one ends those of its rank and below. */
export class HeadingPath {
  private readonly open: Heading[] = []

  constructor(private readonly root: string) {}

  enter(heading: Heading): void {
    while (this.open.length > 0 && this.open.at(-1)!.rank >= heading.rank) this.open.pop()
    this.open.push(heading)
  }

  toString(): string {
    return [this.root, ...this.open.map((heading) => heading.name)].filter(Boolean).join(' · ')
  }
}
