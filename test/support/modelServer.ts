import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { selfSigned } from './certificate.ts'

/** What an endpoint may do instead of answering. */
export type Misbehaviour =
  | 'never-answers'
  | 'stalls'
  | 'endless'
  | 'hangs-up'
  | 'breaks-off'
  | '429'
  | '500'
  | '401'
  | 'redirect'
  | 'html'
  | 'empty'
  | 'half-json'
  | 'wrong-schema'
  | 'null-content'
  | 'tool-call'
  | 'cut-short'
  | 'two-choices'
  | 'no-choices'
  | 'huge'
  | 'fewer-vectors'
  | 'text-vectors'

/** One request as it arrived. */
export interface Request {
  readonly path: string
  readonly authorization: string | undefined
  readonly body: string
}

interface ChatBody {
  messages: { role: string; content: string }[]
}
interface EmbeddingBody {
  input: string[]
}

/** An endpoint that speaks the OpenAI protocol on 127.0.0.1, and misbehaves when told to. */
export class ModelServer {
  readonly seen: Request[] = []
  /** What it does from now on; null: answers. A function decides for each request, counted from 0. */
  misbehaves: Misbehaviour | null | ((count: number) => Misbehaviour | null) = null
  /** What it says to a chat: to the one that asks for an order, to the one that asks for words. */
  order = '{"order":[1]}'
  wording = '{"text":"","cites":[]}'
  /** What it hears in any recording. */
  heard = ''
  vector: (text: string) => number[] = (text) => [text.length, 1]
  /** Where `redirect` leads. */
  elsewhere = ''
  private count = 0

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async open({ tls = false } = {}): Promise<ModelServer> {
    const server = tls ? createTlsServer(selfSigned()) : createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const model = new ModelServer(server, `${tls ? 'https' : 'http'}://127.0.0.1:${port}/v1`)
    server.on('request', (request: IncomingMessage, response: ServerResponse) => void model.handle(request, response))
    return model
  }

  async close(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise<void>((resolve) => this.server.close(() => resolve()))
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer) // an HTTP request yields buffers
    const path = request.url ?? ''
    const body = Buffer.concat(chunks).toString('utf8')
    this.seen.push({ path, authorization: request.headers.authorization, body })
    const { misbehaves } = this
    const how = typeof misbehaves === 'function' ? misbehaves(this.count) : misbehaves
    this.count++
    if (how) return misbehave(how, path, response, this.elsewhere)
    if (path.endsWith('/embeddings')) {
      const { input } = JSON.parse(body) as EmbeddingBody // the client under test wrote it
      const data = input.map((text, index) => ({ object: 'embedding', index, embedding: this.vector(text) }))
      return json(response, { object: 'list', data: data.reverse() })
    }
    if (path.endsWith('/audio/transcriptions')) return json(response, { text: this.heard })
    const { messages } = JSON.parse(body) as ChatBody // the client under test wrote it
    json(response, completion(messages[0]?.content.includes('"order"') ? this.order : this.wording))
  }
}

const completion = (content: unknown, finish = 'stop') => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  choices: [choice(content, finish)],
  usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
})
const choice = (content: unknown, finish = 'stop') => ({
  index: 0,
  message: { role: 'assistant', content },
  finish_reason: finish,
})

function json(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function misbehave(how: Misbehaviour, path: string, response: ServerResponse, elsewhere: string): void {
  const good = JSON.stringify(completion('{"order":[1]}'))
  const raw = (text: string, type = 'application/json') => response.writeHead(200, { 'content-type': type }).end(text)
  switch (how) {
    case 'never-answers':
      return
    case 'stalls':
      response.writeHead(200, { 'content-type': 'application/json' }).write(good.slice(0, 20))
      return
    case 'endless':
      return drip(response, ' ')
    case 'huge':
      return drip(response, ' '.repeat(64 * 1024))
    case 'hangs-up':
      response.socket?.destroy()
      return
    case 'breaks-off':
      response.writeHead(200, { 'content-length': '5000' }).write(good, () => response.socket?.destroy())
      return
    case '401':
    case '429':
    case '500':
      return json(response, { error: { message: 'no', type: 'error' } }, Number(how))
    case 'redirect':
      response.writeHead(307, { location: `${elsewhere}${path}` }).end()
      return
    case 'html':
      return void raw('<!doctype html><title>502 Bad Gateway</title>', 'text/html')
    case 'empty':
      return void raw('')
    case 'half-json':
      return void raw(good.slice(0, good.length / 2))
    case 'wrong-schema':
      return json(response, { result: '{"order":[1]}' })
    case 'null-content':
      return json(response, completion(null))
    case 'tool-call':
      return json(response, completion(null, 'tool_calls'))
    case 'cut-short':
      return json(response, completion('{"order":[1]}', 'length'))
    case 'two-choices':
      return json(response, { choices: [choice('{"order":[1]}'), choice('{"order":[2]}')] })
    case 'no-choices':
      return json(response, { choices: [] })
    case 'fewer-vectors':
      return json(response, { data: [{ index: 0, embedding: [1, 2] }] })
    case 'text-vectors':
      return json(response, { data: [{ index: 0, embedding: 'AAAAAA==' }] })
  }
}

/** The same bytes again and again, until nobody listens any more. */
function drip(response: ServerResponse, bytes: string): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  const more = () => {
    if (response.destroyed) return
    response.write(bytes, () => setImmediate(more))
  }
  more()
}
