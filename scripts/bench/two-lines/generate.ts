import type { FiscalEntry, ProjectEntry } from '../../../entities/funding/line.ts'
import type { Group } from '../../../entities/funding/match/group.ts'
import { type Random, randomFrom } from '../../seed/random.ts'
import {
  endings,
  firstOfVillage,
  homophones,
  kinds,
  lookalikes,
  otherSources,
  restOfVillage,
  sources,
  townNames,
} from './words.ts'

export type Truth = Pick<Group, 'status' | 'fiscal' | 'project'> & { diffFen?: number }
export interface TwoLines {
  fiscal: FiscalEntry[]
  projects: ProjectEntry[]
  truth: Truth[]
}

interface Place {
  town: string
  village: string
}

/** Two lines of a made-up county with the messes offices make, at least `size` lines a side, the same for the same seed. 200 villages, 13 years. */
export function generate(size: number, seed: number): TwoLines {
  return new County(randomFrom(seed)).run(size)
}

class County {
  private readonly fiscal: FiscalEntry[] = []
  private readonly projects: ProjectEntry[] = []
  private readonly truth: Truth[] = []
  private readonly places: Place[]
  private readonly numbers: { fiscal: number[]; projects: number[] } = { fiscal: [], projects: [] }
  /** One project of a kind in a village and year, or nobody could tell which is meant. */
  private readonly used = new Set<string>()

  constructor(private readonly random: Random) {
    const names = firstOfVillage.flatMap((a) => restOfVillage.map((b) => `${a}${b}`))
    this.places = townNames.flatMap((town) =>
      this.random
        .shuffle(names)
        .slice(0, 20)
        .map((stem) => ({ town, village: `${stem}村` })),
    )
  }

  run(size: number): TwoLines {
    // numbers say nothing about what belongs together
    const numbers = () => this.random.shuffle(Array.from({ length: size * 4 }, (_, i) => i + 1))
    this.numbers.fiscal = numbers()
    this.numbers.projects = numbers()
    while (Math.min(this.fiscal.length, this.projects.length) < size) this.story()
    return {
      fiscal: this.random.shuffle(this.fiscal),
      projects: this.random.shuffle(this.projects),
      truth: this.truth,
    }
  }

  private story(): void {
    const place = this.random.pick(this.places)
    const year = this.random.int(2013, 2025)
    const kind = this.random.pick(kinds)
    const key = `${place.town}${place.village}${year}${kinds.indexOf(kind)}`
    if (this.used.has(key)) {
      // a full county: what more is built is a second stage
      return this.used.has(`${key}2`)
        ? this.more(place, year, kind)
        : (this.used.add(`${key}2`), this.plain({ place, year, kind, phase: '二期' }))
    }
    this.used.add(key)
    const what: What = { place, year, kind, phase: '' }
    const dice = this.random.next()
    if (dice < 0.6) return this.plain(what)
    if (dice < 0.73) return this.split(what)
    if (dice < 0.78) return this.takenBack(what)
    if (dice < 0.87) return this.differs(what)
    if (dice < 0.89) return this.several(what)
    if (dice < 0.94) return this.noMoney(what)
    return this.noProject(what)
  }

  private more(place: Place, year: number, kind: readonly string[]): void {
    const phase = this.random.pick(['三期', '四期', '五期', '六期', '七期', '八期', '九期'])
    this.plain({ place, year, kind, phase })
  }

  private plain(what: What): void {
    const yuan = this.amount()
    const f = this.money(what, yuan, { late: this.random.chance(0.08) })
    this.done('matched', [f], [this.project(what, yuan)])
    if (this.random.chance(0.01)) this.done('fiscal_only', [this.money(what, yuan, {})], []) // booked twice
  }

  private split(what: What): void {
    const parts = Array.from({ length: this.random.int(2, 4) }, () => this.amount())
    const lines = parts.map((yuan, i) => this.money(what, yuan, { late: i > 0 && this.random.chance(0.3) }))
    this.done('matched', lines, [
      this.project(
        what,
        parts.reduce((a, b) => a + b, 0),
      ),
    ])
  }

  private takenBack(what: What): void {
    const [got, back] = [this.amount() + 20_000, this.random.int(500, 15_000)]
    const lines = [this.money(what, got, {}), this.money(what, -back, { late: this.random.chance(0.4) })]
    this.done('matched', lines, [this.project(what, got - back)])
  }

  private differs(what: What): void {
    const yuan = this.amount() + 5000
    const other = Math.round(yuan * (1 + this.random.between(0.03, 0.25) * (this.random.chance(0.5) ? 1 : -1)))
    const isSplit = this.random.chance(0.2)
    const first = isSplit ? Math.round(yuan * this.random.between(0.3, 0.7)) : yuan
    const lines = [this.money(what, first, {}), ...(isSplit ? [this.money(what, yuan - first, {})] : [])]
    this.done('amount_diff', lines, [this.project(what, other)], Math.round((other - yuan) * 100))
  }

