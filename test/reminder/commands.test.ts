import { afterAll, beforeAll, expect, it } from 'vitest'
import { Person } from '../../entities/person/person.ts'
import { World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await World.open('2026-09-20 09:00')
  for (const at of ['2026-09-20 09:00', '2026-10-01 00:05', '2026-10-14 10:00']) await world.at(at)
})
afterAll(() => world.stop())

const said: [who: string, text: string][] = [
  ['cadre', '我的任务'],
  ['keeper', '我的任务'],
  ['town', '我的任务'],
  ['duty', '我的任务'],
  ['audit', '我的任务'],
  ['town', '名单'],
  ['duty', '名单 熊河镇'],
  ['cadre', '名单'],
  ['cadre', '催'],
  ['town', '催 荆干村'],
  ['town', '催一下'],
  ['town', '催'],
  ['town', '催 洪湖村'],
  ['town', '催 月亮村'],
  ['duty', '催'],
  ['town', '暂停提醒 荆干村 到 12月1日'],
  ['town', '暂停提醒 荆干村 7天'],
  ['town', '暂停提醒'],
  ['town', '暂停提醒 到 10月1日以前'],
  ['town', '恢复提醒'],
  ['town', '恢复提醒'],
  ['cadre', '暂停提醒'],
  ['cadre', '请假'],
  ['cadre', '请假 11月25日到11月30日 代理 王邻水'],
  ['cadre', '请假 11月25日到11月30日 代理 赵远道'],
  ['cadre', '我请假3天，邻湖村王邻水代'],
  ['cadre', '销假'],
  ['cadre', '销假'],
]

it('what people ask of the reminders, as it reads', async () => {
  const names = new Map((await world.runtime.db.find(Person)).map((p) => [p.id, p.name]))
  for (const id of names.keys()) world.told(id)
  const lines: string[] = []
  for (const [who, text] of said) {
    lines.push('', `${names.get(who)}: ${text}`)
    for (const answer of await world.say(who, text)) lines.push(`机器人: ${answer}`)
    world.told(who)
    for (const [id, name] of names) for (const news of world.told(id)) lines.push(`机器人 → ${name}: ${news}`)
  }
  await expect(`${lines.join('\n').trim()}\n`).toMatchFileSnapshot('./commands.transcript.txt')
})
