import multer, { type MulterFile } from '@koa/multer'
import type { Context } from 'koa'
import { DomainError } from '../../entities/base/errors.ts'

/** One file of a form, in memory. */
export interface Upload {
  name: string
  contentType: string
  bytes: Buffer
}

export interface UploadRule {
  /** The field of the form that holds the files. */
  readonly field: string
  readonly most: number
  /** Of each file. */
  readonly megabytes: number
}

const MOST_FIELDS = 20

/**
 * Reads multipart/form-data: files, and the other fields as text. What is too large is read to its end and thrown away, so
 * that the sender hears why. Throws api/not-multipart, api/no-file, api/too-many-files, file/too-large, api/body-too-large.
 */
export async function readUpload(
  ctx: Context,
  rule: UploadRule,
): Promise<{ files: Upload[]; fields: Record<string, unknown> }> {
  if (!ctx.is('multipart/form-data')) throw new DomainError('api/not-multipart')
  const { field, most, megabytes } = rule
  const limits = {
    fileSize: megabytes * 1024 * 1024,
    files: most,
    fields: MOST_FIELDS,
    parts: most + MOST_FIELDS,
    fieldSize: 64 * 1024,
  }
  try {
    await multer({ limits }).array(field, most)(ctx, async () => {})
  } catch (error) {
    throw refusal(error, rule)
  }
  // @koa/multer puts both there
  const { files = [], body = {} } = ctx.request as { files?: MulterFile[]; body?: Record<string, unknown> }
  if (files.length === 0) throw new DomainError('api/no-file', { field })
  return {
    files: files.map(({ originalname, mimetype, buffer }) => ({
      name: nameOf(originalname),
      contentType: mimetype,
      bytes: buffer,
    })),
    fields: { ...body },
  }
}

function refusal(error: unknown, { field, most, megabytes }: UploadRule): unknown {
  const { name, code, filename, message } = error as {
    name?: string
    code?: string
    filename?: string
    message?: string
  } // whatever was thrown may have these
  if (name !== 'MulterError')
    return /boundary|Unexpected end of form|Malformed/.test(message ?? '')
      ? new DomainError('api/not-multipart')
      : error
  if (code === 'LIMIT_FILE_SIZE')
    return new DomainError('file/too-large', { name: nameOf(filename ?? '').slice(0, 60), limit: megabytes })
  if (code === 'LIMIT_FILE_COUNT' || code === 'LIMIT_UNEXPECTED_FILE')
    return new DomainError('api/too-many-files', { field, limit: most })
  if (code?.startsWith('LIMIT_')) return new DomainError('api/body-too-large', { limit: `${megabytes} 兆` })
  return new DomainError('api/not-multipart')
}

/**
 * multer takes the bytes of a file's name for latin1. They are UTF-8 from browsers and curl, GBK from older programs on
 * Windows; a name that came in the long form (filename*=) is already right.
 */
export function nameOf(mangled: string): string {
  if (/[^\u0000-\u00ff]/.test(mangled)) return mangled
  const bytes = Buffer.from(mangled, 'latin1')
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // not written in this one
    }
  }
  return mangled
}
