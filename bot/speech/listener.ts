import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { maskPapers } from '../../entities/base/mask.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { isSpeech } from '../../entities/message/fileKinds.ts'
import { Incoming, type KeptFile, type MessageFile } from '../../entities/message/incoming.ts'
import { ModelFailure } from '../../entities/rulebook/model/model.ts'

export interface Recording {
  readonly name: string
  readonly contentType: string
  readonly bytes: Buffer
}
/** Makes text of speech. Rejects with ModelFailure. */
export type Transcriber = (recording: Recording, options: { signal: AbortSignal }) => Promise<string>

export interface ListenOptions {
  /** Milliseconds for one try. */
  timeoutMs: number
  /** Milliseconds before each further try. */
  pauses?: readonly number[]
}
const PAUSES = [1000]
/** A minute of speech is 100 KB as AMR and 2 MB as WAV. */
const LARGEST = 10 * 1024 * 1024

/** What is wrong with the request stays wrong. */
const isLasting = ({ code, status }: ModelFailure) =>
  code === 'redirect' || (code === 'status' && status !== undefined && status >= 400 && status < 500 && status !== 429)

/**
 * 听语音 - makes text of what was spoken before the turn, as files are fetched before it. The recording stays with the message as
 * evidence. Nobody listening, or nothing made out: the sender is asked to write.
 */
export class Listener {
  constructor(
    private readonly runtime: Runtime,
    private readonly transcribe: Transcriber | null,
    private readonly options: ListenOptions,
  ) {}

  /** Resolves when the message says in words what was spoken, or why it does not. */
  async complete(id: number): Promise<void> {
    const row = await this.runtime.db.findOneBy(Incoming, { id, state: 'received' })
    if (!row?.files.some(isSpeech) || row.spoken) return
    const words: string[] = row.text === '' ? [] : [row.text]
    const files: MessageFile[] = []
    for (const file of row.files) {
      if (!isSpeech(file)) files.push(file)
      else if (this.transcribe === null) files.push({ name: file.name, refused: 'voice' })
      else {
        const heard = await this.hear(file, id)
        files.push(heard === '' ? { ...file, refused: 'unheard' } : file)
        if (heard !== '') words.push(heard)
      }
    }
    const spoken = files.some(isSpeech)
    const change = { files, spoken, text: maskPapers(words.join('\n')) }
    await this.runtime.write((tx) => tx.db.update(Incoming, { id, state: 'received' }, change))
  }

  /** What is said in it; '' when that could not be found out. */
  private async hear({ sha256, name, contentType, size }: KeptFile, id: number): Promise<string> {
    if (this.transcribe === null || size > LARGEST) return ''
    const bytes = await readFile(this.runtime.files.path(sha256))
    // endpoints go by the ending, and a platform's name may have none
    const named = extname(name) === '' ? `${name}.${contentType.replace('audio/', '')}` : name
    for (const wait of [...(this.options.pauses ?? PAUSES), null]) {
      try {
        const signal = AbortSignal.timeout(this.options.timeoutMs)
        return (await this.transcribe({ name: named, contentType, bytes }, { signal })).trim()
      } catch (error) {
        if (!(error instanceof ModelFailure)) throw error
        this.runtime.log.warn({ incoming: id, code: error.message }, 'speech not heard')
        if (wait === null || isLasting(error)) return ''
        await pause(wait)
      }
    }
    return ''
  }
}
