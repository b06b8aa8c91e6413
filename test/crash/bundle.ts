/** scripts/start.ts as one file, so that starting it a hundred times costs node's start and not the compiler's. */
import { mkdirSync, symlinkSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { root } from '../../scripts/bench/child.ts'

/** A file that asks where it stands is told where it stood before it was bundled. */
const keepPlaces: Plugin = {
  name: 'keep-places',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, async ({ path: file }) => ({
      contents: (await readFile(file, 'utf8')).replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href)),
      loader: 'ts',
    })),
}

/** Nobody looks at the chat page here, and building it costs every start a second process. */
const withoutPage: Plugin = {
  name: 'without-page',
  setup: ({ onLoad }) =>
    onLoad({ filter: /api\/web\/simulator\/page\.ts$/ }, () => ({
      contents: `export const openPage = async () => ({ html: '', headers: {}, assets: new Map() })`,
    })),
}

/** Else the same source and the same packages; only the way there is shorter. Returns what node is to run. */
export async function bundleStart(folder: string): Promise<string> {
  const outfile = path.join(folder, 'start.mjs')
  await build({
    entryPoints: [path.join(root, 'scripts/start.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    tsconfig: path.join(root, 'tsconfig.json'),
    plugins: [withoutPage, keepPlaces],
    logLevel: 'silent',
  })
  mkdirSync(folder, { recursive: true })
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  return outfile
}
