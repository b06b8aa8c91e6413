import { join } from 'node:path'
import { readdir } from 'node:fs/promises'
import { hostname } from 'node:os'
import type { FetchFile } from '../../bot/fetchFiles.ts'
import { asChannelError } from '../../bot/sender.ts'
import type { MediaRef, WecomHost, WecomIncoming } from '../../bot/puppets/wecom/index.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { acceptMany, type ReceivedMessage } from '../../entities/message/inbox.ts'
import type { MessageFile, MessagePlace } from '../../entities/message/incoming.ts'
import { Keeper, type KeeperOptions } from '../../entities/message/keeper.ts'
import { readSpool, Spool } from '../../entities/message/spool.ts'

/** Characters of a message the inbox takes; one more than the bot does, so that it sees a text was too long. */
const LONGEST = 10_001
const MOST_FILES = 50

/** What the puppets of WeCom need of the program: a place to keep what members say, a clock, a log. */
export const wecomHost = (runtime: Runtime, channel: string, keeper: Keeper): WecomHost => ({
  keep: (message) => keeper.keep(receivedFrom(channel, message)),
  now: () => runtime.clock.now(),
  log: (level, about, what) => runtime.log[level](about, what),
})

/** The inbox of a channel with its spool; what a process of another name left in its spool is brought in as well. */
export async function openKeeper(
  runtime: Runtime,
  { channel, folder, port }: { channel: string; folder: string; port: number },
  options: KeeperOptions,
): Promise<Keeper> {
  // two processes may share a folder, never a spool
  const own = `${channel}-${hostname()}-${port}.jsonl`
  const spool = await Spool.open(join(folder, own))
  for (const name of await readdir(folder))
    if (name !== own && name.startsWith(`${channel}-`) && name.endsWith('.jsonl'))
      await bringIn(runtime, join(folder, name))
  return new Keeper(runtime, spool, options)
}

/** The file stays: its owner may be alive and empty it himself. What comes twice stops at the inbox. */
async function bringIn(runtime: Runtime, path: string): Promise<void> {
  const messages: ReceivedMessage[] = []
  for await (const message of readSpool(path)) messages.push(message)
  await acceptMany(runtime, messages)
}

function receivedFrom(channel: string, message: WecomIncoming): ReceivedMessage {
  const { key, from, room, text, quote, media, reply, place, spoken = false } = message
  return {
    channel,
    externalId: key,
    address: from,
    room,
    // the words of a location are the puppet's own, for chats that show text only
    text: place ? '' : whole(text),
    ...(place ? { place: placeFrom(place) } : {}),
    quote: quote === null ? null : whole(quote),
    files: media.slice(0, MOST_FILES).map(fileOf),
    spoken,
    reply,
  }
}

const placeFrom = ({ longitude, latitude, label }: NonNullable<WecomIncoming['place']>): MessagePlace => ({
  lng: longitude,
  lat: latitude,
  label: whole(label).slice(0, 200),
})

/** No half characters: a store that checks its encoding refuses those. */
const whole = (text: string) => text.slice(0, LONGEST).replace(/\p{Surrogate}/gu, '\uFFFD')

/** Pictures, tables and speech are fetched before the turn; films are not for us, and not worth the road. */
function fileOf(ref: MediaRef): MessageFile {
  const name = whole(ref.name).slice(0, 120)
  if (ref.kind === 'video') return { name, refused: 'wrong-type' }
  return { name, awaits: { ...ref }, ...(ref.kind === 'voice' ? { isSpeech: true } : {}) }
}

/** Fetches what `fileOf` left for later. */
export const fetchFrom =
  (puppet: { fetchMedia(ref: MediaRef): Promise<{ name: string; bytes: Buffer }> }): FetchFile =>
  (reference) =>
    // the reference is what fileOf wrote
    puppet.fetchMedia(reference as unknown as MediaRef).catch((error: unknown) => {
      throw asChannelError(error)
    })
