/** The chat page in a real browser, over the real puppet and routes and a bot that knows six answers. */
import type { BrowserContext, Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { desktop, openBrowser, phone, smallPhone } from './browser.ts'
import { type EchoCounty, openEchoCounty } from './echo-county.ts'

let county: EchoCounty
let context: BrowserContext
let closeBrowser: () => Promise<void>
let photo: Buffer
/** a person per test: what one test says is not in the way of the next */
let me: string
let tests = 0

beforeAll(async () => {
  county = await openEchoCounty()
  ;({ context, close: closeBrowser } = await openBrowser())
  photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#88aa66' } })
    .jpeg()
    .toBuffer()
})
afterAll(async () => {
  await closeBrowser()
  await county.close()
})
beforeEach(() => {
  me = `somebody-${++tests}`
})
afterEach(async () => {
  for (const page of context.pages()) await page.close()
})

async function open(person: string | null, size = desktop): Promise<Page> {
  const page = await context.newPage()
  await page.setViewportSize(size)
  page.on('pageerror', (error) => {
    throw error
  })
  await page.goto(person ? `${county.url}/#person=${person}` : county.url)
  if (person) await page.locator('#text').waitFor()
  return page
}

const bubble = (page: Page, text: string) => page.locator('#lines .bubble', { hasText: text })
const shown = (page: Page) => page.locator('#lines .bubble').allTextContents()
const said = (person: string) => county.host.lines.filter((line) => line.person === person)
/** Writes what was said long ago into the chat memory. */
const remember = (person: string, count: number) =>
  Promise.all(
    Array.from({ length: count }, (_, i) =>
      county.host.append({
        key: `${person}-${i}`,
        person,
        direction: i % 2 ? 'out' : 'in',
        text: `旧话 ${i}`,
        files: [],
        at: county.clock.now.toISOString(),
      }),
    ),
  )
const appears = (what: Locator) => what.first().waitFor()
const overflows = (page: Page) =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('.thread, .people-list, .composer, .chat-head')]
      .filter((element) => element.checkVisibility() && element.scrollWidth > element.clientWidth)
      .map((element) => element.className),
  )

async function speak(page: Page, text: string): Promise<void> {
  await page.locator('#text').fill(text)
  await page.locator('#text').press('Enter')
}

describe.each([
  ['desktop', desktop],
  ['phone', phone],
  ['small phone', smallPhone],
])('on a %s', (_, size) => {
  test('one chooses who to be, says something with a photo, is answered, and finds it all again after a reload', async () => {
    const page = await open(null, size)
    await page.locator('#search').fill('荆干')
    await page.locator('.person', { hasText: '张守田' }).click()
    await page.locator('#files').setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: photo })
    await appears(page.locator('#attachments img'))
    await speak(page, `光伏这季度正常 ${me}`)
    await appears(bubble(page, me))
    await appears(bubble(page, '回执 H20261008-017'))
    await page.reload()
    await appears(bubble(page, me))
    await appears(page.locator('#lines .photo img'))
    expect(await page.locator('#me').textContent()).toContain('张守田')
    expect(await overflows(page)).toEqual([])

    await page.locator('#lines .photo').first().click()
    await appears(page.locator('#lightbox[open] img'))
    await page.keyboard.press('Escape')
    expect(await page.locator('#lightbox[open]').count()).toBe(0)
  })

  test('nothing is wider than the screen, whatever is said', async () => {
    const page = await open(me, size)
    await speak(page, 'https://example.org/'.repeat(30))
    await appears(bubble(page, '收到：https'))
    await speak(page, '要一份名单')
    await appears(page.locator('.file'))
    expect(await overflows(page)).toEqual([])
  })
})

test('two people in two windows see their own conversation only', async () => {
  const [one, two] = [await open(`${me}-a`), await open(`${me}-b`)]
  await speak(one, '我是甲')
  await speak(two, '我是乙')
  await appears(bubble(one, '收到：我是甲'))
  await appears(bubble(two, '收到：我是乙'))
  expect(await shown(one)).toEqual(['我是甲', '收到：我是甲'])
  expect(await shown(two)).toEqual(['我是乙', '收到：我是乙'])
})

test('two windows of one person show the same', async () => {
  const [one, two] = [await open(me), await open(me)]
  await speak(one, '在一个窗口说')
  await appears(bubble(two, '收到：在一个窗口说'))
  expect(await shown(two)).toEqual(await shown(one))
})

test('Shift+Enter is a new line, and line breaks are kept in what is shown', async () => {
  const page = await open(me)
  await page.locator('#text').pressSequentially('第一行')
  await page.locator('#text').press('Shift+Enter')
  await page.locator('#text').pressSequentially('第二行')
  await page.locator('#text').press('Enter')
  await appears(bubble(page, '收到：'))
  expect(said(me)[0]?.text).toBe('第一行\n第二行')
  expect(await page.locator('#lines .line').first().locator('.bubble > div').allTextContents()).toEqual([
    '第一行',
    '第二行',
  ])
})

test('a picked file can be taken out again before sending', async () => {
  const page = await open(me)
  await page.locator('#files').setInputFiles([
    { name: '一.jpg', mimeType: 'image/jpeg', buffer: photo },
    { name: '二.xlsx', mimeType: '', buffer: photo },
  ])
  await page.locator('#attachments li', { hasText: '二.xlsx' }).getByRole('button').click()
  await page.locator('#send').click()
  await appears(page.locator('#lines .photo'))
  expect(said(me)[0]?.files.map(({ name }) => name)).toEqual(['一.jpg'])
})