  private several(what: What): void {
    const town = this.places.filter((p) => p.town === what.place.town)
    const villages = this.random.shuffle(town).slice(0, this.random.int(2, 5))
    const kind = this.random.pick(what.kind)
    const amounts = villages.map(() => this.amount())
    const own = villages.map((place, i) => {
      this.used.add(`${place.town}${place.village}${what.year}${kinds.indexOf(what.kind)}`)
      return this.project({ ...what, place }, amounts[i] ?? 0)
    })
    const list = this.random.chance(0.5) ? `${villages.map((p) => p.village.replace(/村$/, '')).join('、')}等` : ''
    const name = `${what.year}年${what.place.town}${list}${villages.length}个村${kind}项目`
    const f = this.fiscalLine({
      town: what.place.town,
      village: '',
      name,
      year: what.year,
      yuan: amounts.reduce((a, b) => a + b, 0),
    })
    this.done('matched', [f], own)
  }

  private noMoney(what: What): void {
    const source = this.random.chance(0.4) ? this.random.pick(otherSources) : this.random.pick(sources)
    this.done('project_only', [], [this.project(what, this.amount(), source)])
  }

  private noProject(what: What): void {
    this.done('fiscal_only', [this.money(what, this.amount(), {})], [])
  }

  private amount(): number {
    const { random } = this
    if (random.chance(0.45)) return random.int(10, 900) * 1000
    const whole = random.int(8000, 900_000)
    return random.chance(0.1) ? whole + random.int(1, 99) / 100 : whole
  }

  private money(what: What, yuan: number, { late = false }): string {
    const { town, village } = what.place
    const year = what.year + (late ? 1 : 0)
    const isHidden = this.random.chance(0.14)
    const said = this.random.chance(0.5) ? what.year : year
    return this.fiscalLine({ town, village: isHidden ? '' : village, name: this.name(what, said), year, yuan })
  }

  private fiscalLine({
    town,
    village,
    name,
    year,
    yuan,
  }: {
    town: string
    village: string
    name: string
    year: number
    yuan: number
  }): string {
    const no = `F${String(this.numbers.fiscal.pop()).padStart(6, '0')}`
    this.fiscal.push({
      no,
      year,
      town,
      village,
      name,
      docNo: `财农发〔${year}〕${this.random.int(1, 90)}号`,
      source: this.random.pick(sources),
      // the fiscal system keeps 万元 with four decimals
      fen: Math.round(yuan) * 100,
      slackFen: 50,
      movement: yuan < 0 ? 'returned' : this.random.chance(0.3) ? 'arranged' : 'allocated',
    })
    return no
  }

  private project(what: What, yuan: number, source = this.random.pick(sources)): string {
    const no = `P${String(this.numbers.projects.pop()).padStart(6, '0')}`
    const fen = Math.round(yuan * 100)
    const { town, village } = what.place
    this.projects.push({
      no,
      year: what.year,
      town,
      village: this.random.chance(0.04) ? village.replace(/村$/, '') : village,
      name: this.name(what, what.year),
      docNo: `扶组发〔${what.year}〕${this.random.int(1, 60)}号`,
      source,
      fen,
      slackFen: 0,
      plannedFen: fen,
      settledFen: fen,
      paidFen: fen,
      department: '',
    })
    return no
  }

  private name({ place, kind, phase }: What, year: number): string {
    const { random } = this
    const stem = place.village.replace(/村$/, '')
    const village = random.chance(0.3) ? stem : place.village
    const thing = this.slip(random.pick(kind))
    const end = `${random.pick(endings)}${phase === '' ? '' : random.chance(0.5) ? phase : `（${phase}）`}`
    const said = random.chance(0.5) ? `${year}年` : `${year}年度`
    const forms = [
      `${said}${village}${thing}${end}`,
      `${village}${said}${thing}${end}`,
      `${place.town}${village}${thing}${end}`,
      `${said}${place.town}${village} ${thing}${end}`,
      `${village} ${thing}${end}`,
    ]
    const name = random.pick(forms)
    return random.chance(0.05) ? name.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)) : name
  }

  private slip(thing: string): string {
    if (!this.random.chance(0.03)) return thing
    const table = this.random.chance(0.6) ? homophones : lookalikes
    const places = [...thing].filter((c) => table[c])
    return places.length === 0 ? thing : thing.replace(places[0] ?? '', table[places[0] ?? ''] ?? '')
  }

  private done(status: Truth['status'], fiscal: string[], project: string[], diffFen?: number): void {
    this.truth.push({ status, fiscal, project, ...(diffFen === undefined ? {} : { diffFen }) })
  }
}

interface What {
  place: Place
  year: number
  kind: readonly string[]
  phase: string
}
