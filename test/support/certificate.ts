import { generateKeyPairSync, sign } from 'node:crypto'

/** DER: one tagged value. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const length =
    body.length < 128
      ? Buffer.from([body.length])
      : body.length < 256
        ? Buffer.from([0x81, body.length])
        : Buffer.from([0x82, body.length >> 8, body.length & 255])
  return Buffer.concat([Buffer.from([tag]), length, body])
}

const SEQUENCE = 0x30
const hex = (text: string) => Buffer.from(text, 'hex')
const ECDSA_SHA256 = der(SEQUENCE, der(0x06, hex('2a8648ce3d040302')))
const LOCALHOST = der(SEQUENCE, der(0x31, der(SEQUENCE, der(0x06, hex('550403')), der(0x0c, Buffer.from('localhost')))))
const ALT_NAMES = der(SEQUENCE, der(0x87, Buffer.from([127, 0, 0, 1])))

/** A certificate for 127.0.0.1 that nobody has signed but itself, made anew so that no private key lies in the tree. */
export function selfSigned(): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const body = der(
    SEQUENCE,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ECDSA_SHA256,
    LOCALHOST,
    der(SEQUENCE, der(0x17, Buffer.from('200101000000Z')), der(0x17, Buffer.from('491231235959Z'))),
    LOCALHOST,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(SEQUENCE, der(SEQUENCE, der(0x06, hex('551d11')), der(0x04, ALT_NAMES)))),
  )
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, privateKey))
  const lines = der(SEQUENCE, body, ECDSA_SHA256, signature)
    .toString('base64')
    .match(/.{1,64}/g)
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: ['-----BEGIN CERTIFICATE-----', ...(lines ?? []), '-----END CERTIFICATE-----', ''].join('\n'),
  }
}
