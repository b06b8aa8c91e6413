/** The platform's side of a callback, with the vendor's own crypto, so that ours is not measured by itself. */
import { randomBytes } from 'node:crypto'
import { encrypt, getSignature } from '@wecom/crypto'

export interface CallbackAnswer {
  status: number
  body: string
}
export interface CallbackPost {
  method: 'GET' | 'POST'
  query: Record<string, string>
  body: Buffer
}
/** An address, or the puppet's callback itself. */
export type CallbackTarget = string | ((request: CallbackPost) => Promise<CallbackAnswer>)

export interface Delivered {
  attempts: number
  /** of the last attempt; null: it did not answer in time */
  answer: CallbackAnswer | null
}

interface Sender {
  corpId: string
  app: { agentId: number; token: string; aesKey: string }
}

/** An element that is XML already. */
export const RAW = 'raw:'

/** Text becomes CDATA; numbers and what starts with RAW stand as they are. */
export function innerXml(fields: Record<string, string>): string {
  const elements = Object.entries(fields).map(([name, value]) => {
    const plain = /^\d+$/.test(value) || value.startsWith(RAW)
    return `<${name}>${plain ? value.replace(RAW, '') : `<![CDATA[${value}]]>`}</${name}>`
  })
  return `<xml>${elements.join('\n')}</xml>`
}

/** One signed and encrypted POST; timestamp and nonce are new each time, as with a re-delivery. */
export function sealed({ corpId, app }: Sender, xml: string, nonce = randomBytes(5).toString('hex')): CallbackPost {
  const timestamp = '1790000000'
  const ciphertext = encrypt(app.aesKey, xml, corpId)
  return {
    method: 'POST',
    query: { msg_signature: getSignature(app.token, timestamp, nonce, ciphertext), timestamp, nonce },
    body: Buffer.from(
      `<xml><ToUserName><![CDATA[${corpId}]]></ToUserName><AgentID><![CDATA[${app.agentId}]]></AgentID><Encrypt><![CDATA[${ciphertext}]]></Encrypt></xml>`,
    ),
  }
}

/** The check of the address when it is saved in the console. */
export function echoCheck({ corpId, app }: Sender, text: string): CallbackPost {
  const [timestamp, nonce] = ['1790000000', 'n1']
  const echostr = encrypt(app.aesKey, text, corpId)
  return {
    method: 'GET',
    query: { msg_signature: getSignature(app.token, timestamp, nonce, echostr), timestamp, nonce, echostr },
    body: Buffer.alloc(0),
  }
}

export async function post(
  target: CallbackTarget,
  request: CallbackPost,
  timeoutMs = 5_000,
): Promise<CallbackAnswer | null> {
  if (typeof target !== 'string') return target(request)
  try {
    const answer = await fetch(`${target}?${new URLSearchParams(request.query).toString()}`, {
      method: request.method,
      ...(request.method === 'POST' && { body: new Uint8Array(request.body), headers: { 'content-type': 'text/xml' } }),
      signal: AbortSignal.timeout(timeoutMs),
    })
    return { status: answer.status, body: await answer.text() }
  } catch {
    return null
  }
}

/** Until there is a 200, three times at most. */
export async function deliver(
  sender: Sender,
  target: CallbackTarget,
  fields: Record<string, string>,
  { attempts = 3, timeoutMs = 5_000 }: { attempts?: number; timeoutMs?: number } = {},
): Promise<Delivered> {
  const whole = { ToUserName: sender.corpId, CreateTime: '1790000000', AgentID: String(sender.app.agentId), ...fields }
  let answer: CallbackAnswer | null = null
  for (let made = 1; made <= attempts; made++) {
    answer = await post(target, sealed(sender, innerXml(whole)), timeoutMs)
    if (answer?.status === 200) return { attempts: made, answer }
  }
  return { attempts, answer }
}
