import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openApi, refusals } from '../../api/openapi.ts'
import { route } from '../../api/route.ts'
import { PREFIX } from '../../api/mount.ts'
import { routes } from '../../api/routes/index.ts'
import { Question } from '../../entities/question/question.ts'
import { z } from 'zod'
import { Office } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await Office.open()
})
afterAll(() => office.close())

interface Operation {
  operationId: string
  summary: string
  parameters: { name: string; in: string; required: boolean; description: string; schema: object }[]
  requestBody?: { content: Record<string, { schema: { properties: Record<string, object>; required: string[] } }> }
  responses: Record<string, { description: string; content: Record<string, { schema: object }> }>
}
interface Document {
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object> }
}

describe('openapi.json', () => {
  let document: Document
  beforeAll(async () => {
    document = (await (await fetch(`${office.url}${PREFIX}/openapi.json`)).json()) as Document // checked below
  })
  const operation = (path: string, method: string) =>
    document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]

  test.each(routes)('$method $path is in it, with everything it declares', (declared) => {
    const { name, path, method, params, query, body, upload, texts } = declared
    const found = operation(path, method)
    expect(found).toMatchObject({ operationId: name, summary: texts.summary })
    const said = found?.parameters.map((one) => `${one.in} ${one.name}`)
    expect(said).toEqual([
      ...Object.keys(params?.shape ?? {}).map((key) => `path ${key}`),
      ...Object.keys(query?.shape ?? {}).map((key) => `query ${key}`),
    ])
    expect([...path.matchAll(/:(\w+)/g)].map(([, key]) => key)).toEqual(Object.keys(params?.shape ?? {}))
    expect(found?.parameters.every(({ description }) => /\p{Script=Han}/u.test(description))).toBe(true)
    const sent = found?.requestBody?.content[upload ? 'multipart/form-data' : 'application/json']?.schema.properties
    expect(Object.keys(sent ?? {})).toEqual([...(upload ? [upload.field] : []), ...Object.keys(body?.shape ?? {})])
    expect(Object.keys(found?.responses ?? {})).toEqual(['200', ...refusals(declared)])
    for (const { description } of Object.values(found?.responses ?? {})) expect(description).not.toBe('')
  })

  test('it holds nothing else, and no name twice', () => {
    const all = Object.values(document.paths).flatMap((path) => Object.values(path).map((one) => one.operationId))
    expect(all.sort()).toEqual(routes.map(({ name }) => name).sort())
    expect(document.openapi).toBe('3.1.0')
  })

  test('every reference leads to a schema', () => {
    const text = JSON.stringify(document)
    const names = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name)
    expect(new Set(names)).toEqual(new Set(Object.keys(document.components.schemas)))
    expect(text.match(/"\$ref":"(?!#\/components\/schemas\/)/g)).toBeNull()
    for (const schema of Object.values(document.components.schemas)) expect(schema).toMatchObject({ type: 'object' })
  })

  test('every field of every answer says in Chinese what it is', () => {
    const silent: string[] = []
    const look = (schema: unknown, at: string): void => {
      if (typeof schema !== 'object' || schema === null) return
      for (const [key, value] of Object.entries(schema)) {
        if (key !== 'properties') look(value, `${at}/${key}`)
        else
          for (const [name, field] of Object.entries(
            value as Record<string, { description?: string; $ref?: string }>,
          )) {
            if (!field.$ref && !/\p{Script=Han}/u.test(field.description ?? '')) silent.push(`${at}/${name}`)
            look(field, `${at}/${name}`)
          }
      }
    }
    look(document.components.schemas, '')
    look(document.paths, '')
    expect(silent).toEqual([])
  })

  test('an upload is a form with files', () => {
    const upload = route({
      name: 'put',
      method: 'POST',
      path: '/files',
      texts: { summary: '传', who: '谁' },
      body: z.strictObject({ note: z.string() }),
      upload: { field: 'file', most: 3, megabytes: 20 },
      response: z.strictObject({ count: z.int() }),
      example: { path: '/files' },
      allowed: () => true,
      handle: async ({ files }) => ({ count: files.length }),
    })
    const made = openApi([upload]) as Document // ours
    expect(made.paths['/files']?.['post']?.requestBody?.content['multipart/form-data']?.schema).toMatchObject({
      properties: { file: { type: 'array', maxItems: 3 }, note: { type: 'string' } },
      required: ['file', 'note'],
    })
  })
})

