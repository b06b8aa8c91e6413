import { format, inspect } from 'node:util'
import pino from 'pino'
import { expect, test } from 'vitest'
import { CallbackCrypto } from '../../../bot/puppets/wecom/crypto.ts'
import { Secret } from '../../../bot/puppets/wecom/secret.ts'

test('a secret never prints, whatever prints it', () => {
  const secret = new Secret('s3cr3t-value')
  const lines: string[] = []
  pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) }).info({ secret, deep: [{ secret }] }, 'x')
  const crypto = new CallbackCrypto({ token: 's3cr3t-token', aesKey: 'a'.repeat(43), receiveId: '' })
  const printed = [
    // eslint-disable-next-line @typescript-eslint/restrict-template-expressions -- that is what is tried
    `${secret}`,
    String(secret),
    JSON.stringify({ secret }),
    inspect({ secret }, { depth: 9, showHidden: true }),
    format('%s %o %O %j', secret, secret, secret, secret),
    inspect(crypto, { depth: 9, showHidden: true }),
    JSON.stringify(crypto),
    ...lines,
  ]
  for (const text of printed) expect(text).not.toMatch(/s3cr3t|aaaa/)
  expect(secret.reveal()).toBe('s3cr3t-value')
})
