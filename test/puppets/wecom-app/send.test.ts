import { FileBox } from 'file-box'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { WechatyBuilder } from 'wechaty'
import { PretendTime } from '../../support/wecom/pretendTime.ts'
import { type Office, openOffice, ready } from './office.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(100, 7)])
const uploads = () => office.platform.callsTo('/cgi-bin/media/upload')

describe('text', () => {
  test('longer than 2,048 bytes arrives whole, in order, in parts of whole characters', async () => {
    const text = Array.from({ length: 150 }, (_, at) => `第${at}处资产：运营正常，租金已到账。\n`).join('')
    const id = await office.puppet.messageSendText('ZhangShouTian', text)
    const { sent } = office.platform
    expect(sent.length).toBeGreaterThan(2)
    expect(sent.map(({ content }) => content).join('')).toBe(text)
    expect(await office.puppet.messageRawPayload(id)).toMatchObject({ text, parts: sent.map(({ msgid }) => msgid) })
  })

  test('two long ones to one member do not mix', async () => {
    const long = (mark: string) => `${mark.repeat(60)}\n`.repeat(30)
    await Promise.all(['a', 'b'].map((mark) => office.puppet.messageSendText('ZhangShouTian', long(mark))))
    const marks = office.platform.sent.map(({ content }) => content[0]).join('')
    expect(marks).toMatch(/^a+b+$/)
  })

  test('a part that fails stops what follows', async () => {
    office.platform.fail('/cgi-bin/message/send', { errcode: 45002 })
    await expect(office.puppet.messageSendText('ZhangShouTian', '字'.repeat(2_000))).rejects.toMatchObject({
      errcode: 45002,
    })
    expect(office.platform.sent).toEqual([])
  })

  test('said again with its key, it goes on with the part that failed; with another key or to another it is new', async () => {
    const text = Array.from({ length: 300 }, (_, at) => `第${at}处资产：运营正常。\n`).join('')
    office.platform.fail('/cgi-bin/message/send', { errcode: 45002 }, 1, 2)
    const say = (to = 'ZhangShouTian', key = 'k') => office.puppet.messageSendText(to, text, { key })
    await expect(say()).rejects.toMatchObject({ errcode: 45002 })
    const { sent } = office.platform
    expect(sent).toHaveLength(2)
    const id = await say()
    expect(sent.length).toBeGreaterThan(4)
    expect(sent.map(({ content }) => content).join('')).toBe(text)
    expect(await office.puppet.messageRawPayload(id)).toMatchObject({ parts: sent.map(({ msgid }) => msgid) })
    const parts = sent.length
    await say()
    expect(sent).toHaveLength(parts)
    await say('LiQingHe')
    await say('ZhangShouTian', 'other')
    expect(sent).toHaveLength(3 * parts)
  })

  test.each([
    ['a member nobody knows', 'Nobody', { errcode: 81013, retryable: false }],
    ['nothing to say', 'ZhangShouTian', { code: 'empty' }],
  ])('%s', async (_, to, error) => {
    const text = 'code' in error ? ' \n ' : '好'
    await expect(office.puppet.messageSendText(to, text)).rejects.toMatchObject(error)
  })

  test('a numeric userid is a member, a department says so', async () => {
    await office.puppet.messageSendText('12', '给王十二')
    await office.puppet.messageSendText('party:12', '给熊河镇')
    await office.puppet.sendMarkdown('tag:3', '**给标签**')
    expect(office.platform.sent.map(({ to }) => to)).toEqual(['12', 'party:12', 'tag:3'])
  })

  test('can be taken back, all of its parts', async () => {
    const id = await office.puppet.messageSendText('ZhangShouTian', '字'.repeat(1_500))
    expect(await office.puppet.messageRecall(id)).toBe(true)
    expect(office.platform.sent.every(({ recalled }) => recalled)).toBe(true)
  })
})

test('100 messages to one member: the platform drops none, the operator sees what waits', async () => {
  await office.close()
  const elapsed = new PretendTime()
  office = await openOffice({ elapsed })
  const all = Array.from({ length: 100 }, (_, at) => office.puppet.messageSendText('ZhangShouTian', `第${at}条`))
  // the clock of this test stands, the line is real: it moves only when nobody is on the line
  while (office.platform.sent.length < 25) await new Promise((resolve) => setImmediate(resolve))
  await elapsed.pass(0)
  expect(office.puppet.health().waiting).toMatchObject([{ to: 'user:zhangshoutian', count: 75 }])
  expect(office.host.logged.join('\n')).toContain('messages wait for the limit of a member')
  office.platform.messages.forgetArrivals()
  for (const upTo of [50, 75, 100]) {
    await elapsed.pass(61_000)
    while (office.platform.sent.length < upTo) await new Promise((resolve) => setImmediate(resolve))
    expect(office.platform.sent).toHaveLength(upTo)
    office.platform.messages.forgetArrivals()
  }
  await Promise.all(all)
  expect(office.platform.messages.dropped).toEqual([])
  expect(office.platform.sent.map(({ content }) => content)).toEqual(all.map((_, at) => `第${at}条`))
})

