import { phoneFor } from '../../entities/person/policy.ts'
import { unitOf } from '../../entities/person/unit.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import { roleTexts, whoamiTexts } from '../../entities/texts/person.ts'
import type { Command } from '../turn.ts'

/** 我是谁 - what the assistant knows of the sender. */
export const whoami: Command = {
  ...commandWords.whoami,
  allowed: () => true,
  async run(turn) {
    const { person, tx } = turn
    await turn.reply(
      whoamiTexts.you({
        name: person.name,
        unit: await unitOf(tx, person),
        role: roleTexts[person.role],
        phone: phoneFor(person, person),
      }),
    )
  },
}
