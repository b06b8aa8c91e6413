import type { Command } from '../turn.ts'
import { askPerson } from './askPerson.ts'
import { confirmPerson, toConfirm } from './confirmPerson.ts'
import { correct } from './correct.ts'
import { help } from './help.ts'
import { openQuestions } from './openQuestions.ts'
import { acceptEverything, acceptOne, giveBackOne, review } from './review.ts'
import { roster, rosterSet, rosterTable } from './roster.ts'
import { unchanged } from './unchanged.ts'
import { whoami } from './whoami.ts'
import { withdraw } from './withdraw.ts'

/** Every command, in the order of 帮助; the first whose words match and whose sender may, runs. */
export const commands: readonly Command[] = [
  help,
  unchanged,
  correct,
  withdraw,
  review,
  acceptEverything,
  acceptOne,
  giveBackOne,
  askPerson,
  openQuestions,
  roster,
  rosterTable,
  rosterSet,
  whoami,
  confirmPerson,
  toConfirm,
]
