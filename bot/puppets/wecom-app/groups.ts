/** 应用群聊 - groups an app has made. It says things there and hears nothing; the platform keeps no list of them. */
import { ApiError, listOf, recordOf, textOf, type WecomApi } from '../wecom/index.ts'

export interface Group {
  readonly chatId: string
  readonly name: string
  readonly owner: string
  readonly members: readonly string[]
}

export class AppGroups {
  /** as it was read last; null: not read yet */
  private readonly known: Map<string, Group | null>

  constructor(
    private readonly api: WecomApi,
    known: readonly string[],
  ) {
    this.known = new Map(known.map((chatId) => [chatId, null]))
  }

  list(): string[] {
    return [...this.known.keys()]
  }

  /** The first member owns it. The app must be visible to the whole enterprise; the group shows with its first message. */
  async create(members: readonly string[], name = ''): Promise<string> {
    const [owner = ''] = members
    const answer = await this.api.post('/cgi-bin/appchat/create', { name, owner, userlist: members })
    const chatId = textOf(answer.chatid)
    this.known.set(chatId, { chatId, name, owner, members })
    return chatId
  }

  /** What was read before while the platform cannot be asked. Throws ApiError 86008 for a group that is not ours, and when nothing is known. */
  async read(chatId: string): Promise<Group> {
    try {
      const { chat_info } = await this.api.get('/cgi-bin/appchat/get', { chatid: chatId })
      const info = recordOf(chat_info)
      const members = listOf(info.userlist).map(textOf)
      const group = { chatId, name: textOf(info.name), owner: textOf(info.owner), members }
      this.known.set(chatId, group)
      return group
    } catch (error) {
      const isGone = error instanceof ApiError && error.errcode === 86008
      const before = this.known.get(chatId)
      if (isGone) this.known.delete(chatId)
      if (isGone || !before) throw error
      return before
    }
  }

  async change(
    chatId: string,
    change: { name?: string; add?: readonly string[]; remove?: readonly string[] },
  ): Promise<void> {
    await this.api.post('/cgi-bin/appchat/update', {
      chatid: chatId,
      ...(change.name !== undefined && { name: change.name }),
      ...(change.add && { add_user_list: change.add }),
      ...(change.remove && { del_user_list: change.remove }),
    })
  }
}
