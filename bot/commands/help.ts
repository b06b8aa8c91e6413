import { can } from '../../entities/person/policy.ts'
import { botTexts } from '../../entities/texts/bot.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import type { Command } from '../turn.ts'

/** 帮助 - what this person can do, by example. */
export const help: Command = {
  ...commandWords.help,
  allowed: () => true,
  async run(turn) {
    const lines = turn.commands
      .filter((command) => command.help !== null && command.allowed(turn.person))
      .map((command) => command.help!)
    await turn.reply(botTexts.help({ lines, reports: can.fileReports(turn.person) }))
  },
}
