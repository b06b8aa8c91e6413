import { Secret } from '../../../bot/puppets/wecom/index.ts'
import type { AibotSettings, AppSettings } from '../../../scripts/channels/settings.ts'
import { speakers } from '../transcript.ts'
import { AibotGateway } from './aibot.ts'
import { FakeQyapi } from './qyapi.ts'
import { newId, type Platform, type Shown } from './world.ts'

export interface AppPlatform extends Platform {
  fake: FakeQyapi
  settings: AppSettings
  /** Where callbacks go. */
  address(): string
}

/** 自建应用 - members write to the app; the platform posts it, encrypted, to the product over HTTP. */
export async function appPlatform(): Promise<AppPlatform> {
  const fake = await FakeQyapi.start()
  for (const userid of speakers) fake.members.push({ userid, name: userid, department: [1], status: 1 })
  let address = ''
  const post = async (fields: Record<string, string>) => {
    const { answer } = await fake.deliver(address, fields)
    if (answer?.status !== 200) throw new Error(`callback answered ${answer?.status ?? 'nothing'}`)
  }
  return {
    fake,
    address: () => address,
    settings: {
      puppet: 'wecom-app',
      corpId: fake.corpId,
      agentId: fake.app.agentId,
      secret: new Secret(fake.app.secret),
      callback: { token: new Secret(fake.app.token), aesKey: new Secret(fake.app.aesKey) },
      apiUrl: fake.url,
      proxy: null,
      publicUrl: null,
    },
    listening: (at) => void (address = `${at}/wecom/app`),
    ready: async () => {},
    async say(who, text, { photos, uploads = [] }) {
      for (const { name, bytes } of uploads) {
        const MediaId = fake.media.put(name, 'application/octet-stream', bytes)
        const MsgType = name.endsWith('.amr') ? 'voice' : 'file'
        await post({ FromUserName: who, MsgType, MsgId: digits(), MediaId, FileName: name })
      }
      for (const photo of photos)
        await post({
          FromUserName: who,
          MsgType: 'image',
          MsgId: digits(),
          MediaId: fake.media.put('photo.jpg', 'image/jpeg', photo),
          PicUrl: 'http://example.invalid/p.jpg',
        })
      const isText = text !== '' || photos.length + uploads.length === 0
      if (isText) await post({ FromUserName: who, MsgType: 'text', MsgId: digits(), Content: text })
      return photos.length + uploads.length + (isText ? 1 : 0)
    },
    async press(who, card, says) {
      await post({
        FromUserName: who,
        MsgType: 'event',
        Event: 'template_card_event',
        EventKey: says,
        TaskId: card.taskId,
        CardType: 'button_interaction',
        ResponseCode: fake.messages.newCode(),
        CreateTime: digits().slice(0, 9),
      })
      return 1
    },
    shown: (who) =>
      fake.sent.filter(({ to }) => to === who).map(({ msgtype, content, body }) => shownOf(msgtype, content, body)),
    stop: () => fake.stop(),
  }
}

const digits = () => String(Math.floor(Math.random() * 9e15) + 1e15)

export interface AibotPlatform extends Platform {
  gateway: AibotGateway
  settings: AibotSettings
}

const BOT = { id: 'aibTest1', secret: 'bot-secret-never-printed' }

/** 智能机器人, long connection - members write in the chat with the bot; the gateway hands it over its socket. */
export async function aibotPlatform(): Promise<AibotPlatform> {
  const gateway = await AibotGateway.start({ [BOT.id]: BOT.secret })
  // everybody has opened the chat once: the platform lets a bot write only to those
  for (const who of speakers) gateway.chats.spoken.set(who, 1)
  return {
    gateway,
    settings: {
      puppet: 'wecom-aibot',
      botId: BOT.id,
      names: ['管护助手'],
      transport: { kind: 'connection', secret: new Secret(BOT.secret), gatewayUrl: gateway.url },
      publicUrl: null,
    },
    ready: () => gateway.ready(),
    async say(who, text, { photos, quote, spoken, uploads: [upload] = [] }) {
      if (upload) {
        gateway.say({
          from: who,
          msgid: newId(),
          body: { msgtype: 'file', file: gateway.media(upload.bytes, upload.name) },
        })
        return 1
      }
      const quoted = quote === undefined ? {} : { quote: { msgtype: 'text', text: { content: quote } } }
      const items = [
        ...photos.map((photo) => ({ msgtype: 'image', image: gateway.media(photo, 'photo.jpg') })),
        ...(text !== '' ? [{ msgtype: 'text', text: { content: text } }] : []),
      ]
      const body =
        photos.length === 0
          ? spoken
            ? { msgtype: 'voice', voice: { content: text } }
            : { msgtype: 'text', text: { content: text } }
          : items.length === 1
            ? items[0]
            : { msgtype: 'mixed', mixed: { msg_item: items } }
      gateway.say({ from: who, msgid: newId(), body: { ...body, ...quoted } })
      return 1
    },
    async press(who, card, says) {
      gateway.click(who, card.taskId, says)
      return 1
    },
    shown: (who) =>
      gateway.chats.bubbles
        .filter(({ chat, finished, kind }) => chat === who && (finished || kind === 'template_card'))
        .map(({ kind, content, card }) => shownOf(kind, content, card ?? {})),
    stop: () => gateway.stop(),
  }
}

function shownOf(kind: string, content: string, body: Record<string, unknown>): Shown {
  if (kind === 'template_card') {
    const {
      main_title: head,
      sub_title_text: subtitle,
      button_list: buttons,
      task_id: taskId,
    } = body as unknown as Card
    return {
      kind: 'card',
      title: head.title,
      subtitle: subtitle ?? '',
      buttons: buttons.map(({ text, key }) => ({ label: text, says: key })),
      taskId,
    }
  }
  if (kind === 'image' || kind === 'file') return { kind: 'picture', name: content }
  return { kind: 'text', text: content }
}

/** As documented. */
interface Card {
  main_title: { title: string }
  sub_title_text?: string
  button_list: { text: string; key: string }[]
  task_id: string
}
