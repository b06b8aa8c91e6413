/** 成员 - names of members, asked once and believed for ten minutes, or until the platform says that they changed. */
import { type Elapsed, Newest, type WecomApi, type WecomHost } from '../wecom/index.ts'
import { asMember, type Member } from './directory.ts'

const BELIEVED_MS = 600_000
const REMEMBERED = 5_000

export class Members {
  private readonly known = new Newest<string, { member: Member; until: number }>(REMEMBERED)

  constructor(
    private readonly api: WecomApi,
    private readonly host: WecomHost,
    private readonly elapsed: Elapsed,
  ) {}

  /**
   * Never throws: a member whose name cannot be had is known by his id and can still be answered. One who is not there at all shows when
   * something is sent to him. Wechaty reads again after every change, where an error would be nobody's.
   */
  async read(userid: string): Promise<Member> {
    const found = this.known.get(userid)
    if (found && this.elapsed.now() < found.until) return found.member
    try {
      // the id as it was asked for: the platform may write it in another case
      const member = { ...asMember(await this.api.get('/cgi-bin/user/get', { userid })), userid }
      this.known.set(userid, { member, until: this.elapsed.now() + BELIEVED_MS })
      return member
    } catch (error) {
      this.host.log('warn', { userid, error: String(error) }, 'member not read')
      return found?.member ?? { userid, name: userid, departments: [], position: '', status: null }
    }
  }

  forget(userid: string): void {
    const found = this.known.get(userid)
    if (found) this.known.set(userid, { ...found, until: 0 })
  }
}
