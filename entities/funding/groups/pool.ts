import type { Group } from '../match/group.ts'
import type { ReconciliationGroup, ReconciliationMember } from '../reconciliationGroup.ts'

/** The groups there were, to be found again: a number somebody wrote down should keep meaning the same. */
export class Pool {
  private readonly free: Map<number, ReconciliationGroup>
  private readonly byMembers = new Map<string, number>()
  private readonly byLine = new Map<string, number>()

  constructor(groups: readonly ReconciliationGroup[], members: ReadonlyMap<number, readonly ReconciliationMember[]>) {
    this.free = new Map(groups.map((group) => [group.id, group]))
    for (const { id } of groups) {
      const lines = (members.get(id) ?? []).map(({ line, no }) => `${line} ${no}`)
      this.byMembers.set(lines.sort().join('|'), id)
      for (const line of lines) this.byLine.set(line, id)
    }
  }

  /** First those with the same members, then those with the same project, then those with the same money. */
  assign(found: readonly Group[]): [Group, ReconciliationGroup | null][] {
    const existing = new Map<Group, ReconciliationGroup>()
    const passes: ((group: Group) => (number | undefined)[])[] = [
      (group) => [this.byMembers.get(linesOf(group).sort().join('|'))],
      (group) => group.project.map((no) => this.byLine.get(`project ${no}`)),
      (group) => group.fiscal.map((no) => this.byLine.get(`fiscal ${no}`)),
    ]
    for (const pass of passes)
      for (const group of found) {
        if (existing.has(group)) continue
        const id = pass(group).find((one) => one !== undefined && this.free.has(one))
        const known = id === undefined ? undefined : this.free.get(id)
        if (!known) continue
        existing.set(group, known)
        this.free.delete(known.id)
      }
    return found.map((group) => [group, existing.get(group) ?? null])
  }

  /** Whose lines all went elsewhere. */
  left(): ReconciliationGroup[] {
    return [...this.free.values()]
  }
}

const linesOf = ({ fiscal, project }: Group) => [
  ...fiscal.map((no) => `fiscal ${no}`),
  ...project.map((no) => `project ${no}`),
]
