import { awaitedParty, partyOf } from '../../entities/asset/handover/sign.ts'
import { PROCESS } from '../../entities/asset/process/announce.ts'
import { mainSteps as stepsOnRoad } from '../../entities/asset/process/machine.ts'
import { machineOf } from '../../entities/asset/process/machines.ts'
import { missingPapers, type Paper } from '../../entities/asset/process/papers.ts'
import type { AssetProcess } from '../../entities/asset/process/process.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { isComplete, noticeOf } from '../../entities/notice/notices.ts'
import type { Person } from '../../entities/person/person.ts'
import { noticeStateNames } from '../../entities/texts/notice.ts'
import { paperNames, processWords, rolesText } from '../../entities/texts/process.ts'
import { processTexts } from '../../entities/texts/processChat.ts'

/** The steps on the road that can be taken now. */
export const mainSteps = (process: AssetProcess): string[] => stepsOnRoad(machineOf(process.kind), process)

export const paperList = (papers: readonly Paper[]): string => papers.map((paper) => paperNames[paper]).join('、')

/** What comes next, as this person should hear it; empty when it is over. */
export async function nextText(tx: Runtime, who: Person, process: AssetProcess): Promise<string> {
  const [name] = mainSteps(process)
  if (name === undefined) return ''
  const declared = machineOf(process.kind).steps[name]!
  const words = processWords[process.kind].steps[name]!
  const notice = await noticeOf(tx, PROCESS, process.id)
  const hangs = notice !== null && !(await isComplete(tx, notice)) && notice.state !== 'cancelled'
  const own = declared.by.includes(who.role)
  const party = awaitedParty(process)
  if (party !== null) {
    const { org, name: person, personId } = partyOf(process, party)
    const papers = personId === null ? paperList(await missingPapers(tx, process, declared)) : ''
    const by = `${org}${person}`
    return processTexts.next({
      step: words.name,
      by,
      papers,
      example: personId === who.id ? processTexts.sign() : null,
    })
  }
  const next = processTexts.next({
    step: words.name,
    by: rolesText(declared.by),
    papers: paperList(await missingPapers(tx, process, declared)),
    example:
      own && words.says ? (words.example?.replaceAll('{code}', process.code) ?? `${process.code} ${words.name}`) : null,
  })
  if (!hangs || process.state === 'draft') return next
  const board = processTexts.nextNotice({ code: notice.code, state: noticeStateNames[notice.state], due: notice.dueOn })
  return `${board}\n${next}`
}
