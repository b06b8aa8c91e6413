/** Public callback vectors: the vendor's sample values and those of EasyWeChat, wechatpy, go-workwx and WxJava. */
import { readFileSync } from 'node:fs'

export interface Vector {
  id: string
  kind: 'get' | 'post' | 'encrypt'
  token: string
  aeskey: string
  receiveid: string
  timestamp: string
  nonce: string
  msg_signature?: string
  encrypt: string
  expect?: string
  plaintext?: string
  random16?: string
}

export const vectors = JSON.parse(readFileSync(new URL('vectors.json', import.meta.url), 'utf8')) as Vector[] // our own file, of this shape
