import { disposal } from '../disposal/disposal.ts'
import { handover } from '../handover/handover.ts'
import { registration } from '../registration/registration.ts'
import { title } from '../title/title.ts'
import type { Machine } from './machine.ts'
import type { ProcessKind } from './process.ts'

const machines: Record<ProcessKind, Machine> = { registration, title, handover, disposal }

export const machineOf = (kind: ProcessKind): Machine => machines[kind]
