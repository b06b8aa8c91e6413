/**
 * Callbacks that nobody has sent: genuine ones with something changed. Whoever does not hold the keys can make `forged` ones; `broken` ones
 * are signed and encrypted with the right keys and wrong inside, which only a bug of the platform could make.
 */
import { createCipheriv } from 'node:crypto'
import { encrypt, getSignature } from '@wecom/crypto'
import { type CallbackPost, innerXml, sealed } from './qyapiDeliver.ts'

export interface Keys {
  corpId: string
  app: { agentId: number; token: string; aesKey: string }
}

export interface Mutant {
  kind: string
  request: CallbackPost
  /** what was changed is not signed: the genuine message may come out of it, and nothing else */
  harmless: boolean
}

/** Numbers that look like chance and are the same in every run. */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0 || 1
  return (below) => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

export function genuine(keys: Keys, count: number): CallbackPost[] {
  return Array.from({ length: count }, (_, at) =>
    sealed(
      keys,
      innerXml({
        ToUserName: keys.corpId,
        FromUserName: 'ZhangShouTian',
        CreateTime: '1790000000',
        MsgType: 'text',
        Content: `冷库正常，收租 ${at}${'。'.repeat(at % 40)}`,
        MsgId: String(at),
        AgentID: String(keys.app.agentId),
      }),
      `nonce${at}`,
    ),
  )
}

type Roll = (below: number) => number
type Make = (keys: Keys, from: CallbackPost, roll: Roll, other: CallbackPost) => CallbackPost

