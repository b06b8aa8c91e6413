/** The whole product as a newcomer starts it, in a real browser: the demo county, a report with a photo, a question, a restart. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cellIn, edit } from '../support/form.ts'
import { desktop, openBrowser, phone } from './browser.ts'

const CADRE = 'v-jinggan-1'
const SPECIALIST = 't-xionghe-1'

let folder: string
let port: number
let product: ChildProcess
let context: BrowserContext
let closeBrowser: () => Promise<void>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'page-product-'))
  port = await freePort()
  product = await start()
  ;({ context, close: closeBrowser } = await openBrowser())
  context.setDefaultTimeout(30_000)
})
afterAll(async () => {
  await closeBrowser?.()
  await stop()
  rmSync(folder, { recursive: true, force: true })
})

const address = () => `http://127.0.0.1:${port}`
const answers = (page: Page) => page.locator('#lines .line[data-direction="out"] .bubble')
const appears = (what: Locator) => what.first().waitFor()

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  server.close()
  if (typeof bound !== 'object' || bound === null) throw new Error('no port')
  return bound.port
}

/** Resolves when it has printed its address; rejects with what it printed when it ends before that. */
function start(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], {
    env: { PORT: String(port), DATA_FOLDER: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    let printed = ''
    const read = (chunk: Buffer) => {
      printed += chunk.toString()
      if (printed.includes(address())) resolve(child)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${printed}`)))
  })
}

async function stop(): Promise<void> {
  if (!product || product.exitCode !== null) return
  const ended = once(product, 'exit')
  product.kill('SIGTERM')
  await ended
}

async function open(person: string, size: { width: number; height: number }): Promise<Page> {
  const page = await context.newPage()
  await page.setViewportSize(size)
  await page.goto(`${address()}/#person=${person}`)
  await page.locator('#text').waitFor()
  return page
}

async function speak(page: Page, text: string): Promise<void> {
  await page.locator('#text').fill(text)
  await page.locator('#text').press('Enter')
}

test('the list has people of every role, and one finds oneself in it', async () => {
  const page = await context.newPage()
  await page.goto(address())
  await appears(page.locator('.role'))
  expect(await page.locator('.role').count()).toBe(9)
  await page.locator('#search').fill('荆干 村干部')
  await page.locator(`.person[data-id="${CADRE}"]`).click()
  expect(await page.locator('#me').textContent()).toMatch(/村干部 · 熊河镇 荆干村/)
  await page.close()
})

test('a report with a photo on a phone and a question at a desk, each with its answer, still there after a reload and a restart', async () => {
  const photo = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#7aa4d0' } })
    .jpeg()
    .toBuffer()
  const cadre = await open(CADRE, phone)
  const specialist = await open(SPECIALIST, desktop)
  await cadre.locator('#files').setInputFiles({ name: '光伏.jpg', mimeType: 'image/jpeg', buffer: photo })
  await speak(cadre, '光伏电站这个季度正常，收入3.2万')
  await appears(answers(cadre))
  await speak(specialist, '租村里的仓库要开会不')
  await appears(answers(specialist).filter({ hasText: '依据' }))

  await cadre.reload()
  await appears(answers(cadre))
  await appears(cadre.locator('#lines .photo img'))
  const loaded = await cadre.locator('#lines .photo img').evaluate(async (image: HTMLImageElement) => {
    await image.decode()
    return image.naturalWidth
  })
  expect(loaded).toBeGreaterThan(0)
  const before = await specialist.locator('#lines .bubble').allTextContents()

  await stop()
  await appears(specialist.locator('#banner', { hasText: '连接断开' }))
  await speak(specialist, '公示贴几天')
  await appears(specialist.locator('#pending .bubble', { hasText: '公示贴几天' }))
  product = await start()
  await appears(specialist.locator('#lines .bubble', { hasText: '公示贴几天' }))
  await specialist.locator('#banner').waitFor({ state: 'hidden' })
  expect((await specialist.locator('#lines .bubble').allTextContents()).slice(0, before.length)).toEqual(before)
}, 180_000) // two starts of the product among other tests

test('the village asks for its sheet on a phone, saves it, fills it in and sends it back', async () => {
  const page = await open(CADRE, phone)
  await speak(page, '填报表')
  const card = page.locator('#lines .line[data-direction="out"] a.file').last()
  await card.waitFor()
  const saving = page.waitForEvent('download')
  await card.click()
  const saved = await saving
  expect(saved.suggestedFilename()).toMatch(/^荆干村\d{4}年.季度填报表\.xlsx$/)
  const sheet = readFileSync(await saved.path())
  const filled = await edit(sheet, ({ worksheets: [visible] }) => {
    cellIn(visible!, 5, '运营状态').value = '正常'
    cellIn(visible!, 5, '本季收入').value = '1.2万'
  })
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await page.locator('#files').setInputFiles({ name: saved.suggestedFilename(), mimeType, buffer: filled })
  await shoot(page, 'sheet-composer')
  await page.locator('#send').click()
  await appears(answers(page).filter({ hasText: '能记 1 处' }))
  await shoot(page, 'sheet-check')
  await speak(page, '对')
  await appears(answers(page).filter({ hasText: '记下了 1 处' }))
  await page.setViewportSize(desktop)
  await shoot(page, 'sheet-desktop')
  await page.close()
}, 60_000)

/** For somebody who wants to see it: GUANHU_SCREENSHOTS names a folder. */
async function shoot(page: Page, name: string): Promise<void> {
  const to = process.env['GUANHU_SCREENSHOTS']
  if (to) await page.screenshot({ path: join(to, `${name}.png`) })
}
