import type { Truth } from './generate.ts'

export interface Score {
  links: number
  precision: number
  recall: number
  /** Groups of the truth whose status the answer gives for every one of their lines. */
  status: number
  /** Groups of the truth that the answer has with exactly the same lines and the same status. */
  whole: number
  groups: number
}

/** Links are pairs of a fiscal line and a project that stand in one group. */
export function score(answer: readonly Truth[], truth: readonly Truth[]): Score {
  const links = (groups: readonly Truth[]) =>
    new Set(groups.flatMap(({ fiscal, project }) => fiscal.flatMap((f) => project.map((p) => `${f} ${p}`))))
  const [said, right] = [links(answer), links(truth)]
  const hits = [...said].filter((link) => right.has(link)).length
  const statusOf = new Map(
    answer.flatMap((group) => [...group.fiscal, ...group.project].map((no) => [no, group.status] as const)),
  )
  const whole = new Set(answer.map(wholeOf))
  return {
    links: right.size,
    precision: hits / Math.max(1, said.size),
    recall: hits / Math.max(1, right.size),
    status: share(truth, ({ fiscal, project, status }) =>
      [...fiscal, ...project].every((no) => statusOf.get(no) === status),
    ),
    whole: share(truth, (group) => whole.has(wholeOf(group))),
    groups: truth.length,
  }
}

const wholeOf = ({ status, fiscal, project }: Truth) =>
  `${status} ${[...fiscal].sort().join()} ${[...project].sort().join()}`
const share = (list: readonly Truth[], is: (group: Truth) => boolean) =>
  list.filter(is).length / Math.max(1, list.length)
