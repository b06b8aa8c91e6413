import { request } from 'node:http'
import Koa from 'koa'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { errors } from '../../api/middleware/errors.ts'
import { nameOf } from '../../api/middleware/upload.ts'
import { mount, PREFIX } from '../../api/mount.ts'
import { type ApiDeps, route } from '../../api/route.ts'
import { can } from '../../entities/person/policy.ts'
import { Office, type Refusal } from './office.ts'

const MEGABYTE = 1024 * 1024
const put = route({
  name: 'put',
  method: 'POST',
  path: '/files',
  texts: { summary: '传', who: '谁' },
  body: z.strictObject({ note: z.string().max(5).optional() }),
  upload: { field: 'file', most: 2, megabytes: 1 },
  response: z.strictObject({ files: z.array(z.strictObject({ name: z.string(), size: z.int(), type: z.string() })) }),
  example: { path: '/files' },
  allowed: can.answerDuty,
  handle: async ({ files }) => ({
    files: files.map(({ name, bytes, contentType }) => ({ name, size: bytes.length, type: contentType })),
  }),
})
const app = (deps: ApiDeps) => {
  const made = new Koa()
  made.use(errors(deps.runtime.log)).use(mount([put], deps).routes())
  return made
}

let office: Office
let key: string
beforeAll(async () => {
  office = await Office.open(app)
  key = (await office.key('duty')).key
})
afterAll(() => office.close())

type Said = Refusal & { files: { name: string; size: number; type: string }[] }
async function send(form: FormData | string, as = key): Promise<{ status: number; body: Said }> {
  const answer = await fetch(`${office.url}${PREFIX}/files`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${as}` },
    body: form,
  })
  // either of the two shapes; the tests look
  return { status: answer.status, body: (await answer.json()) as Said }
}
const form = (...files: [name: string, size: number][]) => {
  const made = new FormData()
  for (const [name, size] of files)
    made.append('file', new Blob([Buffer.alloc(size, 'x')], { type: 'text/plain' }), name)
  return made
}

describe('上传', () => {
  test('a file keeps its Chinese name', async () => {
    expect(await send(form(['江陵县 细则（试行）.docx', 5]))).toEqual({
      status: 200,
      body: { files: [{ name: '江陵县 细则（试行）.docx', size: 5, type: 'text/plain' }] },
    })
  })

  test('fields beside the files are checked like any other', async () => {
    const made = form(['a.txt', 1])
    made.append('note', '这一句太长了')
    const { status, body } = await send(made)
    expect([status, body.fields]).toEqual([422, [{ in: 'body', field: 'note', message: '最多 5 个字。' }]])
  })

  test.each([
    ['exactly as large as allowed', form(['好.docx', MEGABYTE]), 200, undefined],
    [
      'one byte more',
      form(['细则.docx', MEGABYTE + 1]),
      413,
      '“细则.docx”太大了（上限 1 兆），没有收。请压缩或截小一点再发。',
    ],
    [
      'forty times more',
      form(['细则.docx', 40 * MEGABYTE]),
      413,
      '“细则.docx”太大了（上限 1 兆），没有收。请压缩或截小一点再发。',
    ],
    [
      'three files',
      form(['一', 1], ['二', 1], ['三', 1]),
      422,
      '一次最多收 2 个文件，没有收。请把文件放在“file”这一项里，分几次传。',
    ],
    ['no file', form(), 422, '没有收到文件，请把文件放在“file”这一项里。'],
    ['no form', '{"file":1}', 415, '上传文件请用 multipart/form-data，没有收。'],
  ])('%s', async (_, body, status, message) => {
    const answer = await send(body)
    expect([answer.status, answer.body.message]).toEqual([status, message])
  })

  test('a form that breaks off is no form', async () => {
    const { status, code } = await new Promise<{ status: number | undefined; code: string }>((resolve, reject) => {
      const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'multipart/form-data; boundary=x' }
      request(`${office.url}${PREFIX}/files`, { method: 'POST', headers }, (answer) => {
        let text = ''
        answer.on('data', (chunk: Buffer) => (text += chunk.toString()))
        answer.on('end', () => resolve({ status: answer.statusCode, code: (JSON.parse(text) as Refusal).code }))
      })
        .on('error', reject)
        .end('--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc')
    })
    expect([status, code]).toEqual([415, 'api/not-multipart'])
  })

  test('who may not is told so before anything is read', async () => {
    const { key: cadre } = await office.key('cadre')
    const { status, body } = await send(form(['细则.docx', 3 * MEGABYTE]), cadre)
    expect([status, body.code]).toEqual([403, 'person/forbidden'])
  })

  test.each([
    ['UTF-8 taken for latin1', Buffer.from('管护.docx').toString('latin1'), '管护.docx'],
    ['GBK taken for latin1', '\xb9\xdc\xbb\xa4.docx', '管护.docx'],
    ['already right', '管护.docx', '管护.docx'],
    ['plain', 'rules.docx', 'rules.docx'],
  ])('a name that is %s', (_, mangled, name) => expect(nameOf(mangled)).toBe(name))
})
