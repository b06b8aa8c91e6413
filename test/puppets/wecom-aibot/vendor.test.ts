/** The vendor's own client against the fake platform: what it does there, ours is measured by. */
import { WSClient } from '@wecom/aibot-node-sdk'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AibotGateway } from '../../support/wecom/aibot.ts'

const quiet = { debug() {}, info() {}, warn() {}, error() {} }
const clients: WSClient[] = []
let gateway: AibotGateway

function client(secret = 's3cret') {
  const made = new WSClient({ botId: 'aibX', secret, wsUrl: gateway.url, logger: quiet, reconnectInterval: 5 })
  made.on('error', () => {})
  clients.push(made)
  return made
}
async function subscribed() {
  const made = client()
  const authenticated = new Promise((resolve) => made.once('authenticated', () => resolve(null)))
  made.connect()
  await authenticated
  return made
}
type FrameOf = Parameters<WSClient['replyStream']>[0]
const next = (from: WSClient, event: Parameters<WSClient['once']>[0]) =>
  new Promise<FrameOf>((resolve) => from.once(event, (...args) => resolve(args[0] as FrameOf))) // the SDK's own frames

beforeEach(async () => {
  gateway = await AibotGateway.start({ aibX: 's3cret' })
})
afterEach(async () => {
  for (const made of clients.splice(0)) made.disconnect()
  await gateway.stop()
})

test('authenticates, and is refused with a wrong secret', async () => {
  await subscribed()
  expect(gateway.online).toBe(1)
  const wrong = client('nope')
  const refusal = new Promise<Error>((resolve) => wrong.once('error', resolve))
  wrong.connect()
  expect((await refusal).message).toContain('853000')
})

test('receives a text, answers it with a stream of two frames', async () => {
  const sdk = await subscribed()
  const received = next(sdk, 'message.text')
  gateway.say({ from: 'lin', group: 'wrG1', text: '@Helper status?' })
  const frame = await received
  await sdk.replyStream(frame, 'st-1', 'Looking')
  await sdk.replyStream(frame, 'st-1', 'All green.', true)
  expect(gateway.chats.bubbles).toMatchObject([{ chat: 'wrG1', kind: 'stream', content: 'All green.', finished: true }])
  await expect(sdk.replyStream(frame, 'st-1', 'more', true)).rejects.toMatchObject({ errcode: 846608 })
})

test('controls in frames, refused pushes, missing errcodes are seen as the platform has them', async () => {
  gateway.faults.controlCharacters = true
  const sdk = await subscribed()
  const push = { msgtype: 'markdown' as const, markdown: { content: 'hello' } }
  await expect(sdk.sendMessage('lin', push)).rejects.toMatchObject({ errcode: 93006 })
  gateway.say({ from: 'lin', text: 'hi' })
  await sdk.sendMessage('lin', push)
  await expect(sdk.sendMessage('LIN', push)).rejects.toMatchObject({ errcode: 93006 })
  gateway.faults.withoutErrcode = 1
  await expect(sdk.sendMessage('lin', push)).rejects.not.toHaveProperty('errcode')
  expect(gateway.chats.said('lin')).toEqual(['hello', 'hello'])
})

test('downloads what was sent with the key of the item, and uploads in chunks', async () => {
  const sdk = await subscribed()
  for (const size of [1, 31, 32, 33, 5000]) {
    const bytes = Buffer.alloc(size, 7)
    const { url, aeskey } = gateway.media(bytes, '照片.jpg')
    expect(await sdk.downloadFile(url, aeskey)).toEqual({ buffer: bytes, filename: '照片.jpg' })
  }
  const bytes = Buffer.alloc(1_200_000, 'x')
  const { media_id: mediaId } = await sdk.uploadMedia(bytes, { type: 'file', filename: 'ledger.xlsx' })
  expect(gateway.uploads.media.get(mediaId)).toMatchObject({ type: 'file', name: 'ledger.xlsx' })
  expect(gateway.uploads.media.get(mediaId)?.bytes.equals(bytes)).toBe(true)
  gateway.say({ from: 'lin', text: 'hi' })
  await sdk.sendMediaMessage('lin', 'file', mediaId)
  expect(gateway.chats.bubbles.at(-1)).toMatchObject({ kind: 'file', content: 'ledger.xlsx', pushed: true })
})

test('welcomes, sends a card, updates it after a click', async () => {
  const sdk = await subscribed()
  const entered = next(sdk, 'event.enter_chat')
  gateway.enterChat('lin')
  const hello = await entered
  await sdk.replyWelcome(hello, { msgtype: 'text', text: { content: 'hello' } })
  await expect(sdk.replyStream(hello, 'st-9', 'x', true)).rejects.toMatchObject({ errcode: 846605 })
  const card = {
    card_type: 'button_interaction',
    main_title: { title: 'Accept?' },
    task_id: 'task-1',
    button_list: [{ text: 'Yes', key: 'yes' }],
  }
  await sdk.sendMessage('lin', { msgtype: 'template_card', template_card: card })
  const clicked = next(sdk, 'event.template_card_event')
  gateway.click('lin', 'task-1', 'yes')
  await sdk.updateTemplateCard(await clicked, { ...card, main_title: { title: 'Accepted' } })
  expect(gateway.chats.bubbles.at(-1)?.card).toMatchObject({ main_title: { title: 'Accepted' } })
})

test('is kicked by a second connection, and stays away', async () => {
  gateway.faults.closeKickedAfterMs = null
  const first = await subscribed()
  const kicked = next(first, 'event.disconnected_event')
  const second = await subscribed()
  await kicked
  await gateway.until(() => gateway.online === 1)
  expect([first.isConnected, second.isConnected]).toEqual([false, true])
})

test('comes back after 1006 and after a restart of the platform', async () => {
  const sdk = await subscribed()
  for (const outage of [() => Promise.resolve(gateway.cut()), () => gateway.stop().then(() => gateway.listen())]) {
    const back = new Promise((resolve) => sdk.once('authenticated', () => resolve(null)))
    await outage()
    await back
  }
  expect(gateway.online).toBe(1)
})