describe('files', () => {
  test.each([
    ['a picture', '照片.jpg', JPEG, 'image'],
    ['a picture with another name', 'x.bin', JPEG, 'image'],
    ['a table', '台账.xlsx', Buffer.from('PK\u0003\u0004 and more'), 'file'],
    ['a sound', 'v.amr', Buffer.from('#!AMR\n12345'), 'voice'],
    ['a film', 'v.mp4', Buffer.from('\0\0\0\u0018ftypmp42 and more'), 'video'],
    ['a picture too large for one', 'big.jpg', Buffer.concat([JPEG, Buffer.alloc(11 << 20)]), 'file'],
  ])('%s goes as what it is, under its name', async (_, name, bytes, kind) => {
    await office.puppet.messageSendFile('ZhangShouTian', FileBox.fromBuffer(bytes, name))
    const [message] = office.platform.sent
    expect(message?.msgtype).toBe(kind)
    expect(office.platform.media.get(String(message?.body.media_id))).toMatchObject({ name })
  })

  test('the same one is uploaded once, and again when the platform has forgotten it', async () => {
    const send = () => office.puppet.messageSendFile('ZhangShouTian', FileBox.fromBuffer(JPEG, 'a.jpg'))
    await Promise.all([send(), send(), send()])
    expect(uploads()).toHaveLength(1)
    office.platform.media.expireAll()
    await send()
    expect(uploads()).toHaveLength(2)
    expect(office.platform.sent).toHaveLength(4)
  })

  test.each([
    ['too small', Buffer.from('12345'), 'file-too-small'],
    ['too large', Buffer.alloc((20 << 20) + 1), 'file-too-large'],
  ])('%s is refused before it travels', async (_, bytes, code) => {
    await expect(office.puppet.messageSendFile('12', FileBox.fromBuffer(bytes, 'a'))).rejects.toMatchObject({ code })
    expect(uploads()).toEqual([])
  })

  test('what a member sent is fetched with its name; what is gone says so', async () => {
    const mediaId = office.platform.media.put('村里的台账.xlsx', 'application/octet-stream', JPEG)
    const ref = { name: '1', kind: 'file', source: { mediaId } } as const
    expect(await office.puppet.fetchMedia(ref)).toEqual({ name: '村里的台账.xlsx', bytes: JPEG })
    office.platform.media.expireAll()
    await expect(office.puppet.fetchMedia(ref)).rejects.toMatchObject({ errcode: 40007 })
  })
})

describe('cards', () => {
  const choices = [
    { label: '对', says: '确认' },
    { label: '不对', says: '更正' },
  ]

  test.each([
    ['short', '对吗？', [{ title: '对吗？', before: 0 }]],
    ['a head and more', `记下了：冷库\n${'字'.repeat(100)}`, [{ title: '记下了：冷库', before: 0 }]],
    ['a paragraph', '字'.repeat(100), [{ title: '请选择', before: 0 }]],
    ['too long for a card', '字'.repeat(1_000), [{ title: '请选择', before: 2 }]],
  ])('%s', async (_, text, [expected]) => {
    await office.close()
    office = await openOffice({ cardTitle: '请选择' })
    await office.puppet.sendChoices('ZhangShouTian', { key: 'k', text, choices })
    const { sent } = office.platform
    expect(sent).toHaveLength((expected?.before ?? 0) + 1)
    const card = sent.at(-1)?.body as { main_title: { title: string }; sub_title_text?: string } // ours
    expect(card.main_title.title).toBe(expected?.title)
    const shown = expected?.before
      ? sent
          .slice(0, -1)
          .map(({ content }) => content)
          .join('')
      : [card.main_title.title, card.sub_title_text].join('\n')
    expect(shown).toContain(text.split('\n').at(-1))
  })

  test('a card that failed goes without the text that was said before it', async () => {
    office.platform.fail('/cgi-bin/message/send', { errcode: -1 }, 9, 2)
    const ask = () => office.puppet.sendChoices('12', { key: 'k', text: '字'.repeat(1_000), choices })
    await expect(ask()).rejects.toMatchObject({ errcode: -1 })
    office.platform.forgetFaults()
    await ask()
    await ask()
    expect(office.platform.sent.map(({ msgtype }) => msgtype)).toEqual(['text', 'text', 'template_card'])
  })

  test('a file with a key is shown once', async () => {
    const file = FileBox.fromBuffer(JPEG, 'a.jpg')
    for (let at = 0; at < 2; at++) await office.puppet.messageSendFile('12', file, { key: 'k:1' })
    expect(office.platform.sent).toHaveLength(1)
  })

  test('the same question asked anew is another card, not a refusal', async () => {
    for (const key of ['k', 'l']) await office.puppet.sendChoices('12', { key, text: '对吗？', choices })
    expect(office.platform.sent).toHaveLength(2)
  })

  test('a group has no cards: only the text', async () => {
    const room = await office.puppet.roomCreate(['ZhangShouTian', 'LiQingHe'])
    await office.puppet.sendChoices(room, { key: 'k', text: '对吗？ 1 对 2 不对', choices })
    expect(office.platform.sent.at(-1)).toMatchObject({ msgtype: 'text', content: '对吗？ 1 对 2 不对' })
  })

  test.each([
    ['none', []],
    ['seven', Array.from({ length: 7 }, (_, at) => ({ label: `${at}`, says: `${at}` }))],
    ['one that says too much', [{ label: 'a', says: '字'.repeat(342) }]],
  ])('%s is refused', async (_, bad) => {
    await expect(office.puppet.sendChoices('12', { key: 'k', text: 'x', choices: bad })).rejects.toMatchObject({
      code: 'bad-choices',
    })
  })

  test('a card is changed with its response code, once', async () => {
    const card = {
      card_type: 'button_interaction',
      main_title: { title: 't' },
      task_id: 't1',
      button_list: [{ text: 'a', key: 'a' }],
    }
    const { responseCode } = await office.puppet.sendCard('ZhangShouTian', card)
    await office.puppet.updateCard(responseCode, ['ZhangShouTian'], { replaceName: '已收' })
    expect(office.platform.messages.updates).toMatchObject([
      { userids: ['ZhangShouTian'], button: { replace_name: '已收' } },
    ])
    await expect(
      office.puppet.updateCard(responseCode, ['ZhangShouTian'], { replaceName: '已收' }),
    ).rejects.toMatchObject({ errcode: 40058 })
  })
})

