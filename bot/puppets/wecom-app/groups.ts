/** 应用群聊 - groups an app has made. It says things there and hears nothing; the platform keeps no list of them. */
import { ApiError, listOf, recordOf, textOf, type WecomApi } from '../wecom/index.ts'

export interface Group {
  readonly chatId: string
  readonly name: string
  readonly owner: string
  readonly members: readonly string[]
}

export class AppGroups {
  private readonly known: Set<string>

  constructor(
    private readonly api: WecomApi,
    known: readonly string[],
  ) {
    this.known = new Set(known)
  }

  list(): string[] {
    return [...this.known]
  }

  /** The first member owns it. The app must be visible to the whole enterprise; the group shows with its first message. */
  async create(members: readonly string[], name = ''): Promise<string> {
    const [owner = ''] = members
    const answer = await this.api.post('/cgi-bin/appchat/create', { name, owner, userlist: members })
    const chatId = textOf(answer.chatid)
    this.known.add(chatId)
    return chatId
  }

  async read(chatId: string): Promise<Group> {
    try {
      const { chat_info } = await this.api.get('/cgi-bin/appchat/get', { chatid: chatId })
      const info = recordOf(chat_info)
      this.known.add(chatId)
      const members = listOf(info.userlist).map(textOf)
      return { chatId, name: textOf(info.name), owner: textOf(info.owner), members }
    } catch (error) {
      if (error instanceof ApiError && error.errcode === 86008) this.known.delete(chatId)
      throw error
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
