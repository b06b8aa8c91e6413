import { can } from '../../entities/person/policy.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import { sendCalled } from '../materials.ts'
import type { Command } from '../turn.ts'

/** 模板 [名称] - sends the template or training material named under the last answer, or by its name. */
export const material: Command = {
  ...commandWords.material,
  allowed: can.ask,
  run: (turn, { name = '' }) => sendCalled(turn, name.replace(/[《》]/g, '').trim()),
}
