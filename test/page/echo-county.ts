/** The simulator without the product behind it: the real puppet, Wechaty, routes and page over a memory that forgets, and a bot that knows six answers. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Koa from 'koa'
import { type Message, WechatyBuilder } from 'wechaty'
import { simulatorRoutes } from '../../api/routes/simulator.ts'
import { PuppetSimulator, type SimulatorPerson } from '../../bot/puppets/simulator/index.ts'
import { MemoryHost } from '../puppets/simulator/memory-host.ts'

const ANSWERS: Array<[RegExp, string]> = [
  [
    /开会/,
    '要开。以租赁等方式处分村集体财产，须经村民会议讨论决定，也可由它授权村民代表会议。\n依据：《村民委员会组织法》第二十四、二十五条',
  ],
  [/大棚.*两千/, '是哪一个？ 1 东边大棚（1 号） 2 西边大棚（2 号） 3 两个各两千'],
  [/^2$/, '记下了：2 号蔬菜大棚，三季度，正常，租金到账 2,000.00 元。回执 H20261008-021。'],
  [
    /光伏/,
    '记下了：荆干村光伏电站，2026 年三季度，正常，到账 32,000.00 元，照片 2 张。\n回执 H20261008-017。有错回“更正”。三季度还差：帮扶车间、冷库。',
  ],
  [/名单/, '熊河镇三季度应报 67 处，已报 61，逾期 6 处。名单在表里。'],
]

export interface EchoCounty {
  url: string
  host: MemoryHost
  puppet: PuppetSimulator
  clock: { now: Date }
  close(): Promise<void>
}

export async function openEchoCounty(people?: SimulatorPerson[], port = 0): Promise<EchoCounty> {
  const host = new MemoryHost(people)
  const puppet = new PuppetSimulator(host, { botName: '管护助手' })
  const bot = WechatyBuilder.build({ puppet })
  bot.on('message', (message) => void answer(message))
  async function answer(message: Message) {
    const { id: person } = message.talker()
    const text = ANSWERS.find(([asked]) => asked.test(message.text()))?.[1] ?? `收到：${message.text() || '没有文字'}`
    await puppet.sendKeyed(person, { text, key: `answer-${message.id}` })
    if (!/名单/.test(message.text())) return
    const file = await host.storeFile({
      name: '熊河镇三季度未报名单.xlsx',
      contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      bytes: Buffer.alloc(18_400, 1),
    })
    if (!('refused' in file)) await puppet.sendKeyed(person, { files: [file], key: `list-${message.id}` })
  }
  await bot.start()

  const app = new Koa()
  app.use(
    simulatorRoutes({
      channel: puppet,
      host,
      storeFile: (upload) => host.storeFile(upload),
      openFile: (id) => host.openFile(id),
      clock: {
        read: () => host.clock,
        set: async (to) => {
          host.clock = to
        },
      },
    }).routes(),
  )
  const handle = app.callback()
  const server = createServer((request, response) => void handle(request, response))
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const { port: actual } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${actual}`,
    host,
    puppet,
    clock: {
      get now() {
        return host.clock
      },
      set now(to) {
        host.clock = to
      },
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await bot.stop()
    },
  }
}
