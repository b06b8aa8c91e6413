/** scripts/start.ts as one file, as `npm start` runs it, but without the chat page. */
import { symlinkSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'esbuild'
import { bundle, root } from '../../scripts/setup/bundle.mjs'

/** Nobody looks at the chat page here, and building it costs every start a second process. */
const withoutPage: Plugin = {
  name: 'without-page',
  setup: ({ onLoad }) =>
    onLoad({ filter: /api\/web\/simulator\/page\.ts$/ }, () => ({
      contents: `export const openPage = async () => ({ html: '', headers: {}, assets: new Map() })`,
    })),
}

/** Returns what node is to run. */
export async function bundleStart(folder: string): Promise<string> {
  const outfile = await bundle('scripts/start.ts', path.join(folder, 'start.mjs'), [withoutPage])
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  return outfile
}
