/** The half of the puppet that is about members and the groups the app has made. */
import { type payloads, Puppet, types } from 'wechaty-puppet'
import { type Elapsed, parseAddress, realTime, WecomApi, type WecomHost } from '../wecom/index.ts'
import { type Directory, type Member, readDirectory } from './directory.ts'
import { AppGroups, type Group } from './groups.ts'
import { Members } from './members.ts'
import type { WecomAppOptions } from './options.ts'
import { contactPayload, roomPayload } from './payloads.ts'

export abstract class PuppetWithPeople extends Puppet {
  readonly botId: string
  protected botName: string
  protected readonly api: WecomApi
  protected readonly elapsed: Elapsed
  protected readonly members: Members
  private readonly groups: AppGroups

  constructor(
    protected readonly host: WecomHost,
    options: WecomAppOptions,
  ) {
    super({}) // the base class logs what it is given
    // the options hold secrets and are not kept
    this.botId = `app:${options.agentId}`
    this.botName = options.botName ?? 'app'
    this.elapsed = options.elapsed ?? realTime
    this.api = new WecomApi(options)
    this.members = new Members(this.api, host, this.elapsed)
    this.groups = new AppGroups(this.api, (options.rooms ?? []).map(chatIdOf))
  }

  /** Departments and members the app may see. Throws ApiError. */
  directory(): Promise<Directory> {
    return readDirectory(this.api)
  }

  /** Everybody the app is visible to. */
  override async contactList(): Promise<string[]> {
    return (await this.directory()).members.map(({ userid }) => userid)
  }
  override async contactRawPayload(id: string): Promise<Member> {
    const bare = { userid: id, departments: [], position: '', status: null }
    if (id === this.botId) return { ...bare, name: this.botName }
    return /^(party|tag):/.test(id) ? { ...bare, name: id } : this.members.read(id)
  }
  override async contactRawPayloadParser(member: Member): Promise<payloads.Contact> {
    return contactPayload(member)
  }

  /** Groups this app has made, as far as this process knows. */
  override async roomList(): Promise<string[]> {
    return this.groups.list().map((chatId) => `chat:${chatId}`)
  }
  override async roomCreate(members: string[], topic?: string): Promise<string> {
    return `chat:${await this.groups.create(members, topic)}`
  }
  override async roomAdd(roomId: string, members: string | string[]): Promise<void> {
    await this.changeGroup(roomId, { add: [members].flat() })
  }
  override async roomDel(roomId: string, members: string | string[]): Promise<void> {
    await this.changeGroup(roomId, { remove: [members].flat() })
  }
  override roomTopic(roomId: string): Promise<string>
  override roomTopic(roomId: string, topic: string): Promise<void>
  override async roomTopic(roomId: string, topic?: string): Promise<string | void> {
    if (topic === undefined) return (await this.groups.read(chatIdOf(roomId))).name
    await this.changeGroup(roomId, { name: topic })
  }
  override roomRawPayload(roomId: string): Promise<Group> {
    return this.groups.read(chatIdOf(roomId))
  }
  override async roomRawPayloadParser(group: Group): Promise<payloads.Room> {
    return roomPayload(group)
  }
  override async roomMemberList(roomId: string): Promise<string[]> {
    return [...(await this.groups.read(chatIdOf(roomId))).members]
  }
  override roomMemberRawPayload(_roomId: string, contactId: string): Promise<Member> {
    return this.contactRawPayload(contactId)
  }
  override async roomMemberRawPayloadParser({ userid, name }: Member): Promise<payloads.RoomMember> {
    return { id: userid, name, avatar: '' }
  }

  /** Wechaty writes "@name" in front for everybody who is mentioned; the platform does so itself. */
  protected async withoutNames(text: string, mentioned: readonly string[]): Promise<string> {
    if (mentioned.length === 0) return text
    const names = await Promise.all(mentioned.map(async (id) => `@${(await this.contactRawPayload(id)).name}`))
    const before = `${names.join('\u2005')} `
    return text.startsWith(before) ? text.slice(before.length) : text.replaceAll('\u2005', ' ')
  }

  private async changeGroup(
    roomId: string,
    change: { name?: string; add?: string[]; remove?: string[] },
  ): Promise<void> {
    const chatId = chatIdOf(roomId)
    await this.groups.change(chatId, change)
    // Wechaty reads it anew at once, and an error there would be nobody's
    await this.groups.read(chatId)
    this.emit('dirty', { payloadType: types.Dirty.Room, payloadId: roomId })
  }
}

const chatIdOf = (roomId: string) => parseAddress(roomId.startsWith('chat:') ? roomId : `chat:${roomId}`).id
