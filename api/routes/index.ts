import type { Route } from '../route.ts'
import { assetHistory, changeAsset, filePaper, missingFields } from './assetFiles.ts'
import { getAsset, listAssets } from './assets.ts'
import {
  changeContract,
  draftContract,
  fileContractPaper,
  getContract,
  listContracts,
  takeContractStep,
} from './contracts.ts'
import { checkForm, fileForm, getForm } from './forms.ts'
import { importLinesRoute, previewLines } from './fundingLines.ts'
import { burden } from './burden.ts'
import { assetBookRoute, ledgerBookRoute, queryLedger } from './ledger.ts'
import { contractAnomalies, income, listArrears } from './income.ts'
import { me } from './me.ts'
import { actOnNotice, answerObjection, listNotices, objectToNotice, openNotice, uploadFile } from './notices.ts'
import {
  applyDisposal,
  beginAssetHandover,
  beginTitle,
  bringProcessPaper,
  getProcess,
  listMachines,
  listProcesses,
  proposeAsset,
  takeProcessStep,
} from './processes.ts'
import { acceptProposal, listProposals, refuseProposal } from './proposals.ts'
import { ask, chooseAnswer, listQuestions, reply } from './questions.ts'
import {
  explainGroup,
  getGroup,
  joinGroups,
  listGroups,
  lockGroup,
  reconciliationFigures,
  releaseGroup,
  splitGroup,
  unlockGroup,
} from './reconciliation.ts'
import { decideProject, yearRegister } from './register.ts'
import { keepRules, listRules, previewRules } from './rules.ts'
import { correctReport } from './reports/correct.ts'
import { acceptReports, askAboutReport } from './reports/review.ts'
import { traceReport } from './reports/trace.ts'
import { acceptReport, listReports, returnReport } from './reports.ts'
import { statistics } from './statistics.ts'
import { actOnStocktake, depreciation, getStocktake, listStocktakes, openStocktake, rates } from './stocktakes.ts'

/** The API an office uses, in the order of its documentation. */
export const routes: readonly Route[] = [
  me,
  listAssets,
  queryLedger,
  ledgerBookRoute,
  assetBookRoute,
  getAsset,
  changeAsset,
  assetHistory,
  filePaper,
  missingFields,
  listProposals,
  acceptProposal,
  refuseProposal,
  beginTitle,
  beginAssetHandover,
  applyDisposal,
  proposeAsset,
  listMachines,
  listProcesses,
  getProcess,
  bringProcessPaper,
  takeProcessStep,
  uploadFile,
  openNotice,
  listNotices,
  actOnNotice,
  objectToNotice,
  answerObjection,
  openStocktake,
  listStocktakes,
  getStocktake,
  actOnStocktake,
  rates,
  depreciation,
  listQuestions,
  ask,
  chooseAnswer,
  reply,
  listReports,
  acceptReport,
  acceptReports,
  askAboutReport,
  correctReport,
  returnReport,
  traceReport,
  statistics,
  getForm,
  checkForm,
  fileForm,
  burden,
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
  draftContract,
  getContract,
  changeContract,
  fileContractPaper,
  takeContractStep,
  listContracts,
  contractAnomalies,
  listArrears,
  income,
]
