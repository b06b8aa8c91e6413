import type { Line } from '../read/line.ts'
import { allDates, dateIn } from './dates.ts'
import { documentNumber } from './number.ts'
import { ISSUER_IN_HISTORY } from './titleWords.ts'

/** 沿革 - what the lines under a title tell: who passed it and when, when it was amended. */
export interface History {
  passedOn: string | null
  issuedOn: string | null
  amendedOn: string | null
  issuer: string
  number: string
}

const VERB = /(通过|修订|修正|修改|公布|发布|颁布|施行|实施|印发|批准)/

export function isHistory({ text, isRow }: Line): boolean {
  if (isRow || text.length > 600) return false
  const bare = text.replace(/^[（(【\[\s]+/, '').replace(/^根据[\s\u3000]*/, '')
  const date = dateIn(bare)
  return (
    date !== null &&
    date.at <= 2 &&
    VERB.test(bare.slice(date.text.length)) &&
    !/[。]$/.test(bare.replace(/[)）】\]]+$/, ''))
  )
}

export function readHistory(texts: readonly string[]): History {
  const history: History = { passedOn: null, issuedOn: null, amendedOn: null, issuer: '', number: '' }
  for (const text of texts) {
    // one bracket may tell of several acts; each begins with its date
    for (const act of text.split(
      /(?=(?:\d{4}|[一二三四五六七八九〇○零]{4})[\s\u3000]*年[\s\u3000]*[\d一二三四五六七八九十]{1,3}[\s\u3000]*月)/,
    )) {
      const date = allDates(act)[0]
      if (date === undefined) continue
      const done = act.replace(/《[^》]*》/g, '')
      if (/(修订|修正|修改)/.test(done)) history.amendedOn = later(history.amendedOn, date)
      else if (/通过|批准/.test(done)) history.passedOn ??= date
      else if (/公布|发布|颁布|印发/.test(done)) history.issuedOn ??= date
      history.issuer ||=
        ISSUER_IN_HISTORY.exec(done.replace(/^[^第\p{Script=Han}]*年[^日]*日/u, ''))?.[1]?.replace(
          /^中华人民共和国/,
          '',
        ) ?? ''
      history.number ||= documentNumber(act)?.number ?? ''
    }
  }
  return history
}

const later = (a: string | null, b: string): string => (a !== null && a > b ? a : b)
