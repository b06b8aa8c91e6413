import type { Command } from '../turn.ts'
import { correct } from './correct.ts'
import { help } from './help.ts'
import { acceptEverything, acceptOne, giveBackOne, review } from './review.ts'
import { unchanged } from './unchanged.ts'
import { withdraw } from './withdraw.ts'

/** Every command, in the order of 帮助; the first whose words match and whose sender may, runs. */
export const commands: readonly Command[] = [help, unchanged, correct, withdraw, review, acceptEverything, acceptOne, giveBackOne]
