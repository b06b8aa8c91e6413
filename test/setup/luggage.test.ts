/**
 * package.json overrides away what wechaty brings along and we never use (docs/decisions.md, "Wechaty's luggage"). This is what must
 * go on working without it: wechaty itself, wechaty-puppet-service as the other channel, FileBox for files and buffers.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { FileBox } from 'file-box'
import { expect, test } from 'vitest'
import { log, type payloads, Puppet, types } from 'wechaty-puppet'
import { freePort } from '../support/mariadb.ts'

log.level('silent')

/** The smallest puppet that can be logged in and hear and say a text. */
class EchoPuppet extends Puppet {
  readonly said: string[] = []
  override async onStart() {
    setImmediate(() => void this.login('bot'))
  }
  override async onStop() {}
  override async contactRawPayload(id: string) {
    return { id, name: id, gender: 0, type: types.Contact.Individual, avatar: '', phone: [] } satisfies payloads.Contact
  }
  override async contactRawPayloadParser(payload: payloads.Contact) {
    return payload
  }
  override async contactList() {
    return ['bot', 'cadre']
  }
  override async roomList() {
    return []
  }
  override async messageRawPayload(id: string) {
    return {
      id,
      type: types.Message.Text,
      text: '无变化',
      talkerId: 'cadre',
      listenerId: 'bot',
      timestamp: 1_700_000_000,
    } satisfies payloads.Message
  }
  override async messageRawPayloadParser(payload: payloads.Message) {
    return payload
  }
  override async messageSendText(_to: string, text: string) {
    this.said.push(text)
  }
}

async function echo(puppet: Puppet, hear: () => void): Promise<string> {
  const { WechatyBuilder } = await import('wechaty')
  const bot = WechatyBuilder.build({ puppet })
  const heard = new Promise<string>((done, fail) => {
    bot.on('error', fail)
    bot.on('message', (message) => {
      void message.say(`收到${message.text()}`).then(() => done(message.text()), fail)
    })
  })
  await bot.start()
  if (!bot.isLoggedIn) await new Promise((done) => bot.once('login', done))
  hear()
  const text = await heard
  await bot.stop()
  return text
}

test('wechaty starts, hears and answers', async () => {
  const puppet = new EchoPuppet()
  expect(await echo(puppet, () => puppet.emit('message', { messageId: 'm1' }))).toBe('无变化')
  expect(puppet.said).toEqual(['收到无变化'])
})

test('wechaty-puppet-service carries the same conversation over gRPC', async () => {
  const service = await import('wechaty-puppet-service')
  const puppet = new EchoPuppet()
  const endpoint = `127.0.0.1:${await freePort()}`
  const token = 'insecure_guanhu-test'
  const server = new service.PuppetServer({ puppet, endpoint, token, tls: { disable: true } })
  await server.start()
  const remote = new service.PuppetService({ endpoint, token, tls: { disable: true } })
  expect(await echo(remote, () => puppet.emit('message', { messageId: 'm2' }))).toBe('无变化')
  expect(puppet.said).toEqual(['收到无变化'])
  await server.stop()
})

test('FileBox takes buffers, base64, streams and files', async () => {
  const box = FileBox.fromBuffer(Buffer.from('照片'), '光伏.jpg')
  expect(box.name).toBe('光伏.jpg')
  expect((await box.toBuffer()).toString()).toBe('照片')
  expect(await FileBox.fromBase64(await box.toBase64(), 'a.jpg').toBuffer()).toEqual(Buffer.from('照片'))
  expect(await FileBox.fromStream(await FileBox.fromBuffer(Buffer.from('b'), 'b').toStream(), 'b').toBuffer()).toEqual(
    Buffer.from('b'),
  )
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'guanhu-test-')), '台账.txt')
  writeFileSync(file, '台账')
  expect((await FileBox.fromFile(file).toBuffer()).toString()).toBe('台账')
  rmSync(path.dirname(file), { recursive: true })
})
