import type { Line } from '../../../entities/funding/line.ts'
import type { Truth } from './generate.ts'

/** What an office does with VLOOKUP: one to one, the first row with the same year, town, village, name and amount after the plainest tidying. */
export function greedy(fiscal: readonly Line[], projects: readonly Line[]): Truth[] {
  const key = ({ year, town, village, name, fen }: Line) =>
    [plain(town), plain(village), year, tidied(name, town, village), fen].join('|')
  const free = new Map<string, string[]>()
  for (const line of projects) free.set(key(line), [...(free.get(key(line)) ?? []), line.no])
  const money = fiscal.map((line): Truth => {
    const project = free.get(key(line))?.shift()
    return { status: project ? 'matched' : 'fiscal_only', fiscal: [line.no], project: project ? [project] : [] }
  })
  return [
    ...money,
    ...[...free.values()].flat().map((no): Truth => ({ status: 'project_only', fiscal: [], project: [no] })),
  ]
}

const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '').replace(/村$/, '')
const tidied = (name: string, town: string, village: string) =>
  name
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(town, '')
    .replace(plain(village), '')
    .replace(/\d{4}年度?|建设|项目|工程|^村/g, '')

/** Every line against every project, the best partner by a simple score, one to one in order of the score: no blocks, so its time grows with the square. */
export function allPairs(fiscal: readonly Line[], projects: readonly Line[]): Truth[] {
  const names = projects.map((p) => bigrams(tidied(p.name, p.town, p.village)))
  const pairs: { f: number; p: number; score: number }[] = []
  for (const [f, a] of fiscal.entries()) {
    const own = bigrams(tidied(a.name, a.town, a.village))
    for (const [p, b] of projects.entries()) {
      if (plain(a.town) !== plain(b.town)) continue
      const score =
        (plain(a.village) === plain(b.village) ? 1 : 0) +
        (a.year === b.year ? 1 : 0) +
        (Math.abs(a.fen - b.fen) <= 50 ? 2 : 0) +
        dice(own, names[p] ?? new Set())
      if (score >= 2.5) pairs.push({ f, p, score })
    }
  }
  pairs.sort((x, y) => y.score - x.score)
  const [usedF, usedP] = [new Set<number>(), new Set<number>()]
  const groups: Truth[] = []
  for (const { f, p } of pairs) {
    if (usedF.has(f) || usedP.has(p)) continue
    usedF.add(f)
    usedP.add(p)
    const [money, project] = [fiscal[f], projects[p]]
    if (!money || !project) continue
    const isSame = Math.abs(money.fen - project.fen) <= 50
    groups.push({ status: isSame ? 'matched' : 'amount_diff', fiscal: [money.no], project: [project.no] })
  }
  return [
    ...groups,
    ...fiscal.flatMap(({ no }, f): Truth[] =>
      usedF.has(f) ? [] : [{ status: 'fiscal_only', fiscal: [no], project: [] }],
    ),
    ...projects.flatMap(({ no }, p): Truth[] =>
      usedP.has(p) ? [] : [{ status: 'project_only', fiscal: [], project: [no] }],
    ),
  ]
}

const bigrams = (text: string) =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)))
const dice = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  a.size + b.size === 0 ? 0 : (2 * [...a].filter((x) => b.has(x)).length) / (a.size + b.size)
