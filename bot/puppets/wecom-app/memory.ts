/** The half of the puppet that knows what was said: Wechaty asks for it after each message, also after its own. */
import { FileBox, type FileBoxInterface } from 'file-box'
import type { payloads } from 'wechaty-puppet'
import { fileName, type MediaRef, Newest, WecomError, type WecomIncoming } from '../wecom/index.ts'
import { messagePayload, type RawMessage } from './payloads.ts'
import { PuppetWithPeople } from './people.ts'
import type { SentPart } from './sender.ts'

const REMEMBERED = 5_000

export abstract class PuppetWithMemory extends PuppetWithPeople {
  protected readonly messages = new Newest<string, RawMessage>(REMEMBERED)

  /** A message the host kept in an earlier life: its payload can be asked. */
  remember(message: WecomIncoming): void {
    const [first] = message.media
    this.messages.set(message.key, {
      direction: 'in',
      incoming: message,
      kind: first ? first.kind : 'text',
      place: null,
      link: null,
    })
  }

  /** The bytes of a file somebody sent; the platform keeps it three days. Throws WecomError. */
  async fetchMedia(ref: MediaRef): Promise<{ name: string; bytes: Buffer }> {
    if (!('mediaId' in ref.source)) throw new WecomError('media', 'an app gets its files by media_id')
    const { headers, bytes } = await this.api.download('/cgi-bin/media/get', { media_id: ref.source.mediaId })
    return { name: fileName(headers['content-disposition'] ?? '') ?? ref.name, bytes }
  }

  override async messageRawPayload(messageId: string): Promise<RawMessage> {
    const raw = this.messages.get(messageId)
    if (!raw) throw new WecomError('no-message', `no message ${messageId}`)
    return raw
  }
  override async messageRawPayloadParser(raw: RawMessage): Promise<payloads.Message> {
    return messagePayload(raw, this.botId)
  }

  override async messageFile(messageId: string): Promise<FileBoxInterface> {
    const raw = await this.messageRawPayload(messageId)
    const ref = raw.direction === 'in' ? raw.incoming.media[0] : undefined
    if (!ref) throw new WecomError('media', `no file in message ${messageId}`)
    const { name, bytes } = await this.fetchMedia(ref)
    return FileBox.fromBuffer(bytes, name)
  }
  override messageImage(messageId: string): Promise<FileBoxInterface> {
    return this.messageFile(messageId)
  }
  override async messageLocation(messageId: string): Promise<payloads.Location> {
    const raw = await this.messageRawPayload(messageId)
    if (raw.direction === 'out' || !raw.place) throw new WecomError('no-message', `no place in message ${messageId}`)
    const { latitude, longitude, label } = raw.place
    return { accuracy: 0, address: label, name: label, latitude, longitude }
  }
  override async messageUrl(messageId: string): Promise<payloads.UrlLink> {
    const raw = await this.messageRawPayload(messageId)
    if (raw.direction === 'out' || !raw.link) throw new WecomError('no-message', `no link in message ${messageId}`)
    const { title, url, description, picture } = raw.link
    return { title, url, description, thumbnailUrl: picture }
  }

  /** Wechaty asks for the payload of what was sent, too. */
  protected keepSent(to: string, text: string, file: string | null, sent: readonly SentPart[]): string {
    const parts = sent.map(({ id }) => id)
    const id = `out:${parts[0] ?? ''}`
    this.messages.set(id, { direction: 'out', id, parts, to, at: this.host.now().toISOString(), text, file })
    return id
  }
}
