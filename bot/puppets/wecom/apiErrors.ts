/** 错误码 - what the server's errcode means to a program. Only the number counts: errmsg is prose with an address and a trace id in it. */
import { WecomError, type WecomErrorFacts } from './errors.ts'

/**
 * refresh: get a new token, once. busy: again in a moment. limit: again when the window is over. config: somebody has to change a
 * setting. recipient: this receiver cannot be reached. media: upload anew or not at all. program: our mistake.
 */
export type Reaction = 'refresh' | 'busy' | 'limit' | 'config' | 'recipient' | 'media' | 'program'

const TABLE: Readonly<Record<number, readonly [Reaction, string]>> = {
  [-1]: ['busy', 'the platform is busy'],
  40001: ['refresh', 'secret or token is wrong'],
  40003: ['recipient', 'no such userid'],
  40004: ['media', 'media type is not allowed'],
  40006: ['media', 'media size is not allowed'],
  40007: ['media', 'media_id is not valid any more'],
  40008: ['program', 'msgtype is not allowed here'],
  40009: ['media', 'picture size is not allowed'],
  40011: ['media', 'video size is not allowed'],
  40013: ['config', 'corpid is wrong'],
  40014: ['refresh', 'token is not valid'],
  40029: ['program', 'OAuth code is used up or too old'],
  40035: ['program', 'a parameter is wrong'],
  40056: ['config', 'agentid is wrong'],
  40058: ['program', 'a parameter is missing or wrong'],
  41001: ['refresh', 'token is missing'],
  42001: ['refresh', 'token has expired'],
  44004: ['program', 'empty content'],
  45002: ['program', 'content is too long'],
  45008: ['program', 'more than 8 articles'],
  45009: ['limit', 'too many calls'],
  45033: ['busy', 'too many calls at the same time'],
  48002: ['config', 'this secret may not call this API'],
  50001: ['config', 'the redirect domain is not trusted'],
  60011: ['config', 'outside the visible range of the app'],
  60020: ['config', 'this IP address is not in the trusted list of the app'],
  60111: ['recipient', 'no such userid'],
  60123: ['recipient', 'no such department'],
  81013: ['recipient', 'none of the receivers can be reached'],
  82001: ['program', 'no receiver'],
  86001: ['recipient', 'chatid is wrong'],
  86003: ['recipient', 'no such chatid'],
  86004: ['program', 'group name is not allowed'],
  86006: ['program', 'a group has 2 to 2,000 members'],
  86008: ['recipient', 'the group was not made by this app'],
  86101: ['recipient', 'only the owner of the group may'],
  86215: ['program', 'chatid is taken'],
  86216: ['recipient', 'this member cannot be in the group'],
  301002: ['program', 'the token belongs to another app'],
}

/** A frequency limit is counted by the minute first. */
const LIMIT_MS = 60_000
const BUSY_MS = 5_000

export class ApiError extends WecomError {
  readonly reaction: Reaction
  /** of 60020: the address to enter in the console */
  readonly callerIp: string | null

  constructor(
    readonly errcode: number,
    /** path without its query, which holds the token */
    readonly path: string,
    errmsg = '',
    facts: WecomErrorFacts = {},
  ) {
    const [reaction, what] = TABLE[errcode] ?? ['program', 'not in our table']
    super(`errcode${errcode}`, `${path}: errcode ${errcode}, ${what}`, {
      retryable: reaction === 'busy' || reaction === 'limit' || errcode === 60020,
      retryAfterMs: reaction === 'busy' ? BUSY_MS : reaction === 'limit' || errcode === 60020 ? LIMIT_MS : 0,
      ...facts,
    })
    this.name = 'ApiError'
    this.reaction = reaction
    this.callerIp = errcode === 60020 ? (/from ip: ?([0-9a-f.:]+)/i.exec(errmsg)?.[1] ?? null) : null
    if (this.callerIp) this.message += ` (${this.callerIp})`
  }
}
