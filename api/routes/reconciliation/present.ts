import { z } from 'zod'
import type { Runtime } from '../../../entities/base/runtime.ts'
import type { FiscalLine } from '../../../entities/funding/fiscalLine.ts'
import { changedSince, groupLines } from '../../../entities/funding/groups/groups.ts'
import type { LinesImported } from '../../../entities/funding/lines/importLines.ts'
import type { LinePlan } from '../../../entities/funding/lines/plan.ts'
import type { Line, LineReading } from '../../../entities/funding/line.ts'
import type { ProjectLine } from '../../../entities/funding/projectLine.ts'
import { groupStates, type ReconciliationGroup } from '../../../entities/funding/reconciliationGroup.ts'
import { reasonText, refusedLineText } from '../../../entities/texts/funding.ts'
import { groupStateNames } from '../../../entities/texts/fundingApi.ts'
import { codeOf, fen, maybe, says, shownOrNull, text } from '../fields.ts'

const lineSchema = z.strictObject({
  no: text('lineNo'),
  year: says(z.int(), 'lineYear'),
  town: text('lineTown'),
  village: text('lineVillage'),
  name: text('lineName'),
  docNo: text('lineDocNo'),
  source: text('lineSource'),
  fen: fen('lineFen'),
})

export const groupSchema = z
  .strictObject({
    id: says(z.int(), 'groupId'),
    state: codeOf(groupStates, 'groupState', groupStateNames),
    stateName: text('groupStateName'),
    townCode: text('townCode'),
    townName: text('townName'),
    village: text('villageName'),
    year: says(z.int(), 'groupYear'),
    fiscalFen: fen('groupFiscalFen'),
    projectFen: fen('groupProjectFen'),
    diffFen: fen('groupDiffFen'),
    reasons: says(z.array(z.string()), 'groupReasons'),
    byPerson: says(z.boolean(), 'groupByPerson'),
    explanation: text('groupExplanation'),
    lockedAt: maybe(z.string(), 'groupLockedAt'),
    fiscal: says(z.array(lineSchema), 'groupFiscal'),
    projects: says(z.array(lineSchema), 'groupProjects'),
    changedSince: says(
      z.array(z.strictObject({ no: text('lineNo'), oldFen: fen('lineOld'), newFen: fen('lineNew') })),
      'groupChangedSince',
    ),
  })
  .meta({ id: 'ReconciliationGroup' })

const shownLine = ({ no, year, town, village, name, docNo, source, fen: amount }: FiscalLine | ProjectLine) => ({
  no,
  year,
  town,
  village,
  name,
  docNo,
  source,
  fen: amount,
})

export async function presentGroups(
  tx: Runtime,
  groups: readonly ReconciliationGroup[],
): Promise<z.input<typeof groupSchema>[]> {
  const all = await groupLines(
    tx,
    groups.map((group) => group.id),
  )
  return groups.map((group) => {
    const members = all.members.filter((member) => member.groupId === group.id)
    const of = (line: 'fiscal' | 'project') => new Set(members.filter((m) => m.line === line).map((m) => m.no))
    const [money, work] = [of('fiscal'), of('project')]
    const fiscal = all.fiscal.filter((line) => money.has(line.no))
    const projects = all.projects.filter((line) => work.has(line.no))
    return {
      id: group.id,
      state: group.state,
      stateName: groupStateNames[group.state],
      townCode: group.townCode,
      townName: group.town,
      village: group.village,
      year: group.year,
      fiscalFen: group.fiscalFen,
      projectFen: group.projectFen,
      diffFen: group.diffFen,
      reasons: group.reasons.map(reasonText),
      byPerson: group.byPerson,
      explanation: group.explanation,
      lockedAt: shownOrNull(group.lockedAt),
      fiscal: fiscal.map(shownLine),
      projects: projects.map(shownLine),
      changedSince: changedSince({ fiscal, projects, members }),
    }
  })
}

export const planSchema = z
  .strictObject({
    digest: text('planDigest'),
    created: says(z.int(), 'linesCreated'),
    changed: says(z.int(), 'linesChanged'),
    same: says(z.int(), 'linesSame'),
    notInFile: says(z.int(), 'linesNotInFile'),
    refused: says(z.array(z.string()), 'linesRefused'),
    wrongTotals: says(z.array(z.string()), 'wrongTotals'),
    changes: says(
      z.array(
        z.strictObject({
          no: text('lineNo'),
          isLocked: says(z.boolean(), 'lineLocked'),
          fields: says(
            z.array(z.strictObject({ field: text('lineField'), old: text('lineOld'), new: text('lineNew') })),
            'lineChanges',
          ),
        }),
      ),
      'lineChanges',
    ),
  })
  .meta({ id: 'LinePlan' })

const SHOWN = 200

export function presentPlan(plan: LinePlan, reading: LineReading<Line>): z.input<typeof planSchema> {
  return {
    digest: plan.digest,
    created: plan.create.length,
    changed: plan.change.length,
    same: plan.same,
    notInFile: plan.notInFile,
    refused: reading.refused
      .slice(0, SHOWN)
      .map(({ sheet, row, reason, text: said }) => `${sheet} ${row}: ${refusedLineText(reason)} ${said}`.trim()),
    wrongTotals: reading.wrongTotals.map(
      ({ sheet, row, label, writtenFen, countedFen }) =>
        `${sheet} ${row} ${label}: ${writtenFen / 100} / ${countedFen / 100}`,
    ),
    changes: plan.change.slice(0, SHOWN).map(({ stored, changes, isLocked }) => ({
      no: stored.no,
      isLocked,
      fields: Object.entries(changes).map(([field, { old, new: now }]) => ({
        field,
        old: String(old),
        new: String(now),
      })),
    })),
  }
}

export const importedSchema = z
  .strictObject({
    created: says(z.int(), 'linesCreated'),
    changed: says(z.int(), 'linesChanged'),
    same: says(z.int(), 'linesSame'),
    notInFile: says(z.int(), 'linesNotInFile'),
    groupsCreated: says(z.int(), 'groupsCreated'),
    groupsChanged: says(z.int(), 'groupsChanged'),
    groupsGone: says(z.int(), 'groupsGone'),
    groupsKept: says(z.int(), 'groupsKept'),
  })
  .meta({ id: 'LinesImported' })

export const presentImported = ({ groups, ...lines }: LinesImported): z.input<typeof importedSchema> => ({
  ...lines,
  groupsCreated: groups.created,
  groupsChanged: groups.changed,
  groupsGone: groups.gone,
  groupsKept: groups.kept,
})
