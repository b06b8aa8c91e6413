/** The chats that have spoken: only they can be reached, and only they tell a member from a group. */
import { Newest, type WecomIncoming, parseAddress } from '../wecom/index.ts'
import { REMEMBERED } from './limits.ts'

/** Where something is to be said. */
export interface Target {
  /** userid or chatid, case as the platform gave it */
  readonly chat: string
  /** 1 single, 2 group */
  readonly type: 1 | 2
  /** what an answer may use; null = it is a push */
  readonly reply: Readonly<Record<string, string>> | null
}

type Reply = Target['reply']

interface Chat {
  readonly type: 1 | 2
  /** of the newest message; a click's cannot carry an answer */
  reply: Reply
  readonly members: Set<string>
}

export class Chats {
  private readonly chats = new Newest<string, Chat>(REMEMBERED)

  heard({ from, room, reply }: WecomIncoming): void {
    const id = room ?? from
    const chat: Chat = this.chats.get(id) ?? { type: room ? 2 : 1, reply: null, members: new Set() }
    chat.members.add(from)
    if (reply?.kind === 'message' && since(reply) >= since(chat.reply)) chat.reply = reply
    this.chats.set(id, chat)
  }

  /** `user:`, `chat:` or a bare id: that is a group when a group of that id has spoken, else a member. Throws WecomError. */
  target(address: string, now: Date, replyMs: number): Target {
    const { kind, id } = parseAddress(address)
    const known = this.chats.get(id)
    const type = kind === 'chat' ? 2 : address === id ? (known?.type ?? 1) : 1
    const reply = known?.type === type && this.mayAnswer(known.reply, now, replyMs) ? known.reply : null
    return { chat: id, type, reply }
  }

  mayAnswer(reply: Reply, now: Date, replyMs: number): boolean {
    return reply?.kind === 'message' && now.getTime() - since(reply) < replyMs
  }

  rooms(): string[] {
    return this.chats.keys().filter((id) => this.chats.get(id)?.type === 2)
  }
  people(): string[] {
    return [...new Set(this.chats.keys().flatMap((id) => [...(this.chats.get(id)?.members ?? [])]))]
  }
  members(room: string): string[] {
    return [...(this.chats.get(room)?.members ?? [])]
  }
}

/** When it came, by our own clock. */
const since = (reply: Reply) => (reply?.at ? Date.parse(reply.at) : 0)
