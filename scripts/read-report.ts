/**
 * npm run -s read-report: reads report messages without a server. stdin: one JSON object {text, context} per line; stdout: one
 * Reading per line in the same order. A line that is no such object gives {"error": ...} and the rest goes on.
 */
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { readReport, type ReadingContext } from '../entities/report/read/index.ts'
import { readReportTexts } from '../entities/texts/reading.ts'

function answer(line: string): string {
  let given: unknown
  try {
    given = JSON.parse(line)
  } catch {
    return JSON.stringify({ error: readReportTexts.notJson })
  }
  if (typeof given !== 'object' || given === null || !('text' in given) || typeof given.text !== 'string')
    return JSON.stringify({ error: readReportTexts.noText })
  // The reader checks every part of the context itself.
  const context = ('context' in given ? given.context : {}) as ReadingContext
  return JSON.stringify(readReport(given.text, context))
}

process.stdout.on('error', () => process.exit(0))
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (line.trim() === '') continue
  if (!process.stdout.write(`${answer(line)}\n`)) await once(process.stdout, 'drain')
}
