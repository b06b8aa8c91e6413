/**
 * 加解密 - the callback's envelope: SHA-1 signature, AES-256-CBC with the key's first 16 bytes as IV, padding to 32 bytes,
 * random(16) | length(4, big endian) | message | receiveid. Source: WeCom developer documentation, callback encryption.
 */
import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { CallbackError } from './errors.ts'
import { Secret } from './secret.ts'

const BLOCK = 32
const AES_BLOCK = 16
const HEAD = 20
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/

export interface CallbackKeys {
  /** what the console calls Token */
  readonly token: string | Secret
  /** EncodingAESKey: 43 characters */
  readonly aesKey: string | Secret
  /** corpid of a self-built app, empty for an AI bot inside its own enterprise */
  readonly receiveId: string
}

/** What stands in the address of a callback. */
export interface Signed {
  readonly signature: string
  readonly timestamp: string
  readonly nonce: string
}

export class CallbackCrypto {
  private readonly token: Secret
  private readonly key: Secret
  private readonly receiveId: Buffer

  /** Throws CallbackError -40004 on a key that cannot be one. */
  constructor({ token, aesKey, receiveId }: CallbackKeys) {
    this.token = Secret.of(token)
    this.key = Secret.of(aesKey)
    aesKeyBytes(this.key.reveal())
    this.receiveId = Buffer.from(receiveId)
  }

  /** Hex SHA-1 over the four sorted parts. */
  sign(timestamp: string, nonce: string, encrypt: string): string {
    const parts = [this.token.reveal(), timestamp, nonce, encrypt].sort(bytewise)
    return createHash('sha1').update(parts.join('')).digest('hex')
  }

  /** The message of a callback. Throws CallbackError: signature first, so that nothing forged is ever decrypted. */
  open({ signature, timestamp, nonce }: Signed, encrypt: string): string {
    if (!sameBytes(Buffer.from(this.sign(timestamp, nonce, encrypt)), Buffer.from(signature)))
      throw new CallbackError(-40001, 'signature does not match')
    return this.decrypt(encrypt)
  }

  /** Throws CallbackError on everything that is not a whole message to us. */
  decrypt(encrypt: string): string {
    if (!BASE64.test(encrypt)) throw new CallbackError(-40010, 'not base64')
    const plain = aesDecrypt(Buffer.from(encrypt, 'base64'), aesKeyBytes(this.key.reveal()))
    if (plain.length < HEAD) throw new CallbackError(-40008, 'shorter than its own head')
    const end = HEAD + plain.readUInt32BE(16)
    if (end > plain.length) throw new CallbackError(-40008, 'message is longer than what came')
    if (!sameBytes(plain.subarray(end), this.receiveId)) throw new CallbackError(-40005, 'meant for somebody else')
    return plain.toString('utf8', HEAD, end)
  }

  /** `random` is 16 bytes; given only to reproduce a known ciphertext. */
  encrypt(message: string, random: Buffer = randomBytes(16)): string {
    const body = Buffer.from(message)
    const length = Buffer.alloc(4)
    length.writeUInt32BE(body.length)
    const plain = Buffer.concat([random, length, body, this.receiveId])
    return aesEncrypt(plain, aesKeyBytes(this.key.reveal())).toString('base64')
  }
}

/**
 * A file of the AI bot: the same cipher over the raw bytes, without head and receiveid. The key is base64 of 32 bytes,
 * delivered with or without its last `=`.
 */
export function decryptMedia(bytes: Buffer, aesKey: string): Buffer {
  return aesDecrypt(bytes, aesKeyBytes(aesKey.replace(/=+$/, '')))
}

export function encryptMedia(bytes: Buffer, aesKey: string): Buffer {
  return aesEncrypt(bytes, aesKeyBytes(aesKey.replace(/=+$/, '')))
}

function aesEncrypt(plain: Buffer, key: Buffer): Buffer {
  const pad = BLOCK - (plain.length % BLOCK)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, AES_BLOCK)).setAutoPadding(false)
  return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(pad, pad)), cipher.final()])
}

/** Node's own unpadding knows 16 bytes only; here 17 to 32 are as common as 1 to 16. */
function aesDecrypt(bytes: Buffer, key: Buffer): Buffer {
  if (bytes.length === 0 || bytes.length % AES_BLOCK !== 0) throw new CallbackError(-40007, 'not whole blocks')
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, AES_BLOCK)).setAutoPadding(false)
  const plain = Buffer.concat([decipher.update(bytes), decipher.final()])
  const pad = plain[plain.length - 1] ?? 0
  const padding = plain.subarray(-pad)
  if (pad < 1 || pad > BLOCK || pad > plain.length || padding.some((byte) => byte !== pad))
    throw new CallbackError(-40007, 'padding is broken')
  return plain.subarray(0, plain.length - pad)
}

/** 43 characters carry 258 bits: the last two may be set, which a strict base64 decoder would refuse and Buffer does not. */
function aesKeyBytes(key: string): Buffer {
  if (!/^[A-Za-z0-9+/]{43}$/.test(key)) throw new CallbackError(-40004, 'EncodingAESKey is not 43 characters of base64')
  return Buffer.from(`${key}=`, 'base64')
}

const bytewise = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))

const sameBytes = (a: Buffer, b: Buffer) => a.length === b.length && timingSafeEqual(a, b)
