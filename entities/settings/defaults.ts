import { z } from 'zod'

/**
 * 县级可改 - every number no source fixes, with our default. Source: domain.md §6, one line per D-number; `law` marks the few
 * the law itself fixes. A default is never told as a rule: always as 系统默认（县里可改）.
 */
const days = z.int().min(0).max(3650)
const months = z.int().min(0).max(600)
const percent = z.number().min(0).max(100)
const ascending = z
  .array(z.int().min(0))
  .min(1)
  .refine((list) => list.every((n, i) => i === 0 || n > list[i - 1]!))
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

const setting = <S extends z.ZodType>(
  id: string,
  schema: S,
  value: z.infer<S>,
  basis: 'default' | 'law' = 'default',
) => ({ id, schema, value, basis })

export const defaults = {
  'dept.name': setting('D01', z.string().min(2).max(60), '县农业农村局（乡村振兴局）'),
  'scope.startYear': setting('D02', z.int().min(2012).max(2100), 2013),
  'label.asset': setting('D03', z.string().min(2).max(30), '扶贫（帮扶）项目资产'),
  'recon.toleranceFen': setting('D05', z.int().min(0), 0),
  'recon.warnFen': setting('D05', z.int().min(0), 10_000),
  'notice.registrationDays': setting('D10', z.int().min(5).max(15), 7),
  'notice.distributionDays': setting('D11', days, 7),
  'notice.disposalDays': setting('D12', days, 7),
  'notice.appraisalDays': setting('D13', days, 7),
  'meeting.noticeDays': setting('D14', days, 10, 'law'),
  'vote.collective': setting('D15', z.string(), '2/3', 'law'),
  'patrol.operatingMonths': setting('D20', months, 1),
  'patrol.publicMonths': setting('D21', months, 3),
  'spotcheck.townPercent': setting('D22', percent, 20),
  'spotcheck.townMonths': setting('D22', months, 3),
  'spotcheck.countyMonths': setting('D22', months, 6),
  'contract.remindDays': setting('D23', z.array(z.int().positive()), [90, 30, 7]),
  'contract.warnYears': setting('D24', z.int().positive(), 5),
  'contract.maxYears': setting('D24', z.int().positive().max(20), 20, 'law'),
  'rent.lowPercent': setting('D25', percent, 50),
  'rent.overdueDays': setting('D26', ascending, [1, 30, 90]),
  'depr.buildingYears': setting('D30', z.int().positive(), 20, 'law'),
  'depr.machineYears': setting('D31', z.int().positive(), 10, 'law'),
  'depr.toolYears': setting('D32', z.int().positive(), 5, 'law'),
  'depr.vehicleYears': setting('D32', z.int().positive(), 4, 'law'),
  'depr.electronicYears': setting('D32', z.int().positive(), 3, 'law'),
  'depr.pvYears': setting('D33', z.int().positive(), 20),
  'depr.treeYears': setting('D34', z.int().positive(), 10, 'law'),
  'depr.livestockYears': setting('D34', z.int().positive(), 3, 'law'),
  'depr.salvagePercent': setting('D35', percent, 5),
  'depr.publicRoad': setting('D36', z.boolean(), false),
  'income.reservePercent': setting('D40', percent.nullable(), null),
  'pv.laborSharePercent': setting('D41', percent.nullable(), null),
  'disposal.tiersYuan': setting('D50', ascending, [10_000, 100_000, 500_000]),
  'report.quarter.dueDay': setting('D60', z.int().min(1).max(28), 10),
  'report.income.due': setting('D61', z.string().regex(/^\d{2}-\d{2}$/), '01-31'),
  'stocktake.months': setting('D62', z.array(z.int().min(1).max(12)), [10, 11, 12]),
  'photo.maxAgeDays': setting('D63', days, 30),
  'overdue.ladder': setting('D64', z.tuple([z.int(), z.int(), z.int(), z.int(), z.int()]), [-5, 1, 3, 7, 15]),
  'quiet.from': setting('D64', time, '21:00'),
  'quiet.to': setting('D64', time, '07:30'),
  'idle.months': setting('D70', ascending, [3, 6, 12]),
  'low.yieldPercent': setting('D71', z.tuple([percent, percent]), [3, 1]),
  'low.vsContractPercent': setting('D72', percent, 50),
  'loss.years': setting('D73', ascending, [1, 2]),
  'missing.quarters': setting('D74', ascending, [1, 2]),
  'anomaly.incomeTimes': setting('D75', z.number().positive(), 3),
  'anomaly.pvYuanPerKwQuarter': setting('D75', z.number().positive(), 480),

  // ours: how the assistant itself works
  'remind.sendAt': setting('G01', time, '09:00'),
  'duty.answerMinutes': setting('G02', z.int().positive(), 30),
  'photo.joinMinutes': setting('G03', z.int().positive(), 30),
  'dialog.keepHours': setting('G04', z.int().positive(), 48),
  /** 连着发 - what is to be asked waits so many seconds, because the answer may be on its way; 0 asks at once. */
  'burst.seconds': setting('G11', z.number().min(0).max(30), 4),
  /** 追问 - questions about one asset in one exchange; what is open then stays a draft. */
  'draft.mostQuestions': setting('G12', z.int().min(1).max(9), 3),
  /** After so many minutes without an answer the sender is told what is kept. */
  'draft.silenceMinutes': setting('G13', z.int().positive(), 30),
  'draft.keepDays': setting('G14', z.int().positive().max(365), 7),
  'message.maxCharacters': setting('G05', z.int().positive(), 2000),
  'simulator.clockOffsetMs': setting('G09', z.int(), 0),
  'file.maxMegabytes': setting('G06', z.int().positive(), 20),
  /** 催一下 - one village at most once in so many hours. */
  'remind.pressHours': setting('G07', z.int().positive(), 24),
  /** 分管领导 - ids of the people who get a town's seventh-day reminder (D64); a town without one: its specialists. */
  'remind.townLeads': setting('G08', z.array(z.string()), []),
  /** 审定人 - ids of the people of the county who take answers into the rulebook; empty: all of its competent department. */
  'answers.reviewers': setting('G10', z.array(z.string()), []),
  /** 照片离资产多远要说 - metres. */
  'photo.farMetres': setting('G11', z.int().min(50).max(100_000), 500),
  /** 租金和合同差百分之几以内不算疑点. */
  'review.rentTolerancePercent': setting('G12', percent, 10),
} as const

export type SettingKey = keyof typeof defaults
