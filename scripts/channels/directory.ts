import { setTimeout as pause } from 'node:timers/promises'
import dayjs from 'dayjs'
import type { Directory, Member } from '../../bot/puppets/wecom-app/index.ts'
import type { Runtime } from '../../entities/base/runtime.ts'

/** Minutes a directory is believed. */
const BELIEVED = 30
/** Milliseconds a greeting waits for it. */
const PATIENCE = 3000

interface Listing {
  directory(): Promise<Directory>
}

/**
 * What the enterprise's directory says of a member: 熊河镇荆干村 张三, so that somebody who writes for the first time need not
 * type it. Null when it does not know him, or does not answer soon.
 */
export function directoryOf(puppet: Listing, runtime: Runtime): (userid: string) => Promise<string | null> {
  let known: { directory: Promise<Directory>; until: Date } | null = null
  const current = () => {
    const now = runtime.clock.now()
    if (known && now < known.until) return known.directory
    const directory = puppet.directory()
    known = { directory, until: dayjs(now).add(BELIEVED, 'minute').toDate() }
    directory.catch(() => (known = null))
    return directory
  }
  return async (userid) => {
    try {
      const directory = await Promise.race([current(), pause(PATIENCE, null, { ref: false })])
      const member = directory?.members.find((one) => one.userid.toLowerCase() === userid.toLowerCase())
      return directory && member ? introduction(directory, member) : null
    } catch (error) {
      runtime.log.warn({ err: error }, 'directory does not answer')
      return null
    }
  }
}

/** Of several departments the deepest: a village says more than its town. The root is the enterprise itself. */
function introduction({ departments }: Directory, { departments: own, name }: Member): string {
  const byId = new Map(departments.map((department) => [department.id, department]))
  const path = (id: number): string[] => {
    const department = byId.get(id)
    return department ? [...path(department.parentId), department.name] : []
  }
  const deepest = own.map(path).reduce<string[]>((best, one) => (one.length > best.length ? one : best), [])
  return `${deepest.slice(deepest.length > 1 ? 1 : 0).join('')} ${name}`
}