test('departments and members as plain lists, each member once', async () => {
  const { departments, members } = await office.puppet.directory()
  expect(departments).toEqual([
    { id: 1, name: '兴山县', parentId: 0, order: 1 },
    { id: 12, name: '熊河镇', parentId: 1, order: 2 },
  ])
  expect(members).toHaveLength(3)
  expect(members).toContainEqual({
    userid: 'LiQingHe',
    name: '李青禾',
    departments: [1, 12],
    position: '乡镇专干',
    status: 1,
  })
})

test('the menu', async () => {
  await office.puppet.setMenu([
    { label: '任务', says: '我的任务' },
    {
      label: '更多',
      buttons: [
        { label: '帮助', says: '帮助' },
        { label: '网页', url: 'https://example.com' },
      ],
    },
  ])
  expect(office.platform.menu).toEqual({
    button: [
      { type: 'click', name: '任务', key: '我的任务' },
      {
        name: '更多',
        sub_button: [
          { type: 'click', name: '帮助', key: '帮助' },
          { type: 'view', name: '网页', url: 'https://example.com' },
        ],
      },
    ],
  })
  await expect(office.puppet.setMenu([{ label: '六个字的菜单', says: 'x' }])).rejects.toMatchObject({
    code: 'bad-menu',
  })
  await office.puppet.removeMenu()
  expect(office.platform.menu).toBeNull()
})

describe('with Wechaty on top', () => {
  test('it says something to a member and in a group it has made, and calls somebody there', async () => {
    const bot = WechatyBuilder.build({ puppet: office.puppet })
    // Wechaty reads a changed group anew beside us, perhaps after the end
    bot.on('error', () => {})
    const isReady = ready(office.puppet)
    await bot.start()
    await isReady
    const [zhang, li] = await Promise.all(['ZhangShouTian', 'LiQingHe'].map((id) => bot.Contact.find({ id })))
    if (!zhang || !li) throw new Error('members were not found')
    expect(zhang.name()).toBe('张守田')
    const said = await zhang.say('您好')
    expect(said && said.text()).toBe('您好')
    const room = await bot.Room.create([zhang, li], '熊河镇')
    await room.sync()
    expect(await room.topic()).toBe('熊河镇')
    expect(await room.memberAll()).toHaveLength(2)
    await room.say('请看一下', li)
    expect(office.platform.sent.at(-1)).toMatchObject({ content: '请看一下', body: { mentioned_list: ['LiQingHe'] } })
    await room.topic('新名')
    expect([...office.platform.groups.values()][0]?.name).toBe('新名')
    await bot.stop()
  })

  test('while names cannot be had a member can still be answered', async () => {
    const bot = WechatyBuilder.build({ puppet: office.puppet })
    await bot.start()
    office.platform.fail('/cgi-bin/user/get', { errcode: 60011 }, 9)
    const zhang = await bot.Contact.find({ id: 'ZhangShouTian' })
    await zhang?.say('您好')
    expect(office.platform.sent.at(-1)).toMatchObject({ to: 'ZhangShouTian', content: '您好' })
    const nobody = await bot.Contact.find({ id: 'Nobody' })
    await expect(nobody?.say('您好')).rejects.toMatchObject({ errcode: 81013 })
    await bot.stop()
  })
})
