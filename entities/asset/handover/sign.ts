import { must } from '../../base/errors.ts'
import type { Runtime } from '../../base/runtime.ts'
import type { Person } from '../../person/person.ts'
import { papersOf } from '../process/papers.ts'
import type { AssetProcess } from '../process/process.ts'
import { waitingFor } from '../process/processes.ts'
import { takeStep } from '../process/take.ts'
import { type Party, parties, type PartyFact, signingStep } from './handover.ts'

const awaited: Record<string, Party> = { prepared: 'from', signed_by_from: 'to', signed_by_to: 'supervisor' }

/** Whose signature it waits for; null when for none. */
export const awaitedParty = (process: AssetProcess): Party | null =>
  process.kind === 'handover' ? (awaited[process.state] ?? null) : null

export const partyOf = (process: AssetProcess, party: Party): PartyFact => process.facts[party] as PartyFact

/** Handovers that wait for this very person's signature. */
export async function signaturesOf(tx: Runtime, who: Person): Promise<AssetProcess[]> {
  const waiting = await waitingFor(tx, who)
  return waiting.filter((process) => {
    const party = awaitedParty(process)
    return party !== null && partyOf(process, party).personId === who.id
  })
}

/** 签字 - records the signature it waits for; with the signed list in the file, the third completes the handover (F071). */
export async function sign(
  tx: Runtime,
  who: Person,
  { process, seen, messageId = null }: { process: AssetProcess; seen?: number; messageId?: number | null },
): Promise<{ process: AssetProcess; as: Party }> {
  const as = awaitedParty(process)
  must(as !== null, 'process/closed', { code: process.code })
  const step = signingStep[as]
  const taken = await takeStep(tx, who, { processId: process.id, step, messageId, ...(seen ? { seen } : {}) })
  const papers = await papersOf(tx, process.id)
  if (as !== parties.at(-1) || !papers.some(({ paper }) => paper === 'signed_list'))
    return { process: taken.process, as }
  const done = await takeStep(tx, who, { processId: process.id, step: 'finish', messageId })
  return { process: done.process, as }
}
