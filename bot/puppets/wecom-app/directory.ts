/** 通讯录 - departments and members the app may see, as plain lists. */
import { type Answer, listOf, numberOf, recordsOf, textOf, type WecomApi } from '../wecom/index.ts'

export interface Department {
  readonly id: number
  readonly name: string
  /** 0 = none, or not visible to the app */
  readonly parentId: number
  readonly order: number
}

export interface Member {
  readonly userid: string
  readonly name: string
  readonly departments: readonly number[]
  readonly position: string
  /** 1 active, 2 disabled, 4 not activated, 5 left; null = not told */
  readonly status: number | null
}

export interface Directory {
  readonly departments: readonly Department[]
  readonly members: readonly Member[]
}

/** Calls at a time; the platform allows 10,000 a minute. */
const SIDE_BY_SIDE = 4

/** One call for the departments and one for each of them. Throws ApiError. */
export async function readDirectory(api: WecomApi): Promise<Directory> {
  const answer = await api.get('/cgi-bin/department/list')
  const departments = recordsOf(answer.department).map(asDepartment)
  const members = new Map<string, Member>()
  const queue = departments.map(({ id }) => id)
  await Promise.all(
    Array.from({ length: SIDE_BY_SIDE }, async () => {
      for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
        const { userlist } = await api.get('/cgi-bin/user/list', { department_id: String(id) })
        for (const member of recordsOf(userlist).map(asMember)) members.set(member.userid, member)
      }
    }),
  )
  return { departments, members: [...members.values()].sort((a, b) => (a.userid < b.userid ? -1 : 1)) }
}

export const asMember = (answer: Answer): Member => ({
  userid: textOf(answer.userid),
  name: textOf(answer.name) || textOf(answer.userid),
  departments: listOf(answer.department).filter((id) => typeof id === 'number'),
  position: textOf(answer.position),
  status: numberOf(answer.status),
})

const asDepartment = (answer: Answer): Department => ({
  id: numberOf(answer.id) ?? 0,
  name: textOf(answer.name),
  parentId: numberOf(answer.parentid) ?? 0,
  order: numberOf(answer.order) ?? 0,
})
