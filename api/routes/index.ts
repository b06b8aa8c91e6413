import type { Route } from '../route.ts'
import { assetHistory, changeAsset, filePaper, missingFields } from './assetFiles.ts'
import { getAsset, listAssets } from './assets.ts'
import { me } from './me.ts'
import { acceptProposal, listProposals, refuseProposal } from './proposals.ts'
import { ask, chooseAnswer, listQuestions, reply } from './questions.ts'
import {
  explainGroup,
  getGroup,
  importLinesRoute,
  joinGroups,
  listGroups,
  lockGroup,
  previewLines,
  reconciliationFigures,
  releaseGroup,
  splitGroup,
  unlockGroup,
} from './reconciliation.ts'
import { decideProject, yearRegister } from './register.ts'
import { keepRules, listRules, previewRules } from './rules.ts'
import { acceptReport, listReports, returnReport } from './reports.ts'

/** The API an office uses, in the order of its documentation. */
export const routes: readonly Route[] = [
  me,
  listAssets,
  getAsset,
  changeAsset,
  assetHistory,
  filePaper,
  missingFields,
  listProposals,
  acceptProposal,
  refuseProposal,
  listQuestions,
  ask,
  chooseAnswer,
  reply,
  listReports,
  acceptReport,
  returnReport,
  listRules,
  previewRules,
  keepRules,
  previewLines,
  importLinesRoute,
  listGroups,
  getGroup,
  explainGroup,
  lockGroup,
  unlockGroup,
  joinGroups,
  splitGroup,
  releaseGroup,
  reconciliationFigures,
  yearRegister,
  decideProject,
]
