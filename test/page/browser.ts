/** A real browser with an empty profile. Chromium comes from the distribution; nothing is downloaded. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'

const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

export const desktop = { width: 1280, height: 800 }
export const phone = { width: 390, height: 844 }
export const smallPhone = { width: 360, height: 640 }

export async function openBrowser(): Promise<{ context: BrowserContext; close(): Promise<void> }> {
  const executablePath = PATHS.find(existsSync)
  if (!executablePath) throw new Error(`no Chromium in ${PATHS.join(', ')}: apt-get install chromium`)
  const profile = mkdtempSync(join(tmpdir(), 'page-test-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: ARGS,
    viewport: desktop,
  })
  context.setDefaultTimeout(10_000)
  return {
    context,
    async close() {
      await context.close()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}
