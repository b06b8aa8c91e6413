import type { Read } from './evidence.ts'
import type { Thing } from './thingWords.ts'

/** Blocks: lines meet only inside one village and year, or one town, year and thing, so that time grows with the lines and not with their square. */
export class ProjectIndex {
  private readonly blocks = new Map<string, number[]>()

  constructor(private readonly projects: readonly Read[]) {
    for (const [i, project] of projects.entries()) {
      const { town, villages, name } = project.read
      const village = villages[0] ?? ''
      for (const thing of [...name.things, ...(name.things.length === 0 ? ['' as const] : []), '*' as const]) {
        this.add(key(town, village, project.year, thing), i)
        this.add(key(town, '*', project.year, thing), i)
      }
    }
  }

  /** Projects of one village (or `*`: of the town) in a year which can be about the same. */
  near(town: string, village: string, year: number, about: readonly Thing[]): number[] {
    if (about.length === 0) return this.blocks.get(key(town, village, year, '*')) ?? []
    const found = [...about, '' as const].flatMap((thing) => this.blocks.get(key(town, village, year, thing)) ?? [])
    return about.length === 1 ? found : [...new Set(found)]
  }

  /** As `near`, over the years a fiscal line's money can belong to. */
  ofLine({ year, read: { town, villages, name, how } }: Read): number[] {
    if (town === '') return []
    const village = how === 'unknown' ? '*' : (villages[0] ?? '')
    const years = new Set([year, year - 1, year + 1, year - 2])
    if (name.year !== null && Math.abs(name.year - year) <= 2) years.add(name.year)
    return [...years].flatMap((one) => this.near(town, village, one, name.things))
  }

  private add(block: string, project: number): void {
    const list = this.blocks.get(block)
    if (list) list.push(project)
    else this.blocks.set(block, [project])
  }

  get size(): number {
    return this.projects.length
  }
}

const key = (town: string, village: string, year: number, thing: Thing | '' | '*') =>
  `${town}\u0000${village}\u0000${year}\u0000${thing}`
