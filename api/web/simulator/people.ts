/** Who am I: the people of the county by role, town and village, with search; every name is a link, so a window each is one click. */
import { pageTexts as say } from '../../../entities/texts/page.ts'
import { h } from './dom.ts'
import type { Person } from './server.ts'

const ROLES = Object.keys(say.roles)
const RECENT = 'simulator-recent'
const RECENT_KEPT = 5
const MATCHES_SHOWN = 80

export const roleName = (role: string | null) => (role ? (say.roles[role] ?? role) : say.strangerRole)
export const placeOf = ({ town, village }: Person) => [town, village].filter(Boolean).join(' ')
export const linkTo = (id: string) => `#person=${encodeURIComponent(id)}`

export function face(person: Person): HTMLElement {
  return h('span', { class: 'face', 'data-role': person.role ?? '', 'aria-hidden': 'true' }, [...person.name][0] ?? '')
}

export class People {
  private readonly byId = new Map<string, Person>()
  private current: string | null = null

  constructor(
    private readonly list: HTMLElement,
    private readonly search: HTMLInputElement,
  ) {
    search.addEventListener('input', () => this.render())
    list.addEventListener('keydown', (event) => this.move(event))
    search.addEventListener('keydown', (event) => this.move(event))
  }

  fill(people: Person[]): void {
    for (const person of people) this.byId.set(person.id, person)
    this.render()
  }

  get(id: string): Person {
    return this.byId.get(id) ?? { id, name: id, role: null, town: null, village: null }
  }

  choose(id: string | null): void {
    this.current = id
    if (id) remember(id)
    if (id && this.byId.has(id) && !this.rowOf(id)) this.render()
    for (const link of this.list.querySelectorAll<HTMLElement>('.person')) {
      if (link.dataset['id'] === id) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
    }
    if (id) this.rowOf(id)?.scrollIntoView({ block: 'nearest' })
  }

  private rowOf(id: string): HTMLElement | undefined {
    return [...this.list.querySelectorAll<HTMLElement>('.person')].find((row) => row.dataset['id'] === id)
  }

  private render(): void {
    const words = this.search.value.trim().toLowerCase().split(/\s+/).filter(Boolean)
    this.list.replaceChildren(...(words.length ? this.matches(words) : [...this.recent(), ...this.groups()]))
  }

  private matches(words: string[]): Node[] {
    const found = [...this.byId.values()].filter((person) => {
      const text = `${person.id} ${person.name} ${roleName(person.role)} ${placeOf(person)}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
    if (found.length === 0) return [h('p', { class: 'note', role: 'status' }, say.noMatch)]
    return found
      .slice(0, MATCHES_SHOWN)
      .map((person) => this.row(person, `${roleName(person.role)} ${placeOf(person)}`))
  }

  private recent(): Node[] {
    const people = recentIds()
      .filter((id) => id !== this.current)
      .map((id) => this.byId.get(id))
      .filter((person) => person !== undefined)
    if (people.length === 0) return []
    return [
      h('h2', {}, say.recent),
      ...people.map((person) => this.row(person, `${roleName(person.role)} ${placeOf(person)}`)),
      h('h2', {}, say.countPeople(this.byId.size)),
    ]
  }

  private groups(): Node[] {
    const byRole = groupBy([...this.byId.values()], (person) => person.role ?? '')
    const roles = [...byRole.keys()].sort((a, b) => rank(a) - rank(b))
    return roles.map((role) => {
      const people = byRole.get(role) ?? []
      const byTown = groupBy(people, (person) => person.town ?? say.noTown)
      const perTown = people.some((person) => person.village) && byTown.size > 1
      const body = perTown
        ? [...byTown].map(([town, inTown]) =>
            fold(
              'town',
              town,
              inTown.length,
              inTown.some(({ id }) => id === this.current),
              () => inTown.map((person) => this.row(person, person.village ?? '')),
            ),
          )
        : people.map((person) => this.row(person, placeOf(person) || roleName(person.role)))
      return fold(
        'role',
        roleName(role || null),
        people.length,
        people.length <= 12 || people.some(({ id }) => id === this.current),
        () => body,
      )
    })
  }

  private row(person: Person, detail: string): HTMLElement {
    const current = person.id === this.current ? 'true' : undefined
    return h(
      'a',
      { class: 'person', href: linkTo(person.id), 'data-id': person.id, 'aria-current': current },
      face(person),
      h('span', { class: 'who' }, h('b', {}, person.name), h('span', {}, detail)),
    )
  }

  /** Arrow keys walk through the names and the folds. */
  private move(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    const stops = [this.search, ...this.list.querySelectorAll<HTMLElement>('a, summary')].filter((stop) =>
      stop.checkVisibility(),
    )
    const here = stops.findIndex((stop) => stop === document.activeElement)
    stops[Math.max(0, Math.min(stops.length - 1, here + step))]?.focus()
    event.preventDefault()
  }
}

/** Rows are made when a fold is first opened: a county has hundreds of people. */
function fold(kind: string, title: string, count: number, open: boolean, rows: () => Node[]): HTMLElement {
  const details = h(
    'details',
    { class: kind, open },
    h('summary', {}, title, h('span', { class: 'count' }, say.countPeople(count))),
  )
  let filled = false
  const fill = () => {
    if (filled || !details.open) return
    filled = true
    details.append(...rows())
  }
  details.addEventListener('toggle', fill)
  fill()
  return details
}

function groupBy<T>(items: T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const name = key(item)
    const group = groups.get(name)
    if (group) group.push(item)
    else groups.set(name, [item])
  }
  return groups
}

const rank = (role: string) => (ROLES.includes(role) ? ROLES.indexOf(role) : ROLES.length)

function recentIds(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(RECENT) ?? '[]')
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []
  } catch {
    return [] // a browser that keeps nothing
  }
}

function remember(id: string): void {
  try {
    localStorage.setItem(
      RECENT,
      JSON.stringify([id, ...recentIds().filter((other) => other !== id)].slice(0, RECENT_KEPT)),
    )
  } catch {
    // a browser that keeps nothing
  }
}
