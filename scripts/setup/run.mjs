/** `node scripts/setup/run.mjs scripts/start.ts [words]`: bundles a program and runs it in this process. */
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { bundle, root } from './bundle.mjs'

const [entry = ''] = process.argv.splice(2, 1)
const outfile = path.join(root, 'node_modules/.cache/guanhu', entry.replace(/\W+/g, '-').replace(/-ts$/, '.mjs'))
await import(pathToFileURL(await bundle(entry, outfile)).href)
