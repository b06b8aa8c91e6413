import { audit } from '../../base/audit.ts'
import { localDate } from '../../base/clock.ts'
import { DomainError, must } from '../../base/errors.ts'
import type { Runtime } from '../../base/runtime.ts'
import { whoDid } from '../../person/whoDid.ts'
import type { Person } from '../../person/person.ts'
import { can } from '../../person/policy.ts'
import { factHint, paperNames, processWords, rolesText } from '../../texts/process.ts'
import { dayName } from '../../texts/period.ts'
import { Asset } from '../asset.ts'
import { lockAsset } from '../assets.ts'
import { write } from '../change.ts'
import { sameValue, type Values } from '../values.ts'
import { type Machine, type MachineStep, mainSteps, possibleSteps, type StepContext } from './machine.ts'
import { machineOf } from './machines.ts'
import { papersOf } from './papers.ts'
import { AssetProcess } from './process.ts'
import { stepsOf } from './processes.ts'
import { ProcessStep } from './processStep.ts'

export interface TakeStep {
  processId: number
  step: string
  facts?: Record<string, unknown>
  /** The version the doer saw; left out: whatever stands. */
  seen?: number | undefined
  /** When it happened; today when left out, never later. */
  day?: string | undefined
  messageId?: number | null
}

export interface Taken {
  process: AssetProcess
  step: ProcessStep
}

/**
 * 办一步 - takes one step of a process, with everything it writes into the asset's file, or says why not. Throws process/not-found,
 * process/unknown-step, process/closed, process/changed-meanwhile, process/done-already, process/not-now, process/not-yours,
 * process/day, process/facts, process/papers-missing and what the rule of the step throws.
 */
export async function takeStep(tx: Runtime, who: Person, order: TakeStep): Promise<Taken> {
  const found = await tx.db.findOneBy(AssetProcess, { id: order.processId })
  if (found?.assetId) await lockAsset(tx, found.assetId)
  // the row is the lock that keeps two doers in turn
  await tx.db.update(AssetProcess, { id: order.processId }, { version: () => 'version' })
  const process = await tx.db.findOneBy(AssetProcess, { id: order.processId })
  const asset = process?.assetId ? await tx.db.findOneByOrFail(Asset, { id: process.assetId }) : null
  must(process !== null && can.see(who, asset ?? process), 'process/not-found', { code: '' })

  const machine = machineOf(process.kind)
  const declared = machine.steps[order.step]
  must(declared, 'process/unknown-step', { step: order.step.slice(0, 40), code: process.code })
  await mayNow(tx, who, { process, machine, name: order.step, declared, seen: order.seen })

  const today = localDate(tx.clock.now())
  const day = order.day ?? today
  must(day <= today, 'process/day', { code: process.code, day })
  const facts = readFacts(process, order.step, declared, order.facts ?? {})
  const context: StepContext = { tx, who, process, asset, facts, day, messageId: order.messageId ?? null }
  await havePapers(context, declared)
  await declared.check?.(context)
  return record(context, machine, order.step, declared)
}

interface Asked {
  process: AssetProcess
  machine: Machine
  name: string
  declared: MachineStep
  seen: number | undefined
}

/** Whose it is, and whether it is its turn; each refusal says what to do instead. */
async function mayNow(tx: Runtime, who: Person, { process, machine, name, declared, seen }: Asked): Promise<void> {
  const { code, kind, state } = process
  const { steps, states } = processWords[kind]
  const step = steps[name]!
  must(process.closedOn === null, 'process/closed', { code, state: states[state] ?? state })
  if (!declared.by.includes(who.role))
    throw new DomainError('process/not-yours', { step: step.name, by: rolesText(declared.by) })
  const taken = await stepsOf(tx, process.id)
  if (seen !== undefined && seen !== process.version) {
    const last = taken.at(-1)
    throw new DomainError('process/changed-meanwhile', {
      code,
      who: last ? await whoDid(tx, last.by) : '',
      step: last ? (steps[last.step]?.name ?? last.step) : '',
    })
  }
  const possible = possibleSteps(machine, process)
  if (possible.includes(name)) return
  const done = doneAlready(machine, taken, name)
  if (done)
    throw new DomainError('process/done-already', {
      code,
      step: step.name,
      by: await whoDid(tx, done.by),
      day: dayName(done.onDay),
    })
  const [next] = mainSteps(machine, process)
  throw new DomainError('process/not-now', {
    code,
    step: step.name,
    needs: step.needs,
    state: states[state] ?? state,
    next: next ? `${steps[next]!.name}（${rolesText(machine.steps[next]!.by)}办）` : '',
  })
}

