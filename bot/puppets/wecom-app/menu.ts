/** 应用菜单 - up to three buttons under the chat, each with up to five of its own. A click says the words of its key. */
import { type Answer, type WecomApi, WecomError } from '../wecom/index.ts'

export type MenuButton =
  | { readonly label: string; readonly says: string }
  | { readonly label: string; readonly url: string }
  | { readonly label: string; readonly buttons: readonly MenuButton[] }

const [MOST, MOST_BELOW, LABEL_BYTES, SAYS_BYTES] = [3, 5, 16, 128]

/** Throws `bad-menu` before the platform is asked, and ApiError. */
export async function setMenu(api: WecomApi, agentId: number, buttons: readonly MenuButton[]): Promise<void> {
  if (buttons.length < 1 || buttons.length > MOST) throw new WecomError('bad-menu', `a menu has 1 to ${MOST} buttons`)
  await api.post('/cgi-bin/menu/create', { button: buttons.map((button) => asButton(button, true)) }, agent(agentId))
}

export const readMenu = (api: WecomApi, agentId: number): Promise<Answer> =>
  api.get('/cgi-bin/menu/get', agent(agentId))

export async function removeMenu(api: WecomApi, agentId: number): Promise<void> {
  await api.get('/cgi-bin/menu/delete', agent(agentId))
}

const agent = (agentId: number) => ({ agentid: String(agentId) })

function asButton(button: MenuButton, onTop: boolean): object {
  const { label: name } = button
  if (name === '' || Buffer.byteLength(name) > LABEL_BYTES)
    throw new WecomError('bad-menu', `a label has 1 to ${LABEL_BYTES} bytes`)
  if ('url' in button) return { type: 'view', name, url: button.url }
  if ('says' in button) {
    if (Buffer.byteLength(button.says) > SAYS_BYTES)
      throw new WecomError('bad-menu', `what a button says has at most ${SAYS_BYTES} bytes`)
    return { type: 'click', name, key: button.says }
  }
  if (!onTop || button.buttons.length < 1 || button.buttons.length > MOST_BELOW)
    throw new WecomError('bad-menu', `below a button are 1 to ${MOST_BELOW} others, and nothing below those`)
  return { name, sub_button: button.buttons.map((each) => asButton(each, false)) }
}
