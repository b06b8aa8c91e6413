import { signaturesOf } from '../../entities/asset/handover/sign.ts'
import { processSeen, waitingFor } from '../../entities/asset/process/processes.ts'
import { must } from '../../entities/base/errors.ts'
import { can } from '../../entities/person/policy.ts'
import { regionName } from '../../entities/region/regions.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import { processWords } from '../../entities/texts/process.ts'
import { processTexts } from '../../entities/texts/processChat.ts'
import { beginNamed } from '../process/begin.ts'
import { askSignature } from '../process/signing.ts'
import { mainSteps } from '../process/status.ts'
import { sayProcess } from '../process/step.ts'
import type { Command } from '../turn.ts'

const MOST = 12

/** 程序 - what waits for this person's step. */
export const processes: Command = {
  ...commandWords.processes,
  allowed: (who) => ['village', 'town', 'county', 'sector', 'finance_town'].includes(who.role),
  async run(turn) {
    const waiting = await waitingFor(turn.tx, turn.person)
    if (waiting.length === 0) return turn.reply(processTexts.noneWaiting())
    const lines = await Promise.all(
      waiting.slice(0, MOST).map(async (process) => {
        const place = turn.person.regionCode.length === 12 ? '' : await regionName(turn.tx, process.villageCode)
        const [name = ''] = mainSteps(process)
        const step = processWords[process.kind].steps[name]?.name ?? ''
        // most names begin with the village's own
        return processTexts.waitingLine({ process, place: process.title.startsWith(place) ? '' : place, step })
      }),
    )
    await turn.reply(processTexts.waiting({ lines, more: waiting.length - lines.length }))
  },
}

/** C0003, C0003 会议记录, C0003 审核通过 …… */
export const processOne: Command = {
  ...commandWords.processOne,
  allowed: can.ask,
  async run(turn, { code = '', words = '' }) {
    const process = await processSeen(turn.tx, turn.person, code)
    must(process, 'process/not-found', { code: code.toUpperCase() })
    await sayProcess(turn, process, words.trim())
  },
}

/** 确权 资产名. */
export const titleBegin: Command = {
  ...commandWords.titleBegin,
  allowed: (who) => ['village', 'town', 'county'].includes(who.role),
  run: (turn, { name = '' }) => beginNamed(turn, 'title', name),
}

/** 移交 资产名. */
export const handoverBegin: Command = {
  ...commandWords.handoverBegin,
  allowed: (who) => ['village', 'town', 'county', 'sector'].includes(who.role),
  run: (turn, { name = '' }) => beginNamed(turn, 'handover', name),
}

/** 处置 资产名 怎么处置. */
export const disposalBegin: Command = {
  ...commandWords.disposalBegin,
  allowed: (who) => ['village', 'town', 'county', 'sector'].includes(who.role),
  run: (turn, { name = '' }) => beginNamed(turn, 'disposal', name),
}

/** 签字 - reads back the first handover that waits for this person's hand. */
export const signatures: Command = {
  ...commandWords.signatures,
  allowed: (who) => ['village', 'town', 'county', 'sector'].includes(who.role),
  async run(turn) {
    const [first] = await signaturesOf(turn.tx, turn.person)
    if (!first) return turn.reply(processTexts.noneToSign())
    await askSignature(turn, first)
  },
}
