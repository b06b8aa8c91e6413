import { createCipheriv, randomBytes } from 'node:crypto'
import * as oracle from '@wecom/crypto'
import { describe, expect, test } from 'vitest'
import { CallbackCrypto, decryptMedia, encryptMedia } from '../../../bot/puppets/wecom/crypto.ts'
import { CallbackError } from '../../../bot/puppets/wecom/errors.ts'
import { vectors } from './vectors.ts'

const KEY = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C'
const CORP = 'ww1a2b3c4d5e6f7890'
const ours = (receiveId = CORP) => new CallbackCrypto({ token: 'QDG6eK', aesKey: KEY, receiveId })

const faultOf = (run: () => unknown): number | null => {
  try {
    run()
    return null
  } catch (error) {
    if (error instanceof CallbackError) return error.fault
    throw error
  }
}

describe('public vectors', () => {
  const keys = (vector: (typeof vectors)[number]) =>
    new CallbackCrypto({ token: vector.token ?? '', aesKey: vector.aeskey, receiveId: vector.receiveid })

  test.each(vectors.filter((vector) => vector.expect !== undefined))('$id opens', (vector) => {
    const { timestamp, nonce, encrypt, msg_signature: signature = '' } = vector
    expect(keys(vector).open({ signature, timestamp, nonce }, encrypt)).toBe(vector.expect)
    const forged = signature.replace(/^./, (first) => (first === '0' ? '1' : '0'))
    expect(faultOf(() => keys(vector).open({ signature: forged, timestamp, nonce }, encrypt))).toBe(-40001)
  })

  test.each(vectors.filter((vector) => vector.random16 !== undefined))('$id is what we write', (vector) => {
    const written = keys(vector).encrypt(vector.plaintext ?? '', Buffer.from(vector.random16 ?? ''))
    expect(written).toBe(vector.encrypt)
    if (vector.msg_signature)
      expect(keys(vector).sign(vector.timestamp, vector.nonce, written)).toBe(vector.msg_signature)
  })

  test('all of them were tried', () => {
    expect(vectors.filter((vector) => vector.expect !== undefined || vector.random16 !== undefined)).toHaveLength(
      vectors.length,
    )
  })
})

describe('the vendor library agrees', () => {
  const texts = [
    '',
    'a',
    '中',
    '我是中文abcd123',
    '👨‍👩‍👧‍👦',
    ...Array.from({ length: 70 }, (_, at) => '字'.repeat(at) + 'x'),
  ]

  test.each(['', CORP])('both ways, receiveid "%s"', (id) => {
    for (const text of texts) {
      const random = randomBytes(16)
      const written = ours(id).encrypt(text, random)
      expect(written).toBe(oracle.encrypt(KEY, text, id, random))
      expect(oracle.decrypt(KEY, written)).toMatchObject({ message: text, id })
      expect(ours(id).decrypt(oracle.encrypt(KEY, text, id))).toBe(text)
      expect(ours(id).sign('1409659813', '1372623149', written)).toBe(
        oracle.getSignature('QDG6eK', '1409659813', '1372623149', written),
      )
    }
  })
})

describe('what the vendor library lets through', () => {
  const aes = Buffer.from(`${KEY}=`, 'base64')
  const cipher = (plain: Buffer) => {
    const made = createCipheriv('aes-256-cbc', aes, aes.subarray(0, 16)).setAutoPadding(false)
    return Buffer.concat([made.update(plain), made.final()]).toString('base64')
  }
  const plain = (length: number, message: string, id: string) => {
    const head = Buffer.alloc(20)
    head.writeUInt32BE(length, 16)
    return Buffer.concat([head, Buffer.from(message + id)])
  }
  const padded = (body: Buffer, pad = 32 - (body.length % 32)) => Buffer.concat([body, Buffer.alloc(pad, pad)])
  const whole = padded(plain(2, 'hi', CORP))
  const withLast = (value: number) => Buffer.concat([whole.subarray(0, -1), Buffer.from([value])])

  test.each([
    ['nothing', '', -40010],
    ['not base64', '***', -40010],
    ['half a block', Buffer.alloc(8).toString('base64'), -40007],
    ['a pad of 0', cipher(withLast(0)), -40007],
    ['a pad of 33', cipher(withLast(33)), -40007],
    ['a pad longer than the text', cipher(Buffer.alloc(16, 32)), -40007],
    ['pad bytes that differ', cipher(Buffer.concat([whole.subarray(0, -2), Buffer.from([1, 9])])), -40007],
    ['less than a head', cipher(padded(Buffer.alloc(19))), -40008],
    ['a message longer than what came', cipher(padded(plain(2 ** 32 - 1, 'hi', CORP))), -40008],
    ['a length one too long', cipher(padded(plain(3 + CORP.length, 'hi', CORP))), -40008],
    ['a length one too short', cipher(padded(plain(1, 'hi', CORP))), -40005],
    ['another enterprise', cipher(padded(plain(2, 'hi', `${CORP}x`))), -40005],
    ['no enterprise', cipher(padded(plain(2, 'hi', ''))), -40005],
  ])('%s is refused', (_, encrypt, fault) => expect(faultOf(() => ours().decrypt(encrypt))).toBe(fault))

  test('every padding from 1 to 32 is read', () => {
    const pads = new Set<number>()
    for (let length = 0; length < 64; length++) {
      const body = plain(length, 'x'.repeat(length), CORP)
      pads.add(32 - (body.length % 32))
      expect(ours().decrypt(cipher(padded(body)))).toBe('x'.repeat(length))
    }
    expect(pads.size).toBe(32)
  })

  test('a signature of another length is only wrong', () => {
    const encrypt = ours().encrypt('hi')
    for (const signature of ['', 'x', ours().sign('1', '2', encrypt).toUpperCase(), '中'.repeat(40)])
      expect(faultOf(() => ours().open({ signature, timestamp: '1', nonce: '2' }, encrypt))).toBe(-40001)
  })
})

test.each(['', 'short', `${KEY}=`, KEY.replace('j', '*')])('"%s" is no EncodingAESKey', (aesKey) => {
  expect(faultOf(() => new CallbackCrypto({ token: 't', aesKey, receiveId: '' }))).toBe(-40004)
})

test('a file has neither head nor receiveid, and its key may lack the last =', () => {
  const key = randomBytes(32).toString('base64')
  for (const length of [0, 1, 15, 16, 31, 32, 33, 5_000]) {
    const bytes = randomBytes(length)
    const sealed = encryptMedia(bytes, key)
    expect(sealed.length % 32).toBe(0)
    expect(decryptMedia(sealed, key)).toEqual(bytes)
    expect(decryptMedia(sealed, key.slice(0, -1))).toEqual(bytes)
  }
  expect(() => decryptMedia(Buffer.from('{"errcode":1}'), key)).toThrow(CallbackError)
})
