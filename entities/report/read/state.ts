import type { OpStatus } from '../../asset/classes.ts'
import { matchable } from './matchable.ts'
import type { Issue, LedgerEntry } from './reading.ts'
import {
  BROKEN_YET,
  DAMAGED,
  DENIED,
  FAULT,
  HEARSAY,
  IDLE,
  ISSUES,
  LOST,
  MACHINES,
  MINOR,
  NOT_REAL,
  PART,
  RECOVERED,
  REPAIRING,
  REQUEST,
  SAME,
  SEASONAL,
  SUSPENDED,
  UPKEEP,
  URGENT,
  WELL,
  WELL_DENIED,
} from './stateWords.ts'

/** What the words of one asset say of its state. */
export interface State {
  status: OpStatus | null
  issues: Issue[]
  urgent: boolean
  hearsay: boolean
  upkeepRequest: boolean
  same: boolean
}

/** Reads the state out of the words said of one asset. `clauses` in matchable form, names taken out. */
export function readState(clauses: string[], entry: LedgerEntry | undefined, spoken = clauses.join(',')): State {
  const state: State = {
    status: null,
    issues: [],
    urgent: false,
    hearsay: false,
    upkeepRequest: false,
    same: SAME.test(spoken),
  }
  const issues = new Set<Issue>()
  let recovered = false
  let broken: OpStatus | null = null
  let well = false
  let unreal = false
  for (const clause of clauses) {
    if (HEARSAY.test(clause)) state.hearsay = true
    // 怕板子刮坏, 如果修好了: nothing of it has happened; what hangs on it has not either.
    if (NOT_REAL.test(clause)) {
      unreal = true
      const [sure] = clause.split(NOT_REAL)
      if (sure && WELL.test(sure)) well = true
      if (UPKEEP.test(clause)) issues.add('upkeep_needed')
      continue
    }
    if (unreal && /^(?:就|才|便|那|也许|能)/.test(clause)) continue
    const rest = clause.replace(DENIED, ' ').replace(WELL_DENIED, ' ')
    for (const [issue, pattern] of ISSUES) if (pattern.test(rest)) issues.add(issue)
    const trouble = clauseTrouble(rest)
    if (
      trouble &&
      (DAMAGED.test(rest) || PART.test(rest)) &&
      (FAULT.test(rest) || MACHINES.has(entry?.subclass ?? '')) &&
      !/合同/.test(rest)
    )
      issues.add('equipment_fault')
    if (/[没不]发电|停机|爆管|跳闸/.test(rest) && !issues.has('natural_disaster')) issues.add('equipment_fault')
    if (UPKEEP.test(rest) && !/修好|修了|换了/.test(rest)) issues.add('upkeep_needed')
    if (REQUEST.test(rest)) state.upkeepRequest = true
    if (URGENT.test(rest)) state.urgent = true
    if (RECOVERED.test(rest) && !BROKEN_YET.test(rest)) {
      recovered = true
      broken = null
    } else if (trouble) {
      broken =
        broken === 'repairing' ? 'repairing' : broken === 'partial' && trouble === 'damaged' ? 'partial' : trouble
      recovered = false
    }
    if (WELL.test(rest) || rest !== clause) well = true
  }
  if (
    issues.has('death_of_animal') &&
    entry?.class !== 'household' &&
    !/breeding|livestock/.test(entry?.subclass ?? '') &&
    !clauses.some((clause) => /牛|羊|猪|鸡|鸭|虾|鱼|苗|兔|鹅/.test(clause))
  )
    issues.delete('death_of_animal')
  // 卖了3.2万 处理了 废铁: sold for scrap, told over several pauses
  if (/废[铁品]/.test(spoken) && /(?:卖|处理)了/.test(spoken) && !/[想要能]|打算|准备|不/.test(spoken))
    issues.add('unauthorised_change')
  if (state.upkeepRequest)
    state.upkeepRequest = issues.has('upkeep_needed') || clauses.some((clause) => /管护/.test(clause))
  state.issues = [...issues]
  if (recovered) state.urgent = false
  // 正常,还没到季节: running as it should for the time of year.
  if (broken === 'seasonal' && clauses.some((clause) => /正常/.test(clause) && clauseTrouble(clause) === null))
    broken = null
  state.status = broken ?? (well || recovered ? 'normal' : null)
  if (state.status === null && issues.has('upkeep_needed') && clauses.some((clause) => MINOR.test(clause)))
    state.status = 'normal'
  return state
}

/** The trouble one clause speaks of; the strongest sense first: under repair before broken, part before whole. */
function clauseTrouble(clause: string): OpStatus | null {
  if (BROKEN_YET.test(clause)) return 'damaged'
  if (REPAIRING.test(clause)) return 'repairing'
  if (LOST.test(clause)) return 'lost'
  if (SEASONAL.test(clause)) return 'seasonal'
  if (IDLE.test(clause)) return 'idle'
  if (PART.test(clause) && !/修好/.test(clause)) return 'partial'
  if (SUSPENDED.test(clause)) return 'suspended'
  if (MINOR.test(clause) && !/(?:塌|垮|冲|断|烧|不能用)/.test(clause)) return null
  if (DAMAGED.test(clause)) return 'damaged'
  return null
}

/** A bare answer to "how is it": 正常, 停了, 坏了在修. Null when it says nothing of a state. */
export function readStatus(text: string): OpStatus | null {
  const words = matchable(text.slice(0, 200))
  return readState(words.split(/[,;。!?\n]/), undefined).status
}
