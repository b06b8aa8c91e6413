import { audit } from '../../base/audit.ts'
import { DomainError, must } from '../../base/errors.ts'
import type { Runtime } from '../../base/runtime.ts'
import type { Person } from '../../person/person.ts'
import { alone } from '../lines/alone.ts'
import { canReconcile } from '../policy.ts'
import { ReconciliationGroup, ReconciliationMember } from '../reconciliationGroup.ts'
import { groupLines, groupSeen } from './groups.ts'
import { placing } from './placing.ts'
import { regroup } from './regroup.ts'
import { decidedReasons, stateOf, sumsOf, toleranceOf } from './state.ts'
import { writeGroups } from './write.ts'

export interface Deciding {
  who: Person
  /** The inbox row it came through. */
  messageId?: number | null
}

/**
 * 说明 - says in words why the sums do not meet; the group is then explained and keeps its members.
 * Throws funding/group-not-found, funding/forbidden, funding/locked, funding/already-matched, funding/words.
 */
export async function explain(
  tx: Runtime,
  id: number,
  words: string,
  { who, messageId }: Deciding,
): Promise<ReconciliationGroup> {
  const group = await toDecide(tx, id, who)
  must(group.status !== 'matched', 'funding/already-matched', { id })
  const explanation = words.trim()
  must(explanation.length >= 2 && explanation.length <= 200, 'funding/words')
  const state = stateOf({ ...group, explanation })
  return change(tx, group, { explanation, explainedBy: who.id, state }, { action: 'explain', who, messageId })
}

/** 锁定 - the county closes what is matched or explained; no import moves it any more. Throws as explain, and funding/lock-open. */
export async function lock(tx: Runtime, id: number, { who, messageId }: Deciding): Promise<ReconciliationGroup> {
  must(canReconcile.lock(who), 'funding/lock-forbidden')
  const group = await groupSeen(tx, who, id)
  must(group.state !== 'locked', 'funding/locked', { id })
  must(group.state === 'matched' || group.state === 'explained', 'funding/lock-open', { id })
  const values = { state: 'locked' as const, lockedBy: who.id, lockedAt: tx.clock.now() }
  return change(tx, group, values, { action: 'lock', who, messageId })
}

/** 解锁 - with a reason; the sums are reckoned again from the lines as they are now. */
export async function unlock(
  tx: Runtime,
  id: number,
  reason: string,
  { who, messageId }: Deciding,
): Promise<ReconciliationGroup> {
  must(canReconcile.lock(who), 'funding/lock-forbidden')
  await alone(tx)
  const group = await groupSeen(tx, who, id)
  must(group.state === 'locked', 'funding/not-locked', { id })
  must(reason.trim().length >= 2 && reason.trim().length <= 200, 'funding/words')
  // its members stay together: the machine would else decide over the county's head
  const values = { lockedBy: null, lockedAt: null, byPerson: true, state: stateOf({ ...group, lockedBy: null }) }
  await change(tx, group, values, { action: 'unlock', who, messageId, reason: reason.trim() })
  await regroup(tx, who.id)
  return groupSeen(tx, who, id)
}

/** 合并 - a person says that these belong together; the group with the smallest number stays. Throws as explain, and funding/join-two. */
export async function join(
  tx: Runtime,
  ids: readonly number[],
  { who, messageId }: Deciding,
): Promise<ReconciliationGroup> {
  await alone(tx)
  const sorted = [...new Set(ids)].sort((a, b) => a - b)
  must(sorted.length >= 2 && sorted.length <= 50, 'funding/join-two')
  const groups = []
  for (const id of sorted) groups.push(await toDecide(tx, id, who))
  const [first] = groups
  if (!first) throw new DomainError('funding/join-two')
  const lines = await groupLines(tx, sorted)
  const sums = sumsOf(lines.fiscal, lines.projects, toleranceOf(tx.settings))
  const place = (await placing(tx))(lines.projects, lines.fiscal)
  for (const group of groups.slice(1)) {
    await audit(tx, {
      subject: 'reconciliation',
      subjectId: group.id,
      action: 'join',
      by: who.id,
      messageId: messageId ?? null,
      change: { into: first.id },
    })
    await tx.db.update(ReconciliationMember, { groupId: group.id }, { groupId: first.id })
    await tx.db.delete(ReconciliationGroup, { id: group.id })
  }
  const values = {
    ...sums,
    ...place,
    reasons: decidedReasons(sums, toleranceOf(tx.settings)),
    byPerson: true,
    explanation: '',
    explainedBy: null,
  }
  return change(tx, first, { ...values, state: sums.status }, { action: 'join', who, messageId, reason: sorted.join() })
}

