/**
 * One of our programs as one file of JavaScript, so that starting it costs Node's start and not a compiler's. Plain JavaScript,
 * because it runs before anything can read TypeScript. The packages stay where they are.
 */
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/** A file that asks where it stands is told where it stood before it was bundled. */
const keepPlaces = {
  name: 'keep-places',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, async ({ path: file }) => ({
      contents: (await fs.promises.readFile(file, 'utf8'))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href))
        .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(file))),
      loader: 'ts',
    })),
}

/** `entry` is relative to the project. Writes `outfile` in one go, so that two starts at once do not read half of it. */
export async function bundle(entry, outfile, plugins = []) {
  const { outputFiles } = await build({
    entryPoints: [path.join(root, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    tsconfig: path.join(root, 'tsconfig.json'),
    plugins: [...plugins, keepPlaces],
    sourcemap: 'inline',
    sourcesContent: false,
    logLevel: 'silent',
    write: false,
  })
  fs.mkdirSync(path.dirname(outfile), { recursive: true })
  const draft = `${outfile}.${process.pid}`
  fs.writeFileSync(draft, outputFiles[0].contents)
  fs.renameSync(draft, outfile)
  return outfile
}
