import { z } from 'zod'
import { type Model, ModelFailure } from '../../entities/rulebook/model/model.ts'
import { post } from './post.ts'
import type { Secret } from './secret.ts'

/** Where the model is and what it is called there; without `chat` or `embedding` that half is missing. */
export interface ModelEndpoint {
  /** Up to and with the version, `https://host/v1`. */
  readonly url: string
  readonly key: Secret | null
  readonly chat: string | null
  readonly embedding: string | null
}

const CHAT_LIMIT = 256 * 1024
/** 31 vectors of 4,096 numbers written out are about 1.5 MB. */
const EMBEDDING_LIMIT = 8 * 1024 * 1024
/** Tokens of an answer: a line of JSON, and what some models think aloud before it. */
const MOST_TOKENS = 1024

/** Exactly one choice that is finished; a cut one (`length`) or two of them is no answer. */
const chatAnswer = z.object({
  choices: z.tuple([
    z.object({ message: z.object({ content: z.string().min(1) }), finish_reason: z.literal('stop').nullish() }),
  ]),
})
const vectors = z.object({
  data: z.array(z.object({ index: z.int().min(0), embedding: z.array(z.number()).min(1).max(16_384) })),
})

/** 外部模型 by the OpenAI protocol: chat completions and embeddings, without streaming. */
export function openAiModel({ url, key, chat, embedding }: ModelEndpoint): Model {
  const base = url.replace(/\/+$/, '')
  return {
    ...(chat !== null && {
      async chat(messages, { signal }) {
        const body = { model: chat, messages, temperature: 0, max_tokens: MOST_TOKENS, stream: false }
        const answer = checked(
          chatAnswer,
          await post({ url: `${base}/chat/completions`, key, body, limit: CHAT_LIMIT, signal }),
        )
        return answer.choices[0].message.content
      },
    }),
    ...(embedding !== null && {
      async embed(texts, { signal }) {
        const body = { model: embedding, input: texts, encoding_format: 'float' }
        const { data } = checked(
          vectors,
          await post({ url: `${base}/embeddings`, key, body, limit: EMBEDDING_LIMIT, signal }),
        )
        // the protocol numbers them and promises no order
        const byIndex = new Map(data.map((one) => [one.index, one.embedding]))
        return texts.map((_, i) => {
          const vector = byIndex.get(i)
          if (!vector || data.length !== texts.length) throw new ModelFailure('schema')
          return vector
        })
      },
    }),
  }
}

function checked<T>(shape: z.ZodType<T>, answer: unknown): T {
  const read = shape.safeParse(answer)
  if (!read.success) throw new ModelFailure('schema')
  return read.data
}
