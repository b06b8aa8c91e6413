import { z } from 'zod'
import { Asset } from '../../../entities/asset/asset.ts'
import { possibleSteps } from '../../../entities/asset/process/machine.ts'
import { machineOf } from '../../../entities/asset/process/machines.ts'
import { missingPapers, papers, papersOf } from '../../../entities/asset/process/papers.ts'
import { type AssetProcess, processKinds } from '../../../entities/asset/process/process.ts'
import { processSeen, stepsOf } from '../../../entities/asset/process/processes.ts'
import { must } from '../../../entities/base/errors.ts'
import type { Runtime } from '../../../entities/base/runtime.ts'
import type { Person } from '../../../entities/person/person.ts'
import { whoDid } from '../../../entities/person/whoDid.ts'
import { placeName } from '../../../entities/region/regions.ts'
import { paperNames, processWords } from '../../../entities/texts/process.ts'
import { codeOf, instantField, maybe, says, shown, text } from '../fields.ts'

export const kindNames = Object.fromEntries(processKinds.map((kind) => [kind, processWords[kind].name]))
export const paperField = codeOf(papers, 'paperName', paperNames)

/** One line of a list. */
export const processSchema = z
  .strictObject({
    code: text('processCode'),
    kind: codeOf(processKinds, 'machineKind', kindNames),
    state: text('processState'),
    stateName: text('processStateName'),
    assetNo: maybe(z.string(), 'maybeAssetNo'),
    title: text('processTitle'),
    villageName: text('villageName'),
    version: says(z.int(), 'processVersion'),
    openedBy: text('openedBy'),
    at: instantField('at'),
    closedOn: maybe(z.string(), 'closedOn'),
  })
  .meta({ id: 'Process' })

export const processDetailSchema = z
  .strictObject({
    ...processSchema.shape,
    facts: says(z.record(z.string(), z.unknown()), 'processFacts'),
    next: says(
      z.array(
        z.strictObject({
          step: text('stepCode'),
          name: text('stepName'),
          by: says(z.array(z.string()), 'stepBy'),
          missing: says(z.array(paperField), 'processMissing'),
        }),
      ),
      'processNext',
    ),
    steps: says(
      z.array(
        z.strictObject({
          step: text('stepCode'),
          name: text('stepName'),
          day: text('onDay'),
          by: text('doneBy'),
          at: instantField('at'),
        }),
      ),
      'processSteps',
    ),
    papers: says(z.array(z.strictObject({ paper: paperField, sha256: text('fileSha256') })), 'processPapers'),
  })
  .meta({ id: 'ProcessDetail' })

export async function presentProcess(tx: Runtime, process: AssetProcess): Promise<z.input<typeof processSchema>> {
  const { code, kind, state, title, version, closedOn, assetId } = process
  const asset = assetId === null ? null : await tx.db.findOneBy(Asset, { id: assetId })
  return {
    code,
    kind,
    state,
    stateName: processWords[kind].states[state] ?? state,
    assetNo: asset?.assetNo ?? null,
    title,
    villageName: await placeName(tx, process.villageCode),
    version,
    openedBy: await whoDid(tx, process.openedBy),
    at: shown(process.openedAt),
    closedOn,
  }
}

export async function presentDetail(tx: Runtime, process: AssetProcess): Promise<z.input<typeof processDetailSchema>> {
  const { id, kind } = process
  const machine = machineOf(kind)
  const words = processWords[kind].steps
  const next = possibleSteps(machine, process).map(async (step) => ({
    step,
    name: words[step]!.name,
    by: [...machine.steps[step]!.by],
    missing: await missingPapers(tx, process, machine.steps[step]!),
  }))
  const steps = (await stepsOf(tx, id)).map(async ({ step, onDay, by, at }) => ({
    step,
    name: words[step]?.name ?? step,
    day: onDay,
    by: await whoDid(tx, by),
    at: shown(at),
  }))
  const brought = (await papersOf(tx, id)).flatMap(({ paper, sha256 }) => {
    const known = papers.find((one) => one === paper)
    return known ? [{ paper: known, sha256 }] : []
  })
  return {
    ...(await presentProcess(tx, process)),
    facts: process.facts,
    next: await Promise.all(next),
    steps: await Promise.all(steps),
    papers: brought,
  }
}

/** Throws process/not-found. */
export async function processNamed(tx: Runtime, who: Person, code: string): Promise<AssetProcess> {
  const process = await processSeen(tx, who, code)
  must(process, 'process/not-found', { code: code.slice(0, 12) })
  return process
}