/** The step as it was taken, unless the process went back behind it since. */
function doneAlready(machine: Machine, taken: readonly ProcessStep[], name: string): ProcessStep | undefined {
  const at = taken.findLastIndex((row) => row.step === name)
  const wentBack = ({ step, to }: ProcessStep) => machine.steps[step]?.isMain === false || to === machine.start
  return at >= 0 && !taken.slice(at).some(wentBack) ? taken[at] : undefined
}

function readFacts(process: AssetProcess, name: string, declared: MachineStep, said: Record<string, unknown>) {
  const read = declared.facts.safeParse(said)
  if (read.success) return read.data
  const wrong = [...new Set(read.error.issues.map(({ path }) => String(path.at(-1) ?? '')))]
  throw new DomainError('process/facts', {
    step: processWords[process.kind].steps[name]!.name,
    missing: wrong.map(factHint).filter(Boolean).join('、'),
    example: processWords[process.kind].steps[name]!.example?.replace('{code}', process.code) ?? '',
  })
}

async function havePapers(context: StepContext, declared: MachineStep): Promise<void> {
  const wanted = typeof declared.papers === 'function' ? declared.papers(context) : declared.papers
  if (wanted.length === 0) return
  const brought = new Set((await papersOf(context.tx, context.process.id)).map(({ paper }) => paper))
  const missing = wanted.filter((paper) => !brought.has(paper)).map((paper) => paperNames[paper])
  must(missing.length === 0, 'process/papers-missing', {
    code: context.process.code,
    papers: missing.join('、'),
    one: missing[0] ?? '',
  })
}

async function record(context: StepContext, machine: Machine, name: string, declared: MachineStep): Promise<Taken> {
  const { tx, who, process, asset, facts, day, messageId } = context
  const { id, code, version, state: from } = process
  const to = declared.to
  const changed = {
    state: to,
    facts: { ...process.facts, ...(declared.folds?.(context) ?? facts) },
    closedOn: machine.isEnd(process, to) ? day : null,
    version: version + 1,
  }
  // TypeORM's deep-partial type does not accept open records
  const { affected } = await tx.db.update(AssetProcess, { id, version }, changed as never)
  must(affected === 1, 'process/changed-meanwhile', { code, who: '', step: '' })
  const row = tx.db.create(ProcessStep, {
    processId: id,
    step: name,
    from,
    to,
    facts,
    by: who.id,
    onDay: day,
    messageId,
    at: tx.clock.now(),
  })
  await tx.db.insert(ProcessStep, row as never)
  const subject = asset ? { subject: 'asset', subjectId: asset.id } : { subject: 'process', subjectId: id }
  const about = { process: code, step: name, from, to, day, facts }
  const action = `${process.kind}:${name}`
  const after = { ...context, process: { ...process, ...changed } }
  const wanted = asset === null ? {} : differing(asset, declared.writes?.(after) ?? {})
  if (asset !== null && Object.keys(wanted).length > 0)
    await write(tx, { assetId: asset.id, wanted, seen: null, by: who.id, messageId, action, about })
  else await audit(tx, { ...subject, action, by: who.id, messageId, change: about })
  await declared.then?.(after)
  return { process: await tx.db.findOneByOrFail(AssetProcess, { id }), step: row }
}

const differing = (asset: Asset, wanted: Values): Values =>
  Object.fromEntries(
    Object.entries(wanted).filter(
      ([key, value]) => !sameValue(value, (asset as unknown as Values)[key as keyof Values]),
    ),
  )
