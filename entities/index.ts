import { Asset } from './asset/asset.ts'
import { AssetDocument } from './asset/document.ts'
import { AssetFigure } from './asset/figure.ts'
import { AssetFund } from './asset/fund.ts'
import { AssetProposal } from './asset/proposal.ts'
import { AssetProcess } from './asset/process/process.ts'
import { ProcessStep } from './asset/process/processStep.ts'
import { LocalName } from './asset/localName.ts'
import { AssetShare } from './asset/share.ts'
import { Stocktake } from './asset/stocktake/stocktake.ts'
import { StocktakeLine } from './asset/stocktake/stocktakeLine.ts'
import { Audit } from './base/audit.ts'
import { FiscalLine } from './funding/fiscalLine.ts'
import { ProjectAsset } from './funding/projectAsset.ts'
import { ProjectLine } from './funding/projectLine.ts'
import { ReconciliationGroup, ReconciliationMember } from './funding/reconciliationGroup.ts'
import type { EntityClass } from './base/database.ts'
import { Sequence } from './base/sequence.ts'
import { Contract } from './contract/contract.ts'
import { ContractMark } from './contract/mark.ts'
import { Dialog } from './dialog/dialog.ts'
import { LedgerOrder } from './ledger/order.ts'
import { Incoming } from './message/incoming.ts'
import { Outgoing } from './message/outgoing.ts'
import { SimulatorLine } from './message/simulatorLine.ts'
import { PhotoPrint } from './message/likeness/photoPrint.ts'
import { PhotoTwin } from './message/likeness/photoTwin.ts'
import { StoredFile } from './message/storedFile.ts'
import { Foundation1790000000001 } from './migrations/0001-foundation.ts'
import { Reminder1790000000002 } from './migrations/0002-reminder.ts'
import { Question1790000000003 } from './migrations/0003-question.ts'
import { LocalName1790000000008 } from './migrations/0008-local-name.ts'
import { Channels1790000000007 } from './migrations/0007-channels.ts'
import { TwoLines1790000000013 } from './migrations/0013-two-lines.ts'
import { AssetFile1790000000014 } from './migrations/0014-asset-file.ts'
import { Life1790000000015 } from './migrations/0015-life.ts'
import { Ledger1790000000017 } from './migrations/0017-ledger.ts'
import { ApiKey1790000000005 } from './migrations/0005-api-key.ts'
import { Inquiry1790000000012 } from './migrations/0012-inquiry.ts'
import { Reviewed1790000000006 } from './migrations/0006-reviewed.ts'
import { ReportDraft1790000000009 } from './migrations/0009-report-draft.ts'
import { WaysIn1790000000010 } from './migrations/0010-ways-in.ts'
import { Operation1790000000016 } from './migrations/0016-operation.ts'
import { Rulebook1790000000004 } from './migrations/0004-rulebook.ts'
import { PhotoEvidence1790000000011 } from './migrations/0011-photo-evidence.ts'
import { Notice } from './notice/notice.ts'
import { NoticePhoto } from './notice/noticePhoto.ts'
import { NoticeObjection } from './notice/objection.ts'
import { Absence } from './person/absence.ts'
import { ApiKey } from './person/apiKey.ts'
import { DutyShift } from './person/duty.ts'
import { Enrolment } from './person/enrolment.ts'
import { Person, PersonChannel } from './person/person.ts'
import { LearnedChoice } from './question/learnedChoice.ts'
import { Question, QuestionHand } from './question/question.ts'
import { QuestionVote } from './question/questionVote.ts'
import { ReviewOffer } from './question/reviewOffer.ts'
import { Region } from './region/region.ts'
import { ReminderLog } from './reminder/log.ts'
import { Obligation, ObligationPeriod } from './report/obligation.ts'
import { ReminderPause } from './reminder/pause.ts'
import { ReminderStep } from './reminder/step.ts'
import { Photo } from './report/photo.ts'
import { Inquiry } from './report/inquiry.ts'
import { Report } from './report/report.ts'
import { ReportDraft } from './report/reportDraft.ts'
import { ReportQuestion } from './report/reportQuestion.ts'
import { SentPlace } from './report/sentPlace.ts'
import { RuleClause } from './rulebook/document/ruleClause.ts'
import { RuleDocument } from './rulebook/document/ruleDocument.ts'
import { RuleVersion } from './rulebook/document/ruleVersion.ts'
import { ReviewedAnswer } from './rulebook/reviewed/reviewedAnswer.ts'
import { SettingChange } from './settings/setting.ts'

/** Every table of the store, in the order of the house. */
export const entities: readonly EntityClass[] = [
  Audit,
  Sequence,
  SettingChange,
  Region,
  Person,
  PersonChannel,
  DutyShift,
  Absence,
  Enrolment,
  ApiKey,
  Incoming,
  Outgoing,
  StoredFile,
  PhotoPrint,
  PhotoTwin,
  SimulatorLine,
  Dialog,
  RuleDocument,
  RuleVersion,
  RuleClause,
  ReviewedAnswer,
  Question,
  QuestionHand,
  QuestionVote,
  ReviewOffer,
  LearnedChoice,
  Notice,
  NoticePhoto,
  NoticeObjection,
  Asset,
  AssetFigure,
  AssetFund,
  AssetShare,
  AssetDocument,
  AssetProposal,
  AssetProcess,
  ProcessStep,
  Stocktake,
  StocktakeLine,
  LocalName,
  Contract,
  ContractMark,
  FiscalLine,
  ProjectLine,
  ReconciliationGroup,
  ReconciliationMember,
  ProjectAsset,
  Report,
  Inquiry,
  ReportDraft,
  ReportQuestion,
  Photo,
  SentPlace,
  Obligation,
  ObligationPeriod,
  ReminderStep,
  ReminderLog,
  ReminderPause,
  LedgerOrder,
]

/** Every migration, oldest first; the timestamp in the class name is what TypeORM orders by. */
export const migrations: readonly (new () => object)[] = [
  Foundation1790000000001,
  Reminder1790000000002,
  Question1790000000003,
  Rulebook1790000000004,
  ApiKey1790000000005,
  Reviewed1790000000006,
  Channels1790000000007,
  LocalName1790000000008,
  ReportDraft1790000000009,
  WaysIn1790000000010,
  TwoLines1790000000013,
  AssetFile1790000000014,
  Life1790000000015,
  Operation1790000000016,
  Ledger1790000000017,
  PhotoEvidence1790000000011,
  Inquiry1790000000012,
]