/** 拆开 - every line on its own, until a person joins it again. Throws as explain, and funding/nothing-to-split. */
export async function split(tx: Runtime, id: number, { who, messageId }: Deciding): Promise<ReconciliationGroup[]> {
  await alone(tx)
  const group = await toDecide(tx, id, who)
  const { fiscal, projects } = await groupLines(tx, [id])
  must(fiscal.length + projects.length >= 2, 'funding/nothing-to-split', { id })
  const place = await placing(tx)
  const tolerance = toleranceOf(tx.settings)
  const parts = [
    ...projects.map((line) => ({ fiscal: [], projects: [line] })),
    ...fiscal.map((line) => ({ fiscal: [line], projects: [] })),
  ]
  const members = new Map([[id, await tx.db.findBy(ReconciliationMember, { groupId: id })]])
  await writeGroups(tx, {
    wanted: parts.map((part, i) => {
      const sums = sumsOf(part.fiscal, part.projects, tolerance)
      return {
        existing: i === 0 ? group : null,
        ...part,
        values: {
          ...place(part.projects, part.fiscal),
          ...sums,
          reasons: decidedReasons(sums, tolerance),
          state: sums.status,
        },
      }
    }),
    gone: [],
    members,
    by: who.id,
  })
  const numbers = [
    ...fiscal.map((line) => ['fiscal', line.no] as const),
    ...projects.map((line) => ['project', line.no] as const),
  ]
  const found: ReconciliationGroup[] = []
  for (const [line, no] of numbers) {
    const member = await tx.db.findOneByOrFail(ReconciliationMember, { line, no })
    await tx.db.update(
      ReconciliationGroup,
      { id: member.groupId },
      { byPerson: true, explanation: '', explainedBy: null },
    )
    found.push(await tx.db.findOneByOrFail(ReconciliationGroup, { id: member.groupId }))
  }
  await audit(tx, {
    subject: 'reconciliation',
    subjectId: id,
    action: 'split',
    by: who.id,
    messageId: messageId ?? null,
    change: { into: found.map((one) => one.id) },
  })
  return found.sort((a, b) => a.id - b.id)
}

/** 交回自动对账 - takes a person's joining, splitting or explanation back; the lines are matched anew. */
export async function release(tx: Runtime, id: number, { who, messageId }: Deciding): Promise<void> {
  await alone(tx)
  const group = await toDecide(tx, id, who)
  const values = { byPerson: false, explanation: '', explainedBy: null, state: group.status }
  await change(tx, group, values, { action: 'release', who, messageId })
  await regroup(tx, who.id)
}

async function toDecide(tx: Runtime, id: number, who: Person): Promise<ReconciliationGroup> {
  must(canReconcile.decide(who), 'funding/forbidden')
  const group = await groupSeen(tx, who, id)
  must(group.state !== 'locked', 'funding/locked', { id })
  return group
}

type Values = Partial<Omit<ReconciliationGroup, 'id' | 'version'>>

async function change(
  tx: Runtime,
  group: ReconciliationGroup,
  values: Values,
  { action, who, messageId, reason }: Deciding & { action: string; reason?: string },
): Promise<ReconciliationGroup> {
  const { affected } = await tx.db.update(
    ReconciliationGroup,
    { id: group.id, version: group.version },
    { ...values, version: group.version + 1, updatedAt: tx.clock.now() },
  )
  must(affected === 1, 'funding/changed-meanwhile')
  const changes = Object.entries(values).map(([field, value]) => [
    field,
    { old: group[field as keyof ReconciliationGroup], new: value },
  ]) // fields of a group
  await audit(tx, {
    subject: 'reconciliation',
    subjectId: group.id,
    action,
    by: who.id,
    messageId: messageId ?? null,
    change: { ...Object.fromEntries(changes), ...(reason === undefined ? {} : { reason }) },
  })
  return { ...group, ...values, version: group.version + 1 }
}
