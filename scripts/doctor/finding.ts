import type { doctorTexts } from '../../entities/texts/doctor.ts'

export type State = 'ok' | 'warn' | 'fail' | 'skip'

/** One step that was looked at. `say` names, when something is wrong, what to do about it. */
export interface Finding {
  step: keyof typeof doctorTexts.steps
  state: State
  say: string
}

export const finding = (step: Finding['step'], state: State, say: string): Finding => ({ step, state, say })
