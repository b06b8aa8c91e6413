import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Line } from '../../bot/puppets/simulator/index.ts'
import { type EchoCounty, openEchoCounty } from './echo-county.ts'

let county: EchoCounty
beforeAll(async () => {
  county = await openEchoCounty()
})
afterAll(() => county.close())

interface Presented {
  seq: number
  id: string
  direction: string
  text: string
  at: string
  files: Array<{ url: string | null; thumbnailUrl: string | null; name: string; refused?: string }>
}

const get = (path: string, headers: Record<string, string> = {}) => fetch(county.url + path, { headers })
const post = (path: string, body: unknown) =>
  fetch(county.url + path, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) })
const lines = async (query: string) =>
  (await (await get(`/simulator/messages?${query}`)).json()) as { messages: Presented[]; last: number }
const base64 = (text: string) => Buffer.from(text).toString('base64')
/** Says it and waits for the answer, which the echo bot writes after the message was acknowledged. */
async function converse(from: string, body: Record<string, unknown>): Promise<Presented[]> {
  const answered = new Promise<Line>((resolve) => {
    const stop = county.puppet.subscribe(from, (line) => {
      if (line.direction !== 'out') return
      stop()
      resolve(line)
    })
  })
  expect((await post('/simulator/messages', { from, ...body })).status).toBe(200)
  await answered
  return (await lines(`person=${encodeURIComponent(from)}`)).messages
}

