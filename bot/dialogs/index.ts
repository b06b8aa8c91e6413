import type { Dialogue } from '../turn.ts'
import { correct } from './correct.ts'
import { dutyReply } from './dutyReply.ts'
import { photos } from './photos.ts'
import { report } from './report.ts'
import { review } from './review.ts'

/** Every exchange of several steps. */
export const dialogs: readonly Dialogue[] = [report, correct, photos, review, dutyReply]
