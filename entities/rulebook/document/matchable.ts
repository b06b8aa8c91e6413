import { createHash } from 'node:crypto'
import { normalise } from '../../language/normalise.ts'

/** For comparing only: one kind of every mark, no blanks. The stored text is never changed by it. */
export const matchable = (text: string): string => normalise(text).replace(/\s+/g, '')

export const hashOf = (text: string): string => createHash('sha256').update(matchable(text)).digest('hex')