describe('messages', () => {
  test('everything said to and by a person, in order', async () => {
    await converse('a1', { text: '冷库正常', id: 'a-1' })
    const said = await converse('a1', { text: '光伏正常' })
    expect(said.map(({ direction, text }) => [direction, text.split('\n')[0]])).toEqual([
      ['in', '冷库正常'],
      ['out', '收到：冷库正常'],
      ['in', '光伏正常'],
      ['out', expect.stringMatching(/^记下了/)],
    ])
    expect(said[0]).toMatchObject({ id: 'a-1', at: '2026-10-08T09:12:00.000+08:00', files: [] })
    const [first, , third] = said
    expect((await lines(`person=a1&after=${first?.seq}`)).messages).toHaveLength(3)
    expect((await lines('person=a1&limit=1')).messages[0]?.seq).toBe(said.at(-1)?.seq)
    expect((await lines(`person=a1&before=${third?.seq}&limit=1`)).messages[0]?.text).toBe('收到：冷库正常')
    expect(await lines(`person=a1&after=${said.at(-1)?.seq}`)).toEqual({ messages: [], last: said.at(-1)?.seq })
  })

  test('the same id again is the same message', async () => {
    const said = await converse('b1', { text: '一次', id: 'b-1' })
    for (let i = 0; i < 3; i++)
      expect(await (await post('/simulator/messages', { from: 'b1', text: '一次', id: 'b-1' })).json()).toEqual({
        id: 'b-1',
      })
    expect((await lines('person=b1')).messages).toEqual(said)
    expect(said).toHaveLength(2)
  })

  test('twenty deliveries of one message at once are one message', async () => {
    await Promise.all(
      Array.from({ length: 20 }, () => post('/simulator/messages', { from: 'b2', text: '并发', id: 'b-2' })),
    )
    expect((await lines('person=b2')).messages.filter(({ direction }) => direction === 'in')).toHaveLength(1)
  })

  test("another person's id is refused, and nothing is taken", async () => {
    await converse('c1', { text: '我的', id: 'c-1' })
    const answer = await post('/simulator/messages', { from: 'c2', text: '占用', id: 'c-1' })
    expect(answer.status).toBe(409)
    expect(await answer.json()).toMatchObject({ code: 'id-taken', message: expect.stringMatching(/换一个编号/) })
    expect((await lines('person=c2')).messages).toEqual([])
  })

  test('an empty message is a message', async () => {
    expect(await converse('d1', {})).toHaveLength(2)
  })

  test('a text that is too long arrives cut to one character more than allowed, never to half a character', async () => {
    await converse('e1', { text: '长'.repeat(1_000_000), id: 'e-1' })
    expect(county.host.accepted.get('e-1')?.text).toHaveLength(10_001)
    await converse('e1', { text: `${'长'.repeat(10_000)}😀`, id: 'e-2' })
    expect(county.host.accepted.get('e-2')?.text.at(-1)).toBe('\uFFFD')
  })

  test('a lone half of a character does not get through', async () => {
    await post('/simulator/messages', '{"from":"e1","id":"e-3","text":"\\ud83d"}')
    expect(county.host.accepted.get('e-3')?.text).toBe('\uFFFD')
  })

  test('photos are stored and come back with their type; refused ones say why', async () => {
    const [said] = await converse('f1', {
      text: '看照片',
      id: 'f-1',
      files: [
        { name: '冷库 门口.jpg', contentType: 'image/jpeg', base64: base64('jpeg') },
        { name: 'too-large.jpg', contentType: 'image/jpeg', base64: base64('x') },
      ],
    })
    expect(said?.files).toMatchObject([
      { name: '冷库 门口.jpg' },
      { name: 'too-large.jpg', refused: 'too-large', url: null },
    ])
    expect(county.host.accepted.get('f-1')?.files[1]).toEqual({ name: 'too-large.jpg', refused: 'too-large' })
    for (const url of [said?.files[0]?.url, said?.files[0]?.thumbnailUrl]) {
      const file = await get(url ?? '')
      expect(await file.text()).toBe('jpeg')
      expect(file.headers.get('content-type')).toBe('image/jpeg')
      expect(file.headers.get('x-content-type-options')).toBe('nosniff')
      expect(file.headers.get('content-disposition')).toBe(
        'inline; filename="?? ??.jpg"; filename*=UTF-8\'\'%E5%86%B7%E5%BA%93%20%E9%97%A8%E5%8F%A3.jpg',
      )
    }
  })

  test('a file that is not a picture is only offered for saving', async () => {
    const [said] = await converse('f2', {
      files: [{ name: 'x.html', contentType: 'text/html', base64: base64('<script>1</script>') }],
    })
    const file = await get(said?.files[0]?.url ?? '')
    expect(file.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(file.headers.get('content-security-policy')).toContain('sandbox')
  })

  test.each(['/simulator/files/nothing', '/simulator/files/..%2F..%2Fpackage.json', '/simulator/files/%00'])(
    '%s: 404 in Chinese',
    async (path) => {
      const answer = await get(path)
      expect(answer.status).toBe(404)
      expect(await answer.json()).toMatchObject({
        code: 'file-not-found',
        message: expect.stringMatching(/没有这个文件/),
      })
    },
  )

  test.each([
    ['not JSON', 'from=a&text=b', 'bad-json'],
    ['an array', [], 'bad-request'],
    ['nobody', { text: '谁' }, 'bad-request'],
    ['an empty name', { from: ' ' }, 'bad-request'],
    ['a name of 65 characters', { from: 'x'.repeat(65) }, 'bad-request'],
    ['a number for a text', { from: 'a', text: 3 }, 'bad-request'],
    ['a file without content', { from: 'a', files: [{ name: 'a.jpg' }] }, 'bad-request'],
  ])('%s is refused with a sentence', async (_, body, code) => {
    const answer = await post('/simulator/messages', body)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ code, message: expect.stringMatching(/没有收/) })
  })

  test('more than 64 MB is refused, and the sender hears it', async () => {
    const answer = await post('/simulator/messages', JSON.stringify({ from: 'a', text: 'x'.repeat(65 * 1024 * 1024) }))
    expect(answer.status).toBe(413)
    expect(await answer.json()).toMatchObject({ code: 'body-too-large' })
  })

  test.each(['', 'person=', 'person=a&after=-1', 'person=a&after=x', 'person=a&limit=0'])(
    '?%s is refused',
    async (query) => {
      expect((await get(`/simulator/messages?${query}`)).status).toBe(400)
    },
  )
})

test('people have the roles of the domain', async () => {
  expect(await (await get('/simulator/people')).json()).toEqual([
    { id: 'v1', name: '张守田', role: 'village', town: '熊河镇', village: '荆干村' },
    { id: 't1', name: '李青禾', role: 'town', town: '熊河镇', village: null },
  ])
})

