import { In } from 'typeorm'
import type { Runtime } from '../../base/runtime.ts'
import type { Person } from '../../person/person.ts'
import { fundingBook } from '../../texts/fundingBook.ts'
import { canReconcile, townOf } from '../policy.ts'
import { FiscalLine } from '../fiscalLine.ts'
import { ProjectLine } from '../projectLine.ts'
import { ReconciliationGroup, ReconciliationMember } from '../reconciliationGroup.ts'
import { reconciliationBook } from '../result/book.ts'
import { type Detail, inOrder } from '../result/detail.ts'
import { membersByGroup } from './regroup.ts'

/** The groups as they stand in the store, as the workbook an office files; with what people said of them. Null when this person sees none. */
export async function storedBook(tx: Runtime, who: Person, townCode?: string): Promise<Buffer | null> {
  if (!canReconcile.see(who)) return null
  const town = townOf(who) ?? townCode
  const groups = await tx.db.find(ReconciliationGroup, { where: town === undefined ? {} : { townCode: town } })
  if (groups.length === 0) return null
  const members: ReconciliationMember[] = []
  for (let at = 0; at < groups.length; at += 500) {
    const groupId = In(groups.slice(at, at + 500).map((group) => group.id))
    members.push(...(await tx.db.find(ReconciliationMember, { where: { groupId }, order: { no: 'ASC' } })))
  }
  const moneyOf = new Map((await tx.db.find(FiscalLine)).map((line) => [line.no, line]))
  const projectOf = new Map((await tx.db.find(ProjectLine)).map((line) => [line.no, line]))
  const byGroup = membersByGroup(members)
  const details = groups.map((group): Detail => {
    const own = byGroup.get(group.id) ?? []
    // a locked group keeps the amounts it was locked with
    const fiscal = own.flatMap(({ line, no, fen }) => withFen(line === 'fiscal' ? moneyOf.get(no) : undefined, fen))
    const projects = own.flatMap(({ line, no, fen }) =>
      withFen(line === 'project' ? projectOf.get(no) : undefined, fen),
    )
    const note = [
      group.explanation === '' ? '' : fundingBook.explained(group.explanation),
      group.state === 'locked' ? fundingBook.locked : '',
    ].filter((part) => part !== '')
    return {
      group: { ...group, fiscal: fiscal.map((line) => line.no), project: projects.map((line) => line.no) },
      town: group.town,
      village: group.village,
      year: group.year,
      fiscal,
      projects,
      note: note.join('；'),
    }
  })
  return reconciliationBook({ details: inOrder(details), refused: [] })
}

const withFen = <T extends FiscalLine | ProjectLine>(line: T | undefined, fen: number): T[] =>
  line ? [line.fen === fen ? line : { ...line, fen }] : []
