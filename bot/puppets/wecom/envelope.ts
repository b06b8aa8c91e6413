/**
 * What stands around and inside a callback: XML for apps, JSON for AI bots. Entities are never expanded and a document type is
 * refused, so that no body can grow or reach out; MsgId has 19 digits and stays text.
 */
import { XMLParser } from 'fast-xml-parser'
import { CallbackError } from './errors.ts'

/** Bytes; a real callback has a few thousand, and looking at what is none costs time: anybody may post. */
export const LARGEST_BODY = 256 << 10

export type XmlValue = string | XmlElement | readonly XmlValue[]
export interface XmlElement {
  readonly [name: string]: XmlValue
}

const options = {
  processEntities: false,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  parseTagValue: false,
  trimValues: false,
} as const
const parser = new XMLParser(options)

/** The element `<xml>`. `strict` refuses what is not well-formed; leave it out for what was decrypted, which is the platform's own. */
export function parseXml(text: string, { strict = false }: { strict?: boolean } = {}): XmlElement {
  // in a CDATA section it is what somebody wrote
  if (/<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST)/i.test(outsideCdata(text)))
    throw new CallbackError(-40002, 'a document type is not taken')
  let tree: unknown
  try {
    tree = parser.parse(text, strict)
  } catch {
    throw new CallbackError(-40002, 'not XML')
  }
  const root = isElement(tree) ? child(tree, 'xml') : undefined
  if (!isElement(root)) throw new CallbackError(-40002, 'no <xml> element')
  return root
}

/** Not by a pattern: one that looks for an end from every beginning took half a minute for a hostile megabyte. */
function outsideCdata(text: string): string {
  const [before = '', ...pieces] = text.split('<![CDATA[')
  const after = pieces.map((piece) => (piece.includes(']]>') ? piece.slice(piece.indexOf(']]>') + 3) : ''))
  return [before, ...after].join('')
}

const isElement = (value: unknown): value is XmlElement =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const child = (element: XmlElement, name: string): XmlValue | undefined =>
  Object.hasOwn(element, name) ? element[name] : undefined

/** The text at a path; empty when it is not there, or is not one text. */
export function textAt(element: XmlElement, ...path: readonly string[]): string {
  const found = path.reduce<XmlValue | undefined>((at, name) => (isElement(at) ? child(at, name) : undefined), element)
  return typeof found === 'string' ? found : ''
}

/** Every element at a path, one or many. */
export function elementsAt(element: XmlElement, ...path: readonly string[]): XmlElement[] {
  return valuesAt(element, ...path).filter(isElement)
}

/** Every text at a path, one or many. */
export function textsAt(element: XmlElement, ...path: readonly string[]): string[] {
  return valuesAt(element, ...path).filter((value) => typeof value === 'string')
}

function valuesAt(element: XmlElement, ...path: readonly string[]): XmlValue[] {
  let level: XmlValue[] = [element]
  for (const name of path)
    level = level.filter(isElement).flatMap((at) => {
      const value = child(at, name)
      return value === undefined ? [] : isList(value) ? [...value] : [value]
    })
  return level
}

const isList = (value: XmlValue): value is readonly XmlValue[] => Array.isArray(value)

export interface Envelope {
  readonly encrypt: string
  /** corpid, empty when it is not said */
  readonly toUserName: string
}

/** Throws CallbackError -40002. */
export function readXmlEnvelope(body: Buffer): Envelope {
  const root = parseXml(bodyText(body), { strict: true })
  const encrypt = textAt(root, 'Encrypt')
  if (encrypt === '') throw new CallbackError(-40002, 'no Encrypt')
  return { encrypt, toUserName: textAt(root, 'ToUserName') }
}

/** Throws CallbackError -40002. */
export function readJsonEnvelope(body: Buffer): Envelope {
  let parsed: unknown
  try {
    parsed = JSON.parse(bodyText(body))
  } catch (error) {
    if (error instanceof CallbackError) throw error
    throw new CallbackError(-40002, 'not JSON')
  }
  const encrypt = typeof parsed === 'object' && parsed !== null && 'encrypt' in parsed ? parsed.encrypt : null
  if (typeof encrypt !== 'string' || encrypt === '') throw new CallbackError(-40002, 'no encrypt')
  return { encrypt, toUserName: '' }
}

function bodyText(body: Buffer): string {
  if (body.length === 0) throw new CallbackError(-40002, 'empty body')
  if (body.length > LARGEST_BODY) throw new CallbackError(-40002, 'body is too large')
  return body.toString('utf8')
}

/** Text as a CDATA section; the one thing it may not hold is its own end. */
export const cdata = (text: string) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