const MARK = '<Encrypt><![CDATA['
const cipherOf = ({ body }: CallbackPost) => {
  const text = body.toString()
  return text.slice(text.indexOf(MARK) + MARK.length, text.lastIndexOf(']]></Encrypt>'))
}
const withCipher = (from: CallbackPost, ciphertext: string): CallbackPost => ({
  ...from,
  body: Buffer.from(from.body.toString().replace(cipherOf(from), ciphertext)),
})
const signed = ({ app }: Keys, from: CallbackPost, ciphertext: string): CallbackPost => {
  const { timestamp = '', nonce = '' } = from.query
  const msg_signature = getSignature(app.token, timestamp, nonce, ciphertext)
  return { ...withCipher(from, ciphertext), query: { msg_signature, timestamp, nonce } }
}
const flip = (bytes: Buffer, at: number, bit: number) => {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ (1 << bit)
  return copy
}
/** Any plaintext with any padding, encrypted and signed. */
const broken = (keys: Keys, from: CallbackPost, plain: Buffer): CallbackPost => {
  const key = Buffer.from(`${keys.app.aesKey}=`, 'base64')
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return signed(keys, from, Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64'))
}
const plainOf = (message: string, length: number, id: string) => {
  const head = Buffer.alloc(20, 65)
  head.writeUInt32BE(length >>> 0, 16)
  return Buffer.concat([head, Buffer.from(message + id)])
}
const padded = (plain: Buffer, pad = 32 - (plain.length % 32)) => Buffer.concat([plain, Buffer.alloc(pad, pad)])
const innerOf = (at: number) =>
  `<xml><FromUserName>x</FromUserName><MsgType>text</MsgType><MsgId>forged${at}</MsgId></xml>`

const FORGED: Readonly<Record<string, Make>> = {
  'bit of the ciphertext': (_, from, roll) => {
    const bytes = Buffer.from(cipherOf(from), 'base64')
    return withCipher(from, flip(bytes, roll(bytes.length), roll(8)).toString('base64'))
  },
  'letter of the ciphertext': (_, from, roll) => {
    const text = cipherOf(from)
    const at = roll(text.length)
    const letters = 'AaZz09+/=-_ \n&<'
    const letter = [...letters].filter((each) => each !== text[at])[roll(letters.length - 1)]
    return withCipher(from, `${text.slice(0, at)}${letter}${text.slice(at + 1)}`)
  },
  'length of the ciphertext': (_, from, roll) => {
    const text = cipherOf(from)
    return withCipher(from, roll(2) ? text.slice(0, roll(text.length)) : text + 'A'.repeat(1 + roll(70)))
  },
  'bit of the address': (_, from, roll) => {
    const names = ['msg_signature', 'timestamp', 'nonce'] as const
    const name = names[roll(names.length)] ?? 'nonce'
    const value = Buffer.from(from.query[name] ?? '')
    return { ...from, query: { ...from.query, [name]: flip(value, roll(value.length), roll(7)).toString('latin1') } }
  },
  'part of the address missing': (_, from, roll) => {
    const gone = ['msg_signature', 'timestamp', 'nonce'][roll(3)]
    return { ...from, query: Object.fromEntries(Object.entries(from.query).filter(([name]) => name !== gone)) }
  },
  'ciphertext of another message': (_, from, _roll, other) => withCipher(from, cipherOf(other)),
  'two ciphertexts': (_, from, _roll, other) => ({
    ...from,
    body: Buffer.from(from.body.toString().replace('</xml>', `${MARK}${cipherOf(other)}]]></Encrypt></xml>`)),
  }),
  entities: (_, from, roll) => {
    const list = Array.from(
      { length: 2 + roll(20) },
      (_each, at) => `<!ENTITY e${at} "&e${at + 1};&e${at + 1};">`,
    ).join('')
    const [head, value] = [
      [`<!DOCTYPE xml [${list}]>`, '&e0;'],
      ['<!DOCTYPE xml SYSTEM "file:///etc/passwd">', cipherOf(from)],
      ['<!doctype xml [<!ENTITY a SYSTEM "http://127.0.0.1/">]>', '&a;'],
      ['', '&lt;&amp;&#65;'],
    ][roll(4)] ?? ['', '']
    return { ...from, body: Buffer.from(`${head}<xml><Encrypt>${value}</Encrypt></xml>`) }
  },
  huge: (_, from, roll) => ({ ...from, body: Buffer.alloc((1 << 20) + 1 + roll(1 << 16), 65) }),
  deep: (_, from, roll) => ({ ...from, body: Buffer.from('<xml>'.repeat(50 + roll(3_000))) }),
  empty: (_, from) => ({ ...from, body: Buffer.alloc(0) }),
  noise: (_, from, roll) => ({ ...from, body: Buffer.from(Array.from({ length: roll(400) }, () => roll(256))) }),
  'cut body': (_, from, roll) => {
    const end = from.body.indexOf(']]></Encrypt>')
    return { ...from, body: from.body.subarray(0, roll(end)) }
  },
}

const BROKEN: Readonly<Record<string, Make>> = {
  'signed, padding wrong': (keys, from, roll) => {
    const plain = padded(plainOf(innerOf(roll(9)), innerOf(0).length, keys.corpId))
    const last = plain.length - 1
    const pad = plain[last] ?? 0
    plain[last] = [0, 33 + roll(222), pad === 1 ? 2 : pad - 1 || 2][roll(3)] ?? 0
    if (plain[last] !== 0 && (plain[last] ?? 0) <= 32) plain[last - 1] = 99
    return broken(keys, from, plain)
  },
  'signed, length wrong': (keys, from, roll) => {
    const inner = innerOf(roll(9))
    const wrong = [inner.length + 1 + roll(1 << 30), roll(inner.length), 0xffffffff - roll(99)][roll(3)] ?? 0
    return broken(keys, from, padded(plainOf(inner, wrong, keys.corpId)))
  },
  'signed, for somebody else': (keys, from, roll) =>
    signed(
      keys,
      from,
      encrypt(keys.app.aesKey, innerOf(roll(9)), ['', 'ww0', `${keys.corpId} `, keys.corpId.slice(1)][roll(4)] ?? ''),
    ),
  'signed, too short': (keys, from, roll) => broken(keys, from, padded(Buffer.alloc(roll(20)))),
  'signed, entities inside': (keys, from, roll) =>
    signed(
      keys,
      from,
      encrypt(keys.app.aesKey, `<!DOCTYPE xml [<!ENTITY a "${roll(9)}">]>${innerOf(roll(9))}`, keys.corpId),
    ),
  'signed, not XML inside': (keys, from, roll) =>
    signed(keys, from, encrypt(keys.app.aesKey, ['', '{}', '<xml', 'x'.repeat(roll(999))][roll(4)] ?? '', keys.corpId)),
}

/** A bit of the envelope beside the ciphertext, which nobody signs. */
const ENVELOPE: Make = (_, from, roll) => {
  const begin = from.body.indexOf(MARK) + MARK.length
  const end = from.body.indexOf(']]></Encrypt>')
  const at = roll(from.body.length - (end - begin))
  return { ...from, body: flip(from.body, at < begin ? at : at + (end - begin), roll(8)) }
}

const MAKERS: readonly (readonly [string, Make, boolean])[] = [
  ...Object.entries({ ...FORGED, ...BROKEN }).map(([kind, make]) => [kind, make, false] as const),
  ['bit of the envelope', ENVELOPE, true],
]

/** Large bodies are as many as the others: one in nineteen. */
export function* mutants(keys: Keys, originals: readonly CallbackPost[], count: number, seed = 1): Generator<Mutant> {
  const roll = dice(seed)
  for (let made = 0; made < count; made++) {
    const [kind, make, harmless] = MAKERS[made % MAKERS.length] ?? ['', ENVELOPE, true]
    const at = roll(originals.length)
    const from = originals[at]
    const other = originals[(at + 1) % originals.length]
    if (!from || !other) return
    yield { kind, request: make(keys, from, roll, other), harmless }
  }
}
