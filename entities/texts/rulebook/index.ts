import type { Entry } from './entry.ts'
import { depreciation } from './depreciation.ts'
import { disposal } from './disposal.ts'
import { duty } from './duty.ts'
import { frameLaw } from './frame-law.ts'
import { income } from './income.ts'
import { lease } from './lease.ts'
import { leaseDeciding } from './lease-deciding.ts'
import { ledger } from './ledger.ts'
import { ledgerFields } from './ledger-fields.ts'
import { notice } from './notice.ts'
import { ownership } from './ownership.ts'
import { place } from './place.ts'
import { referrals } from './referrals.ts'
import { report } from './report.ts'
import { risk } from './risk.ts'
import { scope } from './scope.ts'
import { unknown } from './unknown.ts'
import { unknownNear } from './unknown-near.ts'
import { upkeep } from './upkeep.ts'
import { using } from './using.ts'
import { vote } from './vote.ts'

/** 起步问答库 - what the bot knows before the county loads its own documents; ids are topic/name. */
export const startingRulebook: readonly Entry[] = [
  frameLaw,
  scope,
  ownership,
  ledger,
  ledgerFields,
  notice,
  upkeep,
  lease,
  leaseDeciding,
  vote,
  income,
  depreciation,
  disposal,
  report,
  risk,
  duty,
  place,
  using,
  referrals,
  unknown,
  unknownNear,
]
  .flat()
  .map((entry) => ({ ...entry, id: `${entry.topic}/${entry.id}` }))
