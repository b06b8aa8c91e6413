import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { storeless } from '../support/storeless.ts'

const OPENS_A_STORE =
  /support\/(world|databases|mariadb|people)|scripts\/(store|product)|base\/database|transactions?\(/

test.each(storeless)('%s opens no store, so one run is enough', (folder) => {
  expect(existsSync(folder)).toBe(true)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  expect(files.length).toBeGreaterThan(0)
  for (const file of files) expect(readFileSync(join(folder, file), 'utf8'), file).not.toMatch(OPENS_A_STORE)
})
