import type { Dialogue } from '../turn.ts'
import { adopt } from './adopt.ts'
import { change } from './change.ts'
import { choose } from './choose.ts'
import { correct } from './correct.ts'
import { drafts } from './drafts.ts'
import { dutyReply } from './dutyReply.ts'
import { file } from './file.ts'
import { form } from './form.ts'
import { groups } from './groups.ts'
import { inquiry } from './inquiry.ts'
import { learned } from './learned.ts'
import { localNames } from './localNames.ts'
import { notice } from './notice.ts'
import { photos } from './photos.ts'
import { reconciliation } from './reconciliation.ts'
import { place } from './place.ts'
import { process } from './process.ts'
import { report } from './report.ts'
import { review } from './review.ts'
import { stocktake } from './stocktake.ts'
import { voteDown } from './voteDown.ts'
import { whichHolds } from './whichHolds.ts'

/** Every exchange of several steps. */
export const dialogs: readonly Dialogue[] = [
  report,
  form,
  correct,
  drafts,
  photos,
  place,
  review,
  reconciliation,
  inquiry,
  dutyReply,
  choose,
  adopt,
  groups,
  file,
  change,
  learned,
  localNames,
  voteDown,
  whichHolds,
  notice,
  process,
  stocktake,
]
