import type { Command } from '../turn.ts'
import { burden } from './burden.ts'
import { back, leave } from './absence.ts'
import { askPerson } from './askPerson.ts'
import { confirmPerson, toConfirm } from './confirmPerson.ts'
import { arrears, contract, contractAnomalies } from './contracts.ts'
import { correct } from './correct.ts'
import { drafts, dropDraft } from './drafts.ts'
import { questionFigures, unansweredGroups } from './groups.ts'
import { changeFile, decideChange, file, missingFile, proposals } from './file.ts'
import { form } from './form.ts'
import { help } from './help.ts'
import { income } from './income.ts'
import { learnedWays } from './learned.ts'
import { assetSheet, ledger, villageLedger } from './ledger.ts'
import { localNamesCommand } from './localNames.ts'
import { material } from './material.ts'
import { missing } from './missing.ts'
import {
  noticeAgain,
  noticeAnswer,
  noticeBroken,
  noticeEnd,
  noticeList,
  noticeObjection,
  noticeStart,
} from './notice.ts'
import { openQuestions } from './openQuestions.ts'
import { pause } from './pause.ts'
import { press } from './press.ts'
import { disposalBegin, handoverBegin, processes, processOne, signatures, titleBegin } from './process.ts'
import { progress, rate } from './rates.ts'
import { reconciliation, reconciliationTable, register } from './reconciliation.ts'
import { resume } from './resume.ts'
import { reviewedAmend, reviewedConfirm, reviewedList, reviewedOne, reviewedRetire } from './reviewed.ts'
import { acceptEverything, acceptOne, acceptVillage, askOne, giveBackOne, review } from './review.ts'
import { roster, rosterSet, rosterTable } from './roster.ts'
import { statistics } from './statistics.ts'
import { stocktakeBegin, stocktakeFollow, stocktakeRest, stocktakeShow, stocktakeSign } from './stocktake.ts'
import { tasks } from './tasks.ts'
import { trace } from './trace.ts'
import { unchanged } from './unchanged.ts'
import { whoami } from './whoami.ts'
import { withdraw } from './withdraw.ts'

/** Every command, in the order of 帮助; the first whose words match and whose sender may, runs. */
export const commands: readonly Command[] = [
  help,
  tasks,
  unchanged,
  form,
  correct,
  drafts,
  dropDraft,
  withdraw,
  review,
  acceptEverything,
  acceptVillage,
  acceptOne,
  giveBackOne,
  askOne,
  statistics,
  trace,
  reconciliation,
  reconciliationTable,
  register,
  burden,
  press,
  missing,
  pause,
  resume,
  leave,
  back,
  askPerson,
  openQuestions,
  unansweredGroups,
  questionFigures,
  reviewedList,
  reviewedOne,
  reviewedConfirm,
  reviewedRetire,
  reviewedAmend,
  learnedWays,
  localNamesCommand,
  file,
  changeFile,
  proposals,
  decideChange,
  missingFile,
  contract,
  contractAnomalies,
  arrears,
  income,
  ledger,
  villageLedger,
  assetSheet,
  material,
  roster,
  rosterTable,
  rosterSet,
  whoami,
  confirmPerson,
  toConfirm,
  noticeStart,
  noticeAgain,
  noticeBroken,
  noticeEnd,
  noticeObjection,
  noticeAnswer,
  noticeList,
  stocktakeBegin,
  stocktakeSign,
  stocktakeShow,
  stocktakeRest,
  stocktakeFollow,
  processes,
  processOne,
  signatures,
  rate,
  progress,
  titleBegin,
  handoverBegin,
  disposalBegin,
]
