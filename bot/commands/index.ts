import type { Command } from '../turn.ts'
import { help } from './help.ts'

/** Every command, in the order of 帮助; the first whose words match and whose sender may, runs. */
export const commands: readonly Command[] = [help]