describe('the pretend clock', () => {
  const now = async () => ((await (await get('/simulator/clock')).json()) as { now: string }).now

  test('is read and moved, to a moment or by a while', async () => {
    expect(await (await post('/simulator/clock', { now: '2026-10-08T09:12:00+08:00' })).json()).toEqual({
      now: '2026-10-08T09:12:00.000+08:00',
    })
    await post('/simulator/clock', { advance: { days: 7, hours: 1, minutes: 30 } })
    expect(await now()).toBe('2026-10-15T10:42:00.000+08:00')
    await post('/simulator/clock', { now: '2026-10-08T01:12:00Z' })
    expect(await now()).toBe('2026-10-08T09:12:00.000+08:00')
  })

  test.each([{}, { now: '明天' }, { now: '2026-10-08 09:12' }, { advance: { days: -1 } }, { advance: 3 }])(
    '%o is refused and moves nothing',
    async (body) => {
      const before = await now()
      expect((await post('/simulator/clock', body)).status).toBe(400)
      expect(await now()).toBe(before)
    },
  )
})

describe('the live stream', () => {
  /** Reads events until there are as many as wanted. */
  async function listen(path: string, count: number, headers: Record<string, string> = {}) {
    const leave = new AbortController()
    const answer = await fetch(county.url + path, { headers, signal: leave.signal })
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    const events: Array<{ id: number; line: Presented }> = []
    const done = (async () => {
      let text = ''
      const decoder = new TextDecoder()
      const reader = answer.body!.getReader() // a 200 has a body
      for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
        text += decoder.decode(chunk.value, { stream: true })
        events.splice(
          0,
          events.length,
          ...[...text.matchAll(/event: message\nid: (\d+)\ndata: (.*)\n\n/g)].map(([, id, data]) => ({
            id: Number(id),
            line: JSON.parse(data ?? '') as Presented,
          })),
        )
        if (events.length >= count) break
      }
      leave.abort()
      return events
    })()
    return { done }
  }

  test('carries what is said from now on, both ways', async () => {
    await converse('g1', { text: '以前' })
    const { done } = await listen('/simulator/stream?person=g1', 2)
    await converse('g1', { text: '现在' })
    expect((await done).map(({ line }) => line.text)).toEqual(['现在', '收到：现在'])
  })

  test('resumes after the last event that was seen', async () => {
    const said = await converse('g2', { text: '断线前' })
    const { done } = await listen('/simulator/stream?person=g2&after=0', 1, { 'Last-Event-ID': String(said[0]?.seq) })
    expect((await done).map(({ id, line }) => [id, line.text])).toEqual([[said[1]?.seq, '收到：断线前']])
  })

  test('brings lines that another process wrote', async () => {
    const { done } = await listen('/simulator/stream?person=g3', 1)
    await county.host.append({
      key: 'out:elsewhere',
      person: 'g3',
      direction: 'out',
      text: '别处发的',
      files: [],
      at: county.clock.now.toISOString(),
    })
    expect((await done)[0]?.line.text).toBe('别处发的')
  })

  test('nobody is told about another person', async () => {
    const { done } = await listen('/simulator/stream?person=g4', 1)
    await converse('g5', { text: '悄悄话' })
    await converse('g4', { text: '自己的' })
    expect((await done)[0]?.line.text).toBe('自己的')
  })

  test('without a person is refused', async () => expect((await get('/simulator/stream')).status).toBe(400))
})

describe('the page', () => {
  test('runs no script but its own', async () => {
    const answer = await get('/')
    expect(answer.headers.get('content-security-policy')).toMatch(/script-src 'self';/)
    expect(await answer.text()).not.toMatch(/\{\{|<script(?![^>]*src=)| on\w+=/)
  })

  test.each([
    ['chat.js', 'text/javascript'],
    ['chat.css', 'text/css'],
    ['icon.svg', 'image/svg+xml'],
  ])('%s is served', async (name, type) => {
    const answer = await get(`/simulator/assets/${name}`)
    expect(answer.headers.get('content-type')).toContain(type)
    expect(answer.headers.get('etag')).toBeTruthy()
  })

  test('nothing else is served', async () => expect((await get('/simulator/assets/page.ts')).status).toBe(404))
})
