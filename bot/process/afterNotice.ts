import type { Runtime } from '../../entities/base/runtime.ts'
import { PROCESS } from '../../entities/asset/process/announce.ts'
import { mainSteps } from '../../entities/asset/process/machine.ts'
import { machineOf } from '../../entities/asset/process/machines.ts'
import { AssetProcess } from '../../entities/asset/process/process.ts'
import type { Notice } from '../../entities/notice/notice.ts'
import { noticeTexts } from '../../entities/texts/notice.ts'
import { processWords, rolesText } from '../../entities/texts/process.ts'

/** What the end of a notice sets free; null when it belongs to no process. */
export async function afterNotice(tx: Runtime, { subject, subjectId }: Notice): Promise<string | null> {
  if (subject !== PROCESS || subjectId === null) return null
  const process = await tx.db.findOneByOrFail(AssetProcess, { id: subjectId })
  const machine = machineOf(process.kind)
  const [next] = mainSteps(machine, process)
  if (!next) return null
  const step = processWords[process.kind].steps[next]!.name
  return noticeTexts.next({ code: process.code, step, by: rolesText(machine.steps[next]!.by) })
}
