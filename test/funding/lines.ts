import type { FiscalEntry, Line, ProjectEntry } from '../../entities/funding/line.ts'

/** A line from one string: `F1 2018 荆干村 冷库建设 52.3万 省级`; the village `-` is left out, money in 万 has four decimals, else yuan. */
function line(text: string): Line {
  const [no = '', year = '', village = '', name = '', money = '', source = ''] = text.split(' ')
  const isWan = money.endsWith('万')
  return {
    no,
    year: Number(year),
    town: '熊河镇',
    village: village === '-' ? '' : village,
    name,
    docNo: '',
    source,
    fen: Math.round(parseFloat(money) * (isWan ? 1_000_000 : 100)),
    slackFen: isWan ? 50 : 0,
  }
}

export const money = (text: string): FiscalEntry => {
  const read = line(text)
  return { ...read, movement: read.fen < 0 ? 'returned' : 'allocated' }
}

export const project = (text: string): ProjectEntry => {
  const read = line(text)
  return { ...read, plannedFen: read.fen, settledFen: read.fen, paidFen: read.fen, department: '' }
}
