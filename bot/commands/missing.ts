import { levelOf } from '../../entities/person/role.ts'
import { missingText, tasksText } from '../../entities/reminder/tasks.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import type { Command } from '../turn.ts'
import { placeOr } from './place.ts'

/** 名单 [地方] - who still owes what, village by village. A village sees its own. */
export const missing: Command = {
  ...commandWords.missing,
  allowed: () => true,
  async run(turn, { place }) {
    if (levelOf[turn.person.role] === 'village') return turn.reply(await tasksText(turn.tx, turn.person))
    const code = await placeOr(turn, place)
    if (code !== null) await turn.reply(await missingText(turn.tx, code))
  },
}
