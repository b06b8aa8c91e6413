import { z } from 'zod'
import type { Asset } from '../asset/asset.ts'
import { checkMeeting, meetingSchema } from '../asset/meeting.ts'
import { isStateOwned } from '../asset/title/owner.ts'
import { must } from '../base/errors.ts'
import type { Runtime } from '../base/runtime.ts'
import type { Person } from '../person/person.ts'
import type { ContractState } from './codes.ts'
import type { Contract } from './contract.ts'
import { mayApprove, mayDraft, mayRecord } from './policy.ts'
import { fullMonths } from './term.ts'

/** What a step is decided from. */
export interface ContractContext<F = Record<string, unknown>> {
  tx: Runtime
  who: Person
  contract: Contract
  asset: Asset
  facts: F
  today: string
}

/** 一步, as data: from where, to where, whose it is, what must be told with it, what the law asks. */
interface Declared<F> {
  from: readonly ContractState[]
  to: ContractState
  may(who: Person, asset: Asset, contract: Contract): boolean
  facts: z.ZodType<F>
  check?(context: ContractContext<F>): void
  writes?(context: ContractContext<F>): Partial<Contract>
}
export type ContractStepRule = Declared<Record<string, unknown>>
// its own zod schema made the facts, so the context it gets is the one it wants
const step = <F>(declared: Declared<F>): ContractStepRule => declared as unknown as ContractStepRule

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const name = z.string().trim().min(1).max(40)
const reason = z.string().trim().min(1).max(200)
const signature = z.strictObject({ signedOn: day, signedBy: name.optional() })

/** 民法典 第七百零七条: from six months on a lease is made in writing. */
const WRITTEN_MONTHS = 6

/** 村集体财产的租赁、承包 - 村民委员会组织法 第二十四条 (F096); state assets are not the village's to vote on. */
const needsVote = (asset: Asset): boolean => !isStateOwned(asset) && asset.ownerType.startsWith('collective')

export const contractSteps = {
  approve: step({
    from: ['draft'],
    to: 'approved',
    may: mayApprove,
    facts: z.strictObject({ meeting: meetingSchema.optional() }),
    check({ tx, contract: { code, decisionDocId }, asset, facts: { meeting }, today }) {
      if (!needsVote(asset)) return
      must(meeting, 'contract/needs-vote', { code, name: asset.name })
      checkMeeting(meeting, { today, settings: tx.settings })
      must(decisionDocId !== null, 'contract/needs-minutes', { code })
    },
    writes: ({ facts: { meeting } }) => ({ meeting: meeting ?? null }),
  }),
  sign: step({
    from: ['approved'],
    to: 'signed',
    may: mayDraft,
    facts: signature,
    check(context) {
      const { contract, asset, facts } = context
      checkSignature(context)
      must(!needsVote(asset) || facts.signedBy, 'contract/needs-signer', { code: contract.code })
      must(fullMonths(contract) < WRITTEN_MONTHS || contract.fileId !== null, 'contract/needs-writing', {
        code: contract.code,
        months: WRITTEN_MONTHS,
      })
    },
    writes: ({ facts: { signedOn, signedBy } }) => ({ signedOn, signedBy: signedBy ?? '' }),
  }),
  /** 补录: it runs already. What is missing shows as an anomaly. */
  record: step({
    from: ['draft'],
    to: 'signed',
    may: mayRecord,
    facts: signature.extend({ meeting: meetingSchema.optional() }),
    check(context) {
      const { tx, contract, facts, today } = context
      must(contract.startOn <= today, 'contract/not-running-yet', { code: contract.code, startOn: contract.startOn })
      checkSignature(context)
      if (facts.meeting) checkMeeting(facts.meeting, { today, settings: tx.settings })
    },
    writes: ({ facts: { signedOn, signedBy, meeting } }) => ({
      signedOn,
      signedBy: signedBy ?? '',
      meeting: meeting ?? null,
    }),
  }),
  return: step({
    from: ['approved'],
    to: 'draft',
    may: (who, asset) => mayRecord(who, asset),
    facts: z.strictObject({ reason }),
    writes: () => ({ meeting: null }),
  }),
  withdraw: step({
    from: ['draft', 'approved'],
    to: 'withdrawn',
    may: mayDraft,
    facts: z.strictObject({ reason }),
    writes: ({ facts }) => ({ endReason: facts.reason }),
  }),
  terminate: step({
    from: ['signed', 'active', 'expiring'],
    to: 'terminated',
    may: mayDraft,
    facts: z.strictObject({ endedOn: day, reason }),
    check: ({ contract: { code, signedOn, endOn }, facts: { endedOn }, today }) =>
      must(endedOn <= today && endedOn <= endOn && endedOn >= (signedOn ?? ''), 'contract/end-day', { code, endedOn }),
    writes: ({ facts: { endedOn, reason: endReason } }) => ({ endedOn, endReason }),
  }),
} satisfies Record<string, ContractStepRule>
export type ContractStep = keyof typeof contractSteps
export const contractStepNames = Object.keys(contractSteps) as ContractStep[]

function checkSignature({
  contract: { code, meeting },
  facts: { signedOn },
  today,
}: ContractContext<z.output<typeof signature>>): void {
  must(signedOn <= today, 'contract/sign-day', { code, signedOn })
  must(meeting === null || signedOn >= meeting.heldOn, 'contract/signed-before-vote', {
    code,
    signedOn,
    heldOn: meeting?.heldOn ?? '',
  })
}

export const possibleContractSteps = ({ state }: Contract): ContractStep[] =>
  contractStepNames.filter((name) => contractSteps[name].from.includes(state))
