import { expect, test } from 'vitest'
import { type SourceFile, sourceFiles } from './tree.ts'

const LIMIT = 300

/** A file over 300 lines wants a reason; it stands here, and goes from here when the file shrinks. */
const reasons: Readonly<Record<string, string>> = {
  'entities/rulebook/vocabulary.ts': 'one table of the words people ask with',
}

const lines = (file: SourceFile) => file.text.split('\n').length - 1

function oversized(files: readonly SourceFile[], allowed: Readonly<Record<string, string>>): string[] {
  return files
    .filter((file) => lines(file) > LIMIT && !allowed[file.path])
    .map((file) => `${file.path} (${lines(file)} lines)`)
}

function idleReasons(files: readonly SourceFile[], allowed: Readonly<Record<string, string>>): string[] {
  return Object.keys(allowed).filter((path) => !files.some((file) => file.path === path && lines(file) > LIMIT))
}

const product = sourceFiles(['entities', 'bot', 'api', 'scripts'])

test('a file over 300 lines gives its reason', () => {
  expect(oversized(product, reasons)).toEqual([])
})

test('no reason outlives its file', () => {
  expect(idleReasons(product, reasons)).toEqual([])
})

test('half of the files have fewer than 100 lines', () => {
  const sizes = product.map(lines).sort((a, b) => a - b)
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(100)
})

test('the check sees a long file, and a reason nobody needs', () => {
  const files = [
    { path: 'a.ts', text: '\n'.repeat(301) },
    { path: 'b.ts', text: '\n'.repeat(301) },
    { path: 'c.ts', text: '\n'.repeat(300) },
  ]
  expect(oversized(files, { 'b.ts': 'one table' })).toEqual(['a.ts (301 lines)'])
  expect(idleReasons(files, { 'b.ts': 'one table', 'c.ts': 'was long', 'd.ts': 'is gone' })).toEqual(['c.ts', 'd.ts'])
})
