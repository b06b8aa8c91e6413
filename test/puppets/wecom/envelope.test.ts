import { describe, expect, test } from 'vitest'
import { CallbackError } from '../../../bot/puppets/wecom/errors.ts'
import {
  cdata,
  elementsAt,
  LARGEST_BODY,
  parseXml,
  readJsonEnvelope,
  readXmlEnvelope,
  textAt,
  textsAt,
} from '../../../bot/puppets/wecom/envelope.ts'

describe('inside', () => {
  test.each([
    ['19 digits stay text', '<MsgId>4561255354251345929</MsgId>', '4561255354251345929'],
    ['zeros in front stay', '<MsgId>007</MsgId>', '007'],
    [
      'what somebody wrote stays as it is',
      `<MsgId>${cdata('  a & b\n<x> &lt; 1]]>2 ')}</MsgId>`,
      '  a & b\n<x> &lt; 1]]>2 ',
    ],
    ['a document type somebody wrote is text', `<MsgId>${cdata('<!DOCTYPE html>')}</MsgId>`, '<!DOCTYPE html>'],
    ['a control character is text', `<MsgId>${cdata('a\u0008b')}</MsgId>`, 'a\u0008b'],
    ['an empty one is empty', '<MsgId></MsgId>', ''],
    ['an emoji', `<MsgId>${cdata('好👍🏽')}</MsgId>`, '好👍🏽'],
    ['two of them are not one text', '<MsgId>1</MsgId><MsgId>2</MsgId>', ''],
    ['none', '<Other>1</Other>', ''],
  ])('%s', (_, xml, text) => expect(textAt(parseXml(`<xml>\n${xml}</xml>`), 'MsgId')).toBe(text))

  test('lists, of one and of many', () => {
    const item = (key: string, ...ids: string[]) =>
      `<SelectedItem><QuestionKey>${key}</QuestionKey><OptionIds>${ids.map((id) => `<OptionId>${id}</OptionId>`).join('')}</OptionIds></SelectedItem>`
    const read = (xml: string) =>
      elementsAt(parseXml(`<xml><SelectedItems>${xml}</SelectedItems></xml>`), 'SelectedItems', 'SelectedItem').map(
        (each) => textsAt(each, 'OptionIds', 'OptionId'),
      )
    expect(read(item('q', 'a'))).toEqual([['a']])
    expect(read(item('q', 'a', 'b') + item('r', 'c'))).toEqual([['a', 'b'], ['c']])
    expect(read('')).toEqual([])
  })

  test.each(['__proto__', 'constructor', 'toString'])('an element called %s is only that', (name) => {
    const read = () => textAt(parseXml(`<xml><${name}>1</${name}><MsgId>2</MsgId></xml>`), 'MsgId')
    try {
      expect(read()).toBe('2')
    } catch (error) {
      expect(error).toBeInstanceOf(CallbackError)
    }
    expect(textAt(parseXml('<xml><a>1</a></xml>'), name)).toBe('')
  })
})

describe('around', () => {
  const bomb = `<!DOCTYPE x [${Array.from({ length: 20 }, (_, at) => `<!ENTITY e${at + 1} "&e${at};&e${at};&e${at};">`).join('')}]>`
  test.each([
    ['nothing', ''],
    ['a word', 'hello'],
    ['JSON', '{"encrypt":"x"}'],
    ['no Encrypt', '<xml><ToUserName>a</ToUserName></xml>'],
    ['two of them', '<xml><Encrypt>a</Encrypt><Encrypt>b</Encrypt></xml>'],
    ['Encrypt with children', '<xml><Encrypt><a>1</a></Encrypt></xml>'],
    ['cut off', '<xml><Encrypt>abc'],
    ['crossed', '<xml><Encrypt>abc</xml></Encrypt>'],
    ['another root', '<html><Encrypt>abc</Encrypt></html>'],
    ['a document type', '<!DOCTYPE xml SYSTEM "file:///etc/passwd"><xml><Encrypt>a</Encrypt></xml>'],
    ['an entity bomb', `${bomb}<xml><Encrypt>&e20;</Encrypt></xml>`],
    ['deep', `${'<xml>'.repeat(50_000)}a${'</xml>'.repeat(50_000)}`],
    ['huge', `<xml><Encrypt>${'A'.repeat(1 << 20)}</Encrypt></xml>`],
    ['bytes', Buffer.from([0xff, 0xfe, 0, 1, 2]).toString('latin1')],
  ])('%s is refused', (_, body) => expect(() => readXmlEnvelope(Buffer.from(body))).toThrow(CallbackError))

  test.each(['', '[]', 'null', '{}', '{"encrypt":1}', '{"encrypt":""}', '<xml/>', '{"encrypt":'])(
    'JSON %s is refused',
    (body) => expect(() => readJsonEnvelope(Buffer.from(body))).toThrow(CallbackError),
  )

  test('both kinds are read', () => {
    const xml = `<?xml version="1.0"?><xml>\n<ToUserName>${cdata('ww1')}</ToUserName><Encrypt>${cdata('ab+/=')}</Encrypt></xml>`
    expect(readXmlEnvelope(Buffer.from(xml))).toEqual({ encrypt: 'ab+/=', toUserName: 'ww1' })
    expect(readJsonEnvelope(Buffer.from('{"encrypt":"ab+/="}')).encrypt).toBe('ab+/=')
  })
})

// 1 MB of the first took 35 s of the event loop once
test.each(['<![CDATA[', '<a>', '<a/>', '<!--', '<?', '<![', '<', '&lt;', '<a>1</a>'])(
  'a body full of %s, which anybody may post, costs little',
  (piece) => {
    const body = Buffer.from(`<xml>${piece.repeat(Math.floor((LARGEST_BODY - 5) / piece.length))}`)
    const from = performance.now()
    expect(() => readXmlEnvelope(body)).toThrow(CallbackError)
    expect(performance.now() - from).toBeLessThan(1_500)
  },
)
