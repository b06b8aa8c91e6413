import { createHash } from 'node:crypto'
import { extname, basename } from 'node:path'
import { DomainError } from '../../base/errors.ts'
import type { RuleDraft } from './draft.ts'
import { readFile } from './read/read.ts'
import { structure } from './structure/structure.ts'

/** The file cannot be taken in; `refused.sentence` says why and what to do. */
export interface Refusal {
  readonly refused: DomainError
}

/**
 * 读懂 - what a file says, without touching the store: shown to a person before anything is kept. `name` is the file's name; its
 * ending counts only where the content does not say what it is.
 */
export async function understand(bytes: Buffer, name: string): Promise<RuleDraft | Refusal> {
  try {
    const file = await readFile(bytes, name)
    const plain = basename(name)
    return {
      ...structure(file, plain.slice(0, plain.length - extname(plain).length)),
      source: {
        name: plain.slice(0, 200),
        sha256: createHash('sha256').update(bytes).digest('hex'),
        size: bytes.length,
        format: file.format,
        ...(file.pages === undefined ? {} : { pages: file.pages }),
      },
    }
  } catch (error) {
    if (error instanceof DomainError) return { refused: error }
    throw error
  }
}

export const isRefusal = (result: RuleDraft | Refusal): result is Refusal => 'refused' in result