describe('docs', () => {
  let page: string
  beforeAll(async () => {
    const answer = await fetch(`${office.url}${PREFIX}/docs`)
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    page = await answer.text()
  })

  test.each(routes)('$method $path stands on the page', ({ name, path, texts }) => {
    expect(page).toContain(`<section id="${name}">`)
    expect(page).toContain(`<a href="#${name}">${texts.summary}</a>`)
    expect(page).toContain(`${PREFIX}${path}</code>`)
  })

  test('it needs nothing from elsewhere and runs nothing', () => {
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(/)
    expect(page.match(/(src|href)="(?![#/])/g)).toBeNull()
  })

  test('every example on the page works as it stands', async () => {
    await office.report('cadre', '荆干村光伏电站')
    await office.report('cadre', '荆干村冷库')
    await office.as('cadre').post('/questions', { text: '许愿池里捞出来的硬币要不要入账' })
    expect(await office.runtime.db.existsBy(Question, { number: 'Q0001' })).toBe(true)
    for (const changes of [{ lifeYears: 15 }, { groupNo: '2组' }])
      await office.as('cadre').post('/assets/421024102901-O-2018-003/changes', { version: 1, changes })
    const commands = curls(plain(page))
    expect(commands).toHaveLength(routes.length + 1)
    for (const command of commands) {
      const { method, path, body } = await readCurl(command, office.url)
      const triedBy = routes.find((one) => one.method === method && one.example.path === decodeURI(path))?.example.as
      // the county files nothing itself; a key of its own for each, because there are more examples than one key may send at once
      const { key } = await office.key(triedBy ?? 'duty')
      const { status } = await office.ask(method, path, key, body)
      expect(status, command).toBe(200)
    }
  })

  test('the examples of docs/api.md work as they stand', async () => {
    const { key } = await office.key('duty')
    const commands = curls(readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8'))
    expect(commands.length).toBeGreaterThan(0)
    for (const command of commands) {
      const { method, path, body } = await readCurl(command, 'http://127.0.0.1:3000')
      expect((await office.ask(method, path, key, body)).status, command).toBe(200)
    }
  })
})

/** What the browser would show of it. */
const plain = (page: string) =>
  page.replace(/<[^>]+>/g, '\n').replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))

/** The commands in a text, each over its lines. */
const curls = (text: string) => text.match(/^curl (?:.*\\\n)*.*$/gm) ?? []

/** The form curl would send; files are those of the examples. */
async function formOf(fields: readonly string[]): Promise<FormData> {
  const form = new FormData()
  for (const field of fields) {
    const [name = '', value = ''] = field.split('=')
    const file = routes.find(({ example }) => `@${example.file?.name}` === value)?.example.file
    if (file) form.append(name, new Blob([await contentOf(file)]), file.name)
    else form.append(name, value)
  }
  return form
}

async function contentOf({
  text,
  from,
}: {
  text: string | Uint8Array<ArrayBuffer>
  from?: string
}): Promise<Uint8Array<ArrayBuffer> | string> {
  if (from === undefined) return text
  const { body } = await office.ask<{ base64: string }>('GET', encodeURI(from), (await office.key('town')).key)
  return Uint8Array.from(Buffer.from(body.base64, 'base64'))
}

/** Reads a command as a shell and curl would. */
async function readCurl(
  command: string,
  url: string,
): Promise<{ method: string; path: string; body: string | FormData | undefined }> {
  const words = [...command.replaceAll('\\\n', ' ').matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  )
  const after = (flag: string) => words.flatMap((word, i) => (words[i - 1] === flag ? [word] : []))
  expect(after('-H')).toContain('Authorization: Bearer $KEY')
  const [address = ''] = words.filter((word) => word.startsWith('http'))
  expect(address, command).toMatch(new RegExp(`^${url}${PREFIX}/`))
  const [path = '', query = ''] = address.slice(url.length + PREFIX.length).split('?')
  const encoded = after('--data-urlencode').map((part) =>
    part.replace(/=(.*)$/, (_, value: string) => `=${encodeURIComponent(value)}`),
  )
  const all = [query, ...encoded].filter((part) => part !== '')
  const fields = after('-F')
  const body = fields.length > 0 ? await formOf(fields) : after('-d')[0]
  return {
    method: after('-X')[0] ?? (body === undefined ? 'GET' : 'POST'),
    path: all.length > 0 ? `${path}?${all.join('&')}` : path,
    body,
  }
}
