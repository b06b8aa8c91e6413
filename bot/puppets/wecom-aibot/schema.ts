/**
 * What may leave: a wrong field name (`botId` for `bot_id`) is answered with a code that names something else entirely, so every
 * frame is held against its own schema first.
 */
import { z } from 'zod'
import { BUTTON_KEY_BYTES, MOST_CHOICES } from '../wecom/index.ts'
import { BadFrameError } from './errors.ts'
import type { Json } from './frames.ts'
import { CHUNKS, CONTENT_BYTES } from './limits.ts'

const bytes = (most: number) =>
  z.string().refine((text) => Buffer.byteLength(text) <= most, { message: `more than ${most} bytes` })
const someText = z.string().min(1)
const content = bytes(CONTENT_BYTES)

const card = z.strictObject({
  card_type: z.literal('button_interaction'),
  main_title: z.strictObject({ title: someText, desc: z.string().optional() }),
  sub_title_text: z.string().optional(),
  button_list: z
    .array(
      z.strictObject({
        text: someText,
        style: z.number().int().min(1).max(4).optional(),
        key: someText.and(bytes(BUTTON_KEY_BYTES)),
      }),
    )
    .min(1)
    .max(MOST_CHOICES),
  replace_text: z.string().optional(),
  task_id: z.string().regex(/^[\w@-]{1,128}$/),
})

const stream = z.strictObject({
  msgtype: z.literal('stream'),
  stream: z.strictObject({
    id: someText,
    finish: z.boolean(),
    content,
  }),
})
const markdown = { msgtype: z.literal('markdown'), markdown: z.strictObject({ content: content.min(1) }) }
const templateCard = { msgtype: z.literal('template_card'), template_card: card }
const media = z.strictObject({ media_id: someText })
const image = { msgtype: z.literal('image'), image: media }
const voice = { msgtype: z.literal('voice'), voice: media }
const file = { msgtype: z.literal('file'), file: media }
const video = { msgtype: z.literal('video'), video: media }
/** always explicit: without it a numeric id is tried as a group first */
const chat = { chatid: someText, chat_type: z.union([z.literal(1), z.literal(2)]) }

const schemas = {
  aibot_subscribe: z.strictObject({ bot_id: someText, secret: someText }),
  ping: z.strictObject({}),
  aibot_respond_msg: z.union([
    stream,
    ...[markdown, templateCard, image, voice, file, video].map((shape) => z.strictObject(shape)),
  ]),
  aibot_respond_welcome_msg: z.union([
    z.strictObject({ msgtype: z.literal('text'), text: z.strictObject({ content: content.min(1) }) }),
    z.strictObject(templateCard),
  ]),
  aibot_respond_update_msg: z.strictObject({
    response_type: z.literal('update_template_card'),
    template_card: card,
  }),
  aibot_send_msg: z.union(
    [markdown, templateCard, image, voice, file, video].map((shape) => z.strictObject({ ...chat, ...shape })),
  ),
  aibot_upload_media_init: z.strictObject({
    type: z.enum(['image', 'voice', 'video', 'file']),
    filename: someText,
    total_size: z.number().int().positive(),
    total_chunks: z.number().int().min(1).max(CHUNKS),
    md5: z.string().length(32),
  }),
  aibot_upload_media_chunk: z.strictObject({
    upload_id: someText,
    chunk_index: z.number().int().nonnegative(),
    base64_data: someText,
  }),
  aibot_upload_media_finish: z.strictObject({ upload_id: someText }),
}
export type Command = keyof typeof schemas

/** Throws BadFrameError; its message names fields, never values. */
export function checkFrame(cmd: Command, body: Json): void {
  const result = schemas[cmd].safeParse(body)
  if (result.success) return
  const problems = result.error.issues.flatMap((issue) =>
    issue.code === 'invalid_union' ? issue.errors.flat() : [issue],
  )
  throw new BadFrameError(
    cmd,
    problems
      .map(({ path, code }) => `${path.join('.')} ${code}`)
      .join(', ')
      .slice(0, 300),
  )
}
