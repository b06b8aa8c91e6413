/** What goes over the long connection: JSON text frames. Requests carry a cmd, acks only the req_id of what they answer. */

import { isRecord, recordOf, textOf } from '../wecom/index.ts'

export type Json = Record<string, unknown>

export interface Frame {
  readonly cmd: string | null
  readonly reqId: string
  readonly body: Json
  /** null = none was there, which is no success */
  readonly errcode: number | null
  readonly errmsg: string
}

// biome-ignore lint: the vendor's client strips these bytes from every frame, so they occur
const CONTROLS = /[\x00-\x08\x0B-\x1F]/g

/** Null when it is no JSON object. Control characters are only taken out when the frame is none with them. */
export function readFrame(text: string): Frame | null {
  const parsed = parse(text) ?? parse(text.replace(CONTROLS, ''))
  if (!isRecord(parsed)) return null
  return {
    cmd: typeof parsed.cmd === 'string' ? parsed.cmd : null,
    reqId: textOf(recordOf(parsed.headers).req_id),
    body: recordOf(parsed.body),
    errcode: typeof parsed.errcode === 'number' ? parsed.errcode : null,
    errmsg: textOf(parsed.errmsg),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
