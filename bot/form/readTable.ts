import { readFile } from 'node:fs/promises'
import { DomainError } from '../../entities/base/errors.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { isTable } from '../../entities/message/fileKinds.ts'
import { Incoming } from '../../entities/message/incoming.ts'
import { readForm, type ReturnedForm } from '../../entities/report/form/read.ts'
import type { TableRead } from '../turn.ts'

/** Reads the table of a message before its turn: unpacking takes time, and SQLite has one writer. */
export async function readTable(runtime: Runtime, id: number): Promise<TableRead | null> {
  const message = await runtime.db.findOne(Incoming, {
    where: { id, state: 'received' },
    select: { id: true, files: true },
  })
  const file = message?.files.find(isTable)
  if (!file) return null
  try {
    return { file, form: await readKept(runtime, file.sha256) }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { file, refused: error }
  }
}

/** Reads it from the file store. Throws the form/* errors. */
export async function readKept(runtime: Runtime, sha256: string): Promise<ReturnedForm | 'ledger' | 'foreign'> {
  return readForm(await readFile(runtime.files.path(sha256)))
}
