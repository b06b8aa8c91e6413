import type { z } from 'zod'
import type { Runtime } from '../../base/runtime.ts'
import type { Person } from '../../person/person.ts'
import type { Role } from '../../person/role.ts'
import type { Asset } from '../asset.ts'
import type { Values } from '../values.ts'
import type { Paper } from './papers.ts'
import type { AssetProcess, ProcessKind } from './process.ts'

/** What a step is decided from. `facts` are those of this step, checked; what earlier steps found stands in process.facts. */
export interface StepContext<F = Record<string, unknown>> {
  tx: Runtime
  who: Person
  process: AssetProcess
  asset: Asset | null
  facts: F
  /** The day it happened. */
  day: string
  messageId: number | null
}

/** 一步, as data: from where it may be taken, where it leads, whose it is and what it needs. */
export interface MachineStep<F = Record<string, unknown>> {
  from: readonly string[]
  to: string
  by: readonly Role[]
  /** Papers that must have been brought by now. */
  papers: readonly Paper[] | ((context: StepContext<F>) => readonly Paper[])
  /** What must be told with it. */
  facts: z.ZodType<F>
  /** False for ways off the road (dispute, return, withdraw): nobody waits for them. */
  isMain?: boolean
  /** The rule: throws the DomainError that says why not. */
  check?(context: StepContext<F>): Promise<void> | void
  /** What stands in process.facts afterwards, where that is not simply the facts themselves. */
  folds?(context: StepContext<F>): Record<string, unknown>
  /** What it writes into the asset's file. */
  writes?(context: StepContext<F>): Values
  /** What else it sets going; inside the same transaction. */
  then?(context: StepContext<F>): Promise<void>
}

export interface Machine {
  kind: ProcessKind
  start: string
  /** Whether nothing follows this state, for this process. */
  isEnd(process: AssetProcess, state: string): boolean
  /** Who may begin one. */
  opens: readonly Role[]
  steps: Readonly<Record<string, MachineStep>>
  /** Whether the way goes on without a step: nobody waits for it, and it is not named as the next. */
  isOptional?(process: AssetProcess, step: string): boolean
  /** Whether a step that the state would allow is not open to this process: a tier that needs no county, an owner that needs no vote. */
  isClosed?(process: AssetProcess, step: string): boolean
}

/** The steps on the road that can be taken now: what one waits for. */
export const mainSteps = (machine: Machine, process: AssetProcess): string[] =>
  possibleSteps(machine, process).filter(
    (name) => machine.steps[name]!.isMain !== false && !machine.isOptional?.(process, name),
  )

/** Keeps the type of each step's facts inside, and hands on a machine that any step fits. */
export const step = <F>(declared: MachineStep<F>): MachineStep =>
  // its own zod schema made the facts, so the context it gets is the one it wants
  declared as unknown as MachineStep

/** The steps that may be taken from where the process stands. */
export const possibleSteps = (machine: Machine, process: AssetProcess): string[] =>
  Object.entries(machine.steps).flatMap(([name, { from }]) =>
    process.closedOn === null && from.includes(process.state) && !machine.isClosed?.(process, name) ? [name] : [],
  )