test('a photo can be pasted', async () => {
  const page = await open(me)
  await page.locator('#text').evaluate(
    (element, bytes) => {
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File([new Uint8Array(bytes)], '截图.png', { type: 'image/png' }))
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    [...photo],
  )
  await appears(page.locator('#attachments img'))
})

test('a file that was refused is shown as refused', async () => {
  const page = await open(me)
  await page.locator('#files').setInputFiles({ name: 'too-large.jpg', mimeType: 'image/jpeg', buffer: photo })
  await page.locator('#send').click()
  await appears(page.locator('#lines .file.refused', { hasText: '太大，没有收' }))
})

test('HTML that somebody says is text', async () => {
  const page = await open(me)
  await speak(page, '<img src=x onerror="document.title=1"><script>document.title=2</script>')
  await appears(bubble(page, '收到：<img'))
  expect(await page.locator('#lines .bubble img, #lines .bubble script').count()).toBe(0)
})

describe('a bad connection', () => {
  test('an answer of the server that is lost does not double the message', async () => {
    const page = await open(me)
    let lost = 0
    await page.route('**/simulator/messages', async (route) => {
      if (route.request().method() !== 'POST' || lost++ > 0) return route.fallback()
      await route.fetch()
      await route.abort()
    })
    await speak(page, '只说一次')
    await appears(bubble(page, '收到：只说一次'))
    await page.locator('#pending .line').waitFor({ state: 'detached' })
    expect(await shown(page)).toEqual(['只说一次', '收到：只说一次'])
    expect(said(me)).toHaveLength(2)
  })

  test('what could not be sent is kept over a reload and sent in order when the server is back', async () => {
    const page = await open(me)
    await page.route('**/simulator/messages', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.fallback(),
    )
    await speak(page, '第一句')
    await speak(page, '第二句')
    await appears(page.locator('#pending .state', { hasText: '等待重发' }))
    await page.reload()
    await appears(page.locator('#pending .bubble', { hasText: '第二句' }))
    await page.unroute('**/simulator/messages')
    await appears(bubble(page, '收到：第二句'))
    await page.locator('#pending .line').waitFor({ state: 'detached' })
    expect(
      said(me)
        .filter((line) => line.direction === 'in')
        .map((line) => line.text),
    ).toEqual(['第一句', '第二句'])
  })

  test('being cut off is visible, and passes', async () => {
    const page = await open(me)
    await context.setOffline(true)
    await page.route('**/simulator/stream**', (route) => route.abort())
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await appears(page.locator('#banner', { hasText: '连接断开了' }))
    await context.setOffline(false)
    await page.unroute('**/simulator/stream**')
    await page.locator('#banner').waitFor({ state: 'hidden' })
    await county.puppet.sendKeyed(me, { text: '回来了', key: `back-${me}` })
    await appears(bubble(page, '回来了'))
  })
})

test('older lines are there when one scrolls up', async () => {
  await remember(me, 120)
  const page = await open(me)
  await appears(bubble(page, '旧话 119'))
  expect(await page.locator('#lines .line').count()).toBe(50)
  for (const first of [20, 0]) {
    await page.locator('#thread').evaluate((thread) => thread.scrollTo(0, 0))
    await appears(page.locator('#lines .line:first-child .bubble', { hasText: new RegExp(`^旧话 ${first}$`) }))
  }
  await page.locator('#thread').evaluate((thread) => thread.scrollTo(0, 0))
  await appears(page.locator('#older', { hasText: '更早的没有了' }))
  expect(await page.locator('#lines .line').count()).toBe(120)
})

test('who has scrolled up is told of new messages and not moved', async () => {
  await remember(me, 40)
  const page = await open(me)
  await appears(bubble(page, '旧话 39'))
  await page.locator('#thread').evaluate((thread) => thread.scrollTo(0, 200))
  await county.puppet.sendKeyed(me, { text: '新来的', key: `new-${me}` })
  await appears(page.locator('#pill', { hasText: '1 条新消息' }))
  expect(await page.locator('#thread').evaluate((thread) => thread.scrollTop)).toBe(200)
  await page.locator('#pill').click()
  await page.locator('#pill').waitFor({ state: 'hidden' })
})

test('a choice is answered with one tap', async () => {
  const page = await open(me)
  await speak(page, '大棚租金收了两千')
  await appears(page.locator('#quick .chip'))
  expect(await page.locator('#quick .chip').allTextContents()).toEqual([
    '1东边大棚（1 号）',
    '2西边大棚（2 号）',
    '3两个各两千',
  ])
  await page.locator('#quick .chip', { hasText: '西边' }).click()
  await appears(bubble(page, '记下了：2 号蔬菜大棚'))
})

test('the pretend clock is moved on from the page', async () => {
  const page = await open(me)
  const before = county.clock.now.getTime()
  await page.locator('#clock-open').click()
  await page.getByRole('button', { name: '过 7 天' }).click()
  await page.locator('[data-days="7"]:not(:disabled)').waitFor()
  expect(county.clock.now.getTime() - before).toBe(7 * 86_400_000)
  expect(await page.locator('#clock-now').textContent()).toContain('10月15日')
  county.clock.now = new Date(before)
})

test('what one began to write stays with its person', async () => {
  const page = await open('v1')
  await page.locator('#text').fill('写了一半')
  await page.evaluate(() => {
    location.hash = '#person=t1'
  })
  await page.locator('#me', { hasText: '李青禾' }).waitFor()
  expect(await page.locator('#text').inputValue()).toBe('')
  await page.evaluate(() => {
    location.hash = '#person=v1'
  })
  await page.locator('#me', { hasText: '张守田' }).waitFor()
  expect(await page.locator('#text').inputValue()).toBe('写了一半')
})
