/** Makes the chat page ready to serve: sentences put into the HTML, the script bundled in memory. Nothing built is committed. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { pageTexts } from '../../../entities/texts/page.ts'

export interface Page {
  html: string
  headers: Record<string, string>
  assets: Map<string, { type: string; text: string; etag: string }>
}

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

/** Everything from this server, nothing inline: text that somebody sends cannot become a script. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

const BUNDLED = { bundle: true, write: false, charset: 'utf8', minify: true, logLevel: 'silent' } as const

export function openPage(): Promise<Page> {
  const page = load()
  page.catch(() => {}) // said to whoever asks for the page; until then nobody awaits it
  return page
}

async function load(): Promise<Page> {
  const [html, css, icon, script] = await Promise.all([
    readFile(here('index.html'), 'utf8'),
    build({ ...BUNDLED, entryPoints: [here('chat.css')] }),
    readFile(here('icon.svg'), 'utf8'),
    build({ ...BUNDLED, entryPoints: [here('chat.ts')], format: 'esm', target: 'es2022' }),
  ])
  return {
    html: html.replace(/\{\{(\w+)\}\}/g, (_, key: string) => escape(sentence(key))),
    headers: {
      'Content-Security-Policy': CONTENT_SECURITY_POLICY,
      'Cache-Control': 'no-cache',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'same-origin',
    },
    assets: new Map([
      ['chat.css', asset('text/css; charset=utf-8', text(css))],
      ['icon.svg', asset('image/svg+xml', icon)],
      ['chat.js', asset('text/javascript; charset=utf-8', text(script))],
    ]),
  }
}

const text = (built: { outputFiles: Array<{ text: string }> }) => built.outputFiles[0]?.text ?? ''

const asset = (type: string, text: string) => ({
  type,
  text,
  etag: createHash('sha256').update(text).digest('base64url').slice(0, 20),
})

function sentence(key: string): string {
  const found: unknown = Reflect.get(pageTexts, key)
  if (typeof found !== 'string') throw new Error(`no page text ${key}`)
  return found
}

const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
