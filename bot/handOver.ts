import { handedText, handOver } from '../entities/question/handOver.ts'
import type { KnownTurn } from './turn.ts'

/** Gives words to whoever is on duty, because the asker wants a person, and tells him to whom. */
export async function askDuty(turn: KnownTurn, text: string): Promise<void> {
  const handed = await handOver(turn.tx, { asker: turn.person, text, messageId: turn.message.id })
  await turn.reply(await handedText(turn.tx, handed, 'wanted'))
}
