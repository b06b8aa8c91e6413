/** 接收消息 - the inner XML of a callback as something somebody said, or as an event. Nothing unknown is an error. */
import {
  elementsAt,
  type MediaRef,
  messageKey,
  textAt,
  textsAt,
  type WecomIncoming,
  type XmlElement,
} from '../wecom/index.ts'
import { readEvent, type WecomEvent } from './event.ts'

export type SaidKind = 'text' | 'image' | 'voice' | 'video' | 'file' | 'location' | 'link' | 'unknown'

export interface Place {
  readonly latitude: number
  readonly longitude: number
  readonly label: string
}

export interface Link {
  readonly title: string
  readonly description: string
  readonly url: string
  readonly picture: string
}

export interface Said {
  readonly incoming: WecomIncoming
  readonly kind: SaidKind
  readonly place: Place | null
  readonly link: Link | null
}

export function readInner(fields: XmlElement, now: Date): { said: Said } | { event: WecomEvent } {
  const seconds = Number(textAt(fields, 'CreateTime'))
  const at = (Number.isInteger(seconds) && seconds > 0 && seconds < 1e11 ? new Date(seconds * 1000) : now).toISOString()
  if (textAt(fields, 'MsgType') !== 'event') return { said: readMessage(fields, at) }
  const event = readEvent(fields, at)
  const clicked = readClick(event)
  return clicked ? { said: clicked } : { event }
}

function readMessage(fields: XmlElement, at: string): Said {
  const [from, msgId] = [textAt(fields, 'FromUserName'), textAt(fields, 'MsgId')]
  const key = messageKey({ agentId: textAt(fields, 'AgentID'), from, msgId })
  const incoming = { key, from, room: null, at, text: '', quote: null, media: [], reply: null }
  const type = textAt(fields, 'MsgType')
  switch (type) {
    case 'text':
      return said({ ...incoming, text: textAt(fields, 'Content') })
    case 'location': {
      const place = placeIn(fields)
      return { incoming: { ...incoming, text: wordsOf(place), place }, kind: 'location', place, link: null }
    }
    case 'link': {
      const [title, description, url, picture] = ['Title', 'Description', 'Url', 'PicUrl'].map((name) =>
        textAt(fields, name),
      )
      const link = { title: title ?? '', description: description ?? '', url: url ?? '', picture: picture ?? '' }
      return {
        incoming: { ...incoming, text: [link.title, link.url].join('\n').trim() },
        kind: 'link',
        place: null,
        link,
      }
    }
    default: {
      const media = mediaIn(fields, type, msgId)
      return {
        incoming: { ...incoming, media: media ? [media] : [] },
        kind: media?.kind ?? 'unknown',
        place: null,
        link: null,
      }
    }
  }
}

const ENDINGS = { image: '.jpg', voice: '.amr', video: '.mp4', file: '' } as const

/** A file is not on the documented list of what apps get; some do. */
function mediaIn(fields: XmlElement, type: string, msgId: string): MediaRef | null {
  const mediaId = textAt(fields, 'MediaId')
  if (mediaId === '') return null
  const kind = type === 'image' || type === 'voice' || type === 'video' ? type : 'file'
  return { name: textAt(fields, 'FileName') || `${msgId}${ENDINGS[kind]}`, kind, source: { mediaId } }
}

/** A click says the words its button stands for; a scan what was scanned; a place where it is. Null: nobody said anything. */
function readClick(event: WecomEvent): Said | null {
  const { fields, key, from, at } = event
  const saying = (text: string, reply: WecomIncoming['reply'] = null) =>
    text === '' ? null : said({ key, from, room: null, at, text, quote: null, media: [], reply })
  switch (event.event) {
    case 'click':
    case 'taskcard_click':
      return saying(textAt(fields, 'EventKey'))
    case 'template_card_event':
    case 'template_card_menu_event':
      return saying(chosen(fields), {
        responseCode: textAt(fields, 'ResponseCode'),
        taskId: textAt(fields, 'TaskId'),
        cardType: textAt(fields, 'CardType'),
      })
    case 'scancode_waitmsg':
      return saying(textAt(fields, 'ScanCodeInfo', 'ScanResult'))
    case 'location_select': {
      const [info] = elementsAt(fields, 'SendLocationInfo')
      if (!info) return null
      const place = placeIn(info)
      const heard = saying(wordsOf(place))
      return heard && { incoming: { ...heard.incoming, place }, kind: 'location', place, link: null }
    }
    default:
      return null
  }
}

/** The keys of what was ticked; of a card without anything to tick the key of its button. */
function chosen(fields: XmlElement): string {
  const ticked = elementsAt(fields, 'SelectedItems', 'SelectedItem').flatMap((item) =>
    textsAt(item, 'OptionIds', 'OptionId'),
  )
  const isForm = /^(vote|multiple)_interaction$/.test(textAt(fields, 'CardType'))
  return isForm && ticked.length > 0 ? ticked.join(' ') : [textAt(fields, 'EventKey'), ...ticked].join(' ').trim()
}

function placeIn(fields: XmlElement): Place {
  const degrees = (name: string) => Number(textAt(fields, name)) || 0
  const label = textAt(fields, 'Label') || textAt(fields, 'Poiname')
  return { latitude: degrees('Location_X'), longitude: degrees('Location_Y'), label }
}

const wordsOf = ({ label, latitude, longitude }: Place) => `${label}\n${latitude},${longitude}`.trim()

const said = (incoming: WecomIncoming): Said => ({ incoming, kind: 'text', place: null, link: null })
