import { once } from 'node:events'
import { createServer } from 'node:http'
import net from 'node:net'
import { expect, test } from 'vitest'

test.each(['http://192.0.2.1/', 'https://qyapi.weixin.qq.com/cgi-bin/gettoken'])(
  'a test that fetches %s fails at once',
  async (url) => {
    const failure = await fetch(url).then(
      () => undefined,
      (error: Error) => error,
    )
    expect(String(failure?.cause)).toContain('Tests may not use the network')
  },
)

test('a plain socket is refused as well', async () => {
  const [error] = (await once(net.connect(443, '192.0.2.1'), 'close').catch((failure: Error) => [failure])) as [unknown]
  expect(String(error)).toContain('Tests may not use the network')
})

test('this machine may be talked to', async () => {
  const server = createServer((_, response) => response.end('在')).listen(0)
  await once(server, 'listening')
  const { port } = server.address() as net.AddressInfo // a TCP server's address is never a string
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('在')
  expect(await (await fetch(`http://localhost:${port}/`)).text()).toBe('在')
  server.close()
})
