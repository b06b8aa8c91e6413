import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** A file of fixtures/, which stand there packed. */
export const packed = (name: string): Buffer =>
  gunzipSync(readFileSync(join(import.meta.dirname, 'fixtures', `${name}.gz`)))
