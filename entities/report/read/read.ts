import { asCorrection, correctsSeveral, readCorrection } from './correct.ts'
import { isHelpless, partsOf } from './asking.ts'
import { corrects } from './corrects.ts'
import { isNod, promises, withoutNod } from './nod.ts'
import { suspect } from './suspect.ts'
import { matchable } from './matchable.ts'
import { wordlessPictures } from './pictures.ts'
import { strong } from './premise.ts'
import { prepare, type Prepared } from './prepare.ts'
import { nothing, type Flag, type Reading, type ReadingContext } from './reading.ts'
import { surroundings, type Surroundings } from './surroundings.ts'
import { untable } from './table.ts'
import { readTold } from './told.ts'
import { reportsOnBehalf } from './village.ts'

/**
 * 填报阅读 - reads one message into what it reports, asks or corrects, and what must be asked back. Pure: no store, no
 * clock. Never throws; what it does not understand is a question with no items. Source: domain.md §10.
 */
export function readReport(text: string, context: ReadingContext): Reading {
  try {
    return read(text, context)
  } catch {
    // The contract of the reader: a message that breaks it is still a message, and goes where questions go.
    return nothing('ask')
  }
}

function read(text: string, context: ReadingContext): Reading {
  const around = surroundings(context)
  const prepared = prepare(text)
  const { clean, injection, permission, claim } = suspect(prepared.words)
  const code = clean !== prepared.words
  if (injection || permission) {
    const refused: Reading = {
      ...nothing('refuse'),
      flags: [
        ...(injection ? ['injection' as const] : []),
        ...(permission ? ['permission' as const] : []),
        ...(prepared.pii ? ['pii' as const] : []),
      ],
    }
    if (claim) refused.claim = claim
    return refused
  }
  const table = untable(clean)
  const reading = readWords(table.text, prepared, around, context)
  if (table.pasted && reading.items.length) reading.flags.push('table_paste')
  if (code) {
    if (!reading.items.length) return { ...nothing('refuse'), flags: ['injection'] }
    mark(reading, 'injection')
  }
  if (prepared.pii) {
    // Nothing but a personal number, or a wish to have it kept: there is nothing to file.
    if (!reading.items.some((item) => item.income || item.status || item.issues.length))
      return { ...nothing('refuse'), confirm: true, flags: ['pii'] }
    mark(reading, 'pii')
  }
  if (around.voice) reading.flags.push('voice_text')
  if (reading.items.length && reading.intent !== 'photo' && reportsOnBehalf(around, clean))
    reading.flags.push('on_behalf')
  reading.flags = [...new Set(reading.flags)]
  reading.missing = [...new Set(reading.missing)]
  return reading
}

function mark(reading: Reading, flag: Flag): void {
  reading.flags.push(flag)
  reading.confirm = true
}

function readWords(words: string, prepared: Prepared, around: Surroundings, context: ReadingContext): Reading {
  const pictures = around.photos.length > 0 || prepared.pictures > 0
  if (!words.trim()) return pictures ? wordlessPictures(around) : nothing(prepared.nod ? 'ack' : 'ask')
  if (isNod(words)) return pictures ? wordlessPictures(around) : nothing('ack')
  const parts = partsOf(withoutNod(words))
  const seen = matchable(withoutNod(words))
  if (promises(seen) && !pictures) return nothing('ack')
  if ((parts.asked === null && !isHelpless(seen)) || parts.told) {
    const told = parts.asked === null ? seen : matchable(parts.told)
    if (
      corrects(parts.asked === null ? seen : told, around.previous.length > 0) &&
      (parts.asked === null || around.previous.length > 0 || strong(told, around, true))
    ) {
      const several = correctsSeveral(told, around)
      const corrected =
        several === null
          ? readCorrection(told, around)
          : asCorrection(readTold(several, prepared, around, context, pictures), around)
      return withQuestion(corrected, parts.asked)
    }
    if (parts.asked === null && isHelpless(told) && !strong(told, around, false)) return nothing('ask')
    if (parts.asked !== null && !strong(told, around, parts.apart)) return nothing('ask')
    return withQuestion(readTold(told, prepared, around, context, pictures), parts.asked)
  }
  return nothing('ask')
}

function withQuestion(reading: Reading, asked: string | null): Reading {
  if (asked === null || reading.intent === 'ask') return asked === null ? reading : nothing('ask')
  return { ...reading, intent: reading.items.length ? 'mixed' : 'ask', question: asked }
}
