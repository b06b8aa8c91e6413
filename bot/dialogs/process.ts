import { AssetProcess } from '../../entities/asset/process/process.ts'
import { readChoice, readYesNo } from '../../entities/report/read/index.ts'
import { processTexts } from '../../entities/texts/processChat.ts'
import { apply, begin } from '../process/begin.ts'
import { signNow } from '../process/signing.ts'
import { doStep, namePaper } from '../process/step.ts'
import { PROCESS_TALK, type ProcessTalk } from '../process/talk.ts'
import type { Dialogue, KnownTurn } from '../turn.ts'

/** 1 or 对: yes; 2 or 不对: no; anything else: null. */
const agreed = ({ text }: KnownTurn): boolean | null => {
  const choice = readChoice(text, 2)
  return readYesNo(text) ?? (choice === null ? null : choice === 1)
}

/** 程序 - the answer to what was asked: which asset, whether it is right, whether to sign, which paper. */
export const process: Dialogue = {
  name: PROCESS_TALK,
  async step(turn) {
    const talk = turn.talk.state<ProcessTalk>()
    if (talk.what === 'asset') {
      const choice = readChoice(turn.text, talk.ids.length)
      if (choice === null) return 'pass'
      turn.talk.end()
      await begin(turn, talk.act, talk.ids[choice - 1]!, talk.words)
      return 'done'
    }
    if (talk.what === 'paper') {
      const found = await turn.tx.db.findOneByOrFail(AssetProcess, { id: talk.processId })
      if (!(await namePaper(turn, found, talk.photos))) return 'pass'
      turn.talk.end()
      return 'done'
    }
    const yes = agreed(turn)
    if (yes === null) return 'pass'
    turn.talk.end()
    const { what } = talk
    if (!yes) {
      const no = { confirm: processTexts.dropped, sign: processTexts.notSigned, dispose: processTexts.disposalLater }
      await turn.reply(no[what]())
    } else if (what === 'dispose') await apply(turn, talk.assetId, talk.words)
    else if (what === 'sign') await signNow(turn, talk.processId, talk.seen)
    else await doStep(turn, talk)
    return 'done'
  },
}
