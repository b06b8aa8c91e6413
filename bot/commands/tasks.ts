import { tasksText } from '../../entities/reminder/tasks.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import type { Command } from '../turn.ts'

/** 我的任务 - what the sender owes, overdue first. */
export const tasks: Command = {
  ...commandWords.tasks,
  allowed: () => true,
  async run(turn) {
    await turn.reply(await tasksText(turn.tx, turn.person))
  },
}
