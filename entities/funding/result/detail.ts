import type { Fen } from '../../base/money.ts'
import type { FiscalEntry, ProjectEntry } from '../line.ts'
import type { Group } from '../match/group.ts'

/** A group with its lines, under the town, village and year it is filed: those of its project, else of its money. */
export interface Detail {
  group: Group
  town: string
  village: string
  year: number
  fiscal: FiscalEntry[]
  projects: ProjectEntry[]
  /** What people said of it. */
  note?: string
}

/** Groups with their lines, by town, year and village, as an office files them. */
export function details(
  groups: readonly Group[],
  fiscal: readonly FiscalEntry[],
  projects: readonly ProjectEntry[],
): Detail[] {
  const moneyOf = new Map(fiscal.map((line) => [line.no, line]))
  const projectOf = new Map(projects.map((line) => [line.no, line]))
  const made = groups.map((group): Detail => {
    const money = group.fiscal.flatMap((no) => moneyOf.get(no) ?? [])
    const wanted = group.project.flatMap((no) => projectOf.get(no) ?? [])
    const first = wanted[0] ?? money[0]
    const villages = new Set(wanted.map((line) => line.village))
    return {
      group,
      town: first?.town ?? '',
      village: villages.size > 1 ? '' : (first?.village ?? ''),
      year: first?.year ?? 0,
      fiscal: money,
      projects: wanted,
    }
  })
  return inOrder(made)
}

/** By town, year and village. */
export function inOrder(list: Detail[]): Detail[] {
  const order = new Intl.Collator('zh-CN')
  return list.sort(
    (a, b) =>
      order.compare(a.town, b.town) ||
      a.year - b.year ||
      order.compare(a.village, b.village) ||
      (first(a.group) < first(b.group) ? -1 : 1),
  )
}

const first = ({ fiscal, project }: Group) => project[0] ?? fiscal[0] ?? ''

export interface Counted {
  groups: number
  fiscalFen: Fen
  projectFen: Fen
  diffFen: Fen
}
/** What one town and year, or any set of groups, comes to. */
export interface Figures {
  fiscalLines: number
  projectLines: number
  all: Counted
  matched: Counted
  amount_diff: Counted
  fiscal_only: Counted
  project_only: Counted
}

const nothing = (): Counted => ({ groups: 0, fiscalFen: 0, projectFen: 0, diffFen: 0 })

export function figuresOf(list: readonly { group: Group }[]): Figures {
  const figures: Figures = {
    fiscalLines: 0,
    projectLines: 0,
    all: nothing(),
    matched: nothing(),
    amount_diff: nothing(),
    fiscal_only: nothing(),
    project_only: nothing(),
  }
  for (const { group } of list) {
    figures.fiscalLines += group.fiscal.length
    figures.projectLines += group.project.length
    for (const counted of [figures.all, figures[group.status]]) {
      counted.groups++
      counted.fiscalFen += group.fiscalFen
      counted.projectFen += group.projectFen
      counted.diffFen += group.diffFen
    }
  }
  return figures
}

/** Runs of the list that agree in `key`; the list is in the key's order. */
export function runs<T>(list: readonly T[], key: (item: T) => string | number): { key: string | number; items: T[] }[] {
  const found: { key: string | number; items: T[] }[] = []
  for (const item of list) {
    const own = key(item)
    const last = found.at(-1)
    if (last?.key === own) last.items.push(item)
    else found.push({ key: own, items: [item] })
  }
  return found
}
