/**
 * Whom a message goes to, with its kind written in front, because a numeric userid looks like a department:
 * `user:zhang`, `party:12`, `tag:3`, `chat:wrX`. Without a kind it is a member: that is what `from` of a message is.
 */
import { WecomError } from './errors.ts'

export interface Address {
  readonly kind: 'user' | 'party' | 'tag' | 'chat'
  /** case as the platform gave it: a chatid in lower case is another chat */
  readonly id: string
}

/** Throws WecomError `bad-address`. A userid holds letters, digits and _-@. only, so that a colon always ends a kind. */
export function parseAddress(text: string): Address {
  const [, kind = 'user', id = ''] = /^(?:(user|party|tag|chat):)?([^|\s:]+)$/.exec(text) ?? []
  if (id === '') throw new WecomError('bad-address', 'an address is user:, party:, tag: or chat: and an id')
  return { kind: kind as Address['kind'], id } // the pattern lists the kinds
}

export const formatAddress = ({ kind, id }: Address) => `${kind}:${id}`
