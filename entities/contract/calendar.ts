import { addDays } from '../base/calendar.ts'
import type { SettingsView } from '../base/runtime.ts'
import type { ContractState } from './codes.ts'
import type { Contract } from './contract.ts'

/** The first day on which a contract is about to run out. D23: the longest of the reminder's days. */
export const expiringFrom = (endOn: string, settings: SettingsView): string =>
  addDays(endOn, -Math.max(0, ...settings.value<number[]>('contract.remindDays')))

/** 到期状态 - where the calendar says a signed contract stands; a state only people or a next contract end stays. */
export function stateOn(
  { state, startOn, endOn }: Pick<Contract, 'state' | 'startOn' | 'endOn'>,
  day: string,
  settings: SettingsView,
): ContractState {
  if (!['signed', 'active', 'expiring'].includes(state)) return state
  if (day < startOn) return 'signed'
  if (day > endOn) return 'expired'
  return day >= expiringFrom(endOn, settings) ? 'expiring' : 'active'
}
