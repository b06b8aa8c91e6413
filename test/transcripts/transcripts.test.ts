import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { play } from '../support/transcript.ts'
import { World } from '../support/world.ts'

/**
 * Conversations as a clerk can check them. Every `.txt` file beside this one is played: what people say is said, and what the
 * assistant answers (to whomever) must be what is written, word for word. `# ` lines are remarks, `[时间]` moves the clock,
 * `账:` lists the reports that stand at that point, `制度:` takes in a document of documents/. GUANHU_WRITE_TRANSCRIPTS=1 writes what happens into the files, to be read.
 */
const write = process.env['GUANHU_WRITE_TRANSCRIPTS'] === '1'

const here = import.meta.dirname
describe('conversations', () => {
  for (const file of readdirSync(here).filter((name) => name.endsWith('.txt'))) {
    test(file.replace('.txt', ''), async () => {
      const written = readFileSync(join(here, file), 'utf8')
      const played = await play(written, (at) => World.open(at))
      if (write) writeFileSync(join(here, file), played)
      else expect(played).toBe(written)
    })
  }
})
