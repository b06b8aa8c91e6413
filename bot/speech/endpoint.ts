import { z } from 'zod'
import { ModelFailure } from '../../entities/rulebook/model/model.ts'
import { post } from '../model/post.ts'
import type { Secret } from '../model/secret.ts'
import type { Recording, Transcriber } from './listener.ts'

/** Where speech is made into text. */
export interface SpeechEndpoint {
  /** Up to and with the version, `https://host/v1`. */
  readonly url: string
  readonly key: Secret | null
  readonly model: string
}

const ANSWER_BYTES = 256 * 1024
const answer = z.object({ text: z.string() })

/** 语音转文字 by the OpenAI protocol: one recording, one text. The recording is sent as it came; not every endpoint takes AMR. */
export function openAiSpeech({ url, key, model }: SpeechEndpoint): Transcriber {
  const base = url.replace(/\/+$/, '')
  return async ({ name, contentType, bytes }: Recording, { signal }) => {
    const body = new FormData()
    body.set('model', model)
    body.set('language', 'zh')
    body.set('response_format', 'json')
    body.set('file', new Blob([new Uint8Array(bytes)], { type: contentType }), name)
    const said = await post({ url: `${base}/audio/transcriptions`, key, body, limit: ANSWER_BYTES, signal })
    const read = answer.safeParse(said)
    if (!read.success) throw new ModelFailure('schema')
    return read.data.text
  }
}
