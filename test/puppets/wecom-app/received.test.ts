import { describe, expect, test } from 'vitest'
import { parseXml } from '../../../bot/puppets/wecom/envelope.ts'
import { readInner } from '../../../bot/puppets/wecom-app/index.ts'
import { innerXml, RAW } from '../../support/wecom/qyapiDeliver.ts'

const now = new Date('2026-10-08T09:12:00+08:00')
const common = { ToUserName: 'ww1', FromUserName: 'LiQingHe', CreateTime: '1790000000', AgentID: '1000002' }
const read = (fields: Record<string, string>) => readInner(parseXml(innerXml({ ...common, ...fields })), now)
const message = (MsgType: string, fields: Record<string, string> = {}) =>
  read({ MsgType, MsgId: '4561255354251345929', ...fields })
const event = (Event: string, fields: Record<string, string> = {}) => read({ MsgType: 'event', Event, ...fields })

test.each([
  [
    'text',
    { Content: '  第一行\n第二行 <b>&amp; ]]> ' },
    { kind: 'text', incoming: { text: expect.stringContaining('第一行\n第二行 <b>&amp;') } },
  ],
  [
    'image',
    { PicUrl: 'http://x', MediaId: 'm1' },
    {
      kind: 'image',
      incoming: { text: '', media: [{ name: '4561255354251345929.jpg', kind: 'image', source: { mediaId: 'm1' } }] },
    },
  ],
  [
    'voice',
    { MediaId: 'm2', Format: 'amr' },
    { kind: 'voice', incoming: { media: [{ kind: 'voice', source: { mediaId: 'm2' } }] } },
  ],
  [
    'video',
    { MediaId: 'm3', ThumbMediaId: 't' },
    { kind: 'video', incoming: { media: [{ kind: 'video', source: { mediaId: 'm3' } }] } },
  ],
  [
    'file',
    { MediaId: 'm4', FileName: '台账.xlsx' },
    { kind: 'file', incoming: { media: [{ name: '台账.xlsx', kind: 'file' }] } },
  ],
  ['something_new', { MediaId: 'm5' }, { kind: 'file', incoming: { media: [{ source: { mediaId: 'm5' } }] } }],
  ['something_new', {}, { kind: 'unknown', incoming: { text: '', media: [] } }],
  [
    'location',
    { Location_X: '31.2', Location_Y: '110.7', Scale: '16', Label: '荆干村' },
    {
      kind: 'location',
      place: { latitude: 31.2, longitude: 110.7, label: '荆干村' },
      incoming: { text: '荆干村\n31.2,110.7' },
    },
  ],
  [
    'link',
    { Title: '公告', Description: 'd', Url: 'https://x/y', PicUrl: 'p' },
    { kind: 'link', link: { url: 'https://x/y' }, incoming: { text: '公告\nhttps://x/y' } },
  ],
])('a %s message %#', (type, fields, said) => {
  expect(message(type, fields)).toMatchObject({
    said: {
      ...said,
      incoming: { key: '1000002|LiQingHe|4561255354251345929', from: 'LiQingHe', room: null, ...said.incoming },
    },
  })
})

const item = (key: string, ...ids: string[]) =>
  `<SelectedItem><QuestionKey>${key}</QuestionKey><OptionIds>${ids.map((id) => `<OptionId><![CDATA[${id}]]></OptionId>`).join('')}</OptionIds></SelectedItem>`

describe('what somebody does says something', () => {
  test.each([
    ['click', { EventKey: '我的任务' }, '我的任务'],
    ['taskcard_click', { EventKey: '收下', TaskId: 't1' }, '收下'],
    [
      'template_card_event',
      { EventKey: '确认 12', TaskId: 't1', CardType: 'button_interaction', ResponseCode: 'c' },
      '确认 12',
    ],
    [
      'template_card_menu_event',
      { EventKey: '不再提醒', TaskId: 't1', CardType: 'text_notice', ResponseCode: 'c' },
      '不再提醒',
    ],
    [
      'template_card_event',
      { EventKey: '提交', CardType: 'vote_interaction', SelectedItems: `${RAW}${item('q', '冷库', '车间')}` },
      '冷库 车间',
    ],
    [
      'template_card_event',
      { EventKey: '提交', CardType: 'multiple_interaction', SelectedItems: `${RAW}${item('q', 'a')}${item('r', 'b')}` },
      'a b',
    ],
    [
      'template_card_event',
      { EventKey: '收', CardType: 'button_interaction', SelectedItems: `${RAW}${item('q', '一季度')}` },
      '收 一季度',
    ],
    [
      'scancode_waitmsg',
      { EventKey: 'scan', ScanCodeInfo: `${RAW}<ScanType>qrcode</ScanType><ScanResult>ZC-001</ScanResult>` },
      'ZC-001',
    ],
    [
      'location_select',
      {
        EventKey: 'place',
        SendLocationInfo: `${RAW}<Location_X>31</Location_X><Location_Y>110</Location_Y><Label>村委会</Label>`,
      },
      '村委会\n31,110',
    ],
  ])('%s %#', (name, fields, text) => {
    expect(event(name, fields as Record<string, string>)).toMatchObject({
      said: { incoming: { text, from: 'LiQingHe' } },
    })
  })

  test('a click on a card brings what changing it needs', () => {
    expect(
      event('template_card_event', { EventKey: 'x', TaskId: 't', CardType: 'button_interaction', ResponseCode: 'c' }),
    ).toMatchObject({
      said: { incoming: { reply: { responseCode: 'c', taskId: 't', cardType: 'button_interaction' } } },
    })
  })
})

test.each([
  ['subscribe', {}],
  ['unsubscribe', {}],
  ['enter_agent', { EventKey: '' }],
  ['LOCATION', { Latitude: '31', Longitude: '110', Precision: '60' }],
  ['view', { EventKey: 'https://x' }],
  ['view_miniprogram', { EventKey: 'p' }],
  ['scancode_push', { EventKey: 's' }],
  ['pic_sysphoto', { EventKey: 'p', SendPicsInfo: `${RAW}<Count>1</Count>` }],
  ['pic_photo_or_album', {}],
  ['pic_weixin', {}],
  ['batch_job_result', { BatchJob: `${RAW}<JobId>j</JobId>` }],
  ['change_contact', { ChangeType: 'create_user', UserID: 'new' }],
  ['open_approval_change', { ApprovalInfo: `${RAW}<SpNo>1</SpNo>` }],
  ['share_agent_change', {}],
  ['inactive_alert', {}],
  ['low_active', {}],
  ['kf_msg_or_event', { Token: 't', OpenKfId: 'k' }],
  ['never_heard_of', {}],
  ['click', { EventKey: '' }],
])('%s is an event and nobody said it', (name, fields) => {
  expect(event(name, fields as Record<string, string>)).toMatchObject({
    event: { event: name, at: '2026-09-21T14:13:20.000Z' },
  })
})

test('a hundred members changed in one second are a hundred events', () => {
  const keys = Array.from({ length: 100 }, (_, at) => {
    const found = event('change_contact', { FromUserName: 'sys', ChangeType: 'update_user', UserID: `u${at}` })
    return 'event' in found ? found.event.key : ''
  })
  expect(new Set(keys).size).toBe(100)
})

test.each(['', 'never', '-5', '99999999999999999999'])('a time of "%s" is now', (CreateTime) => {
  expect(read({ MsgType: 'text', MsgId: '1', Content: 'x', CreateTime })).toMatchObject({
    said: { incoming: { at: now.toISOString() } },
  })
})
