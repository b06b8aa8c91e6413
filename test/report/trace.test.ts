import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Incoming } from '../../entities/message/incoming.ts'
import { Person, PersonChannel } from '../../entities/person/person.ts'
import { Photo } from '../../entities/report/photo.ts'
import { Report } from '../../entities/report/report.ts'
import { type Trace, traceOf } from '../../entities/report/trace.ts'
import { play, type Stage } from '../support/transcript.ts'
import { World } from '../support/world.ts'

const folder = join(import.meta.dirname, '../transcripts')
const conversations = readdirSync(folder).filter((name) =>
  /^(审核|溯源|统计|填报-(两个人报|照片|更正撤回|无变化|一句话)).*\.txt$/.test(name),
)
let traced = 0
let pictured = 0

/** Every row of the store back to the message it came from, whoever said it, and every picture to the message that brought it. */
async function walk(world: Stage): Promise<void> {
  const { db } = world.runtime
  const auditor = await db.findOneByOrFail(Person, { id: 'audit' })
  const addresses = await db.find(PersonChannel)
  // one trace tells of all reports of an asset and period
  const traces = new Map<string, Trace>()
  const stepsOf = async ({ assetId, period, receiptNo }: Report) => {
    const key = `${assetId}:${period}`
    const trace = traces.get(key) ?? (await traceOf(world.runtime, auditor, receiptNo))
    traces.set(key, trace)
    return trace.steps
  }
  for (const report of await db.find(Report)) {
    const steps = await stepsOf(report)
    const filed = steps.find((step) => step.receipt === report.receiptNo && step.way !== null)
    expect(filed, report.receiptNo).toMatchObject({ who: { id: report.senderId }, messageId: report.messageId })
    const said = steps.find((step) => step.kind === 'said' && step.messageId === report.messageId)
    const message = await db.findOneByOrFail(Incoming, { id: report.messageId! })
    expect(said?.who?.id, report.receiptNo).toBe(report.senderId)
    expect(addresses.find((one) => one.address === message.address)?.personId).toBe(report.senderId)
    if (report.supersedesId !== null) {
      const old = await db.findOneByOrFail(Report, { id: report.supersedesId })
      expect(filed?.replaces).toBe(old.receiptNo)
    }
    if (report.reviewedBy !== null)
      expect(steps.some((step) => step.receipt === report.receiptNo && step.who?.id === report.reviewedBy)).toBe(true)
    const times = steps.map((step) => step.at.getTime())
    expect(times).toEqual([...times].sort((a, b) => a - b))
    traced++
  }
  for (const photo of await db.find(Photo)) {
    if (photo.reportId === null) continue
    const report = await db.findOneByOrFail(Report, { id: photo.reportId })
    const steps = await stepsOf(report)
    const brought = steps.find((step) => step.photos.some(({ sha256 }) => sha256 === photo.sha256))
    expect(brought, report.receiptNo).toMatchObject({
      kind: 'said',
      messageId: photo.messageId,
      who: { id: photo.senderId },
    })
    pictured++
  }
}

describe('溯源', () => {
  test.each(conversations)('every figure and picture of %s is found back to message and person', async (name) => {
    const world = await World.open(/^\[(.+)\]$/m.exec(readFileSync(join(folder, name), 'utf8'))?.[1])
    await play(readFileSync(join(folder, name), 'utf8'), () =>
      Promise.resolve({
        runtime: world.runtime,
        heard: world.heard,
        say: (who, text, more) => world.say(who, text, more),
        at: (time) => world.at(time),
        stop: async () => {
          await walk(world)
          await world.stop()
        },
      }),
    )
  })

  test('the conversations hold enough to find', () => {
    expect(traced).toBeGreaterThan(40)
    expect(pictured).toBeGreaterThan(3)
  })

  test('who may not see the asset finds nothing, and words are masked', async () => {
    const world = await World.open()
    await world.say('cadre', '冷库三季度正常，租金7500，电话13812345678')
    await world.say('cadre', '对')
    const { receiptNo } = await world.runtime.db.findOneByOrFail(Report, { senderId: 'cadre' })
    for (const who of await world.runtime.db.find(Person)) {
      const found = await traceOf(world.runtime, who, receiptNo).then(
        (trace) => JSON.stringify(trace.steps.map((step) => step.text)),
        (error: unknown) => (error as { code: string }).code,
      )
      const isOwn = who.regionCode === '421024' || '421024102901'.startsWith(who.regionCode)
      if (isOwn && who.role !== 'keeper') expect(found, who.id).toContain('138****5678')
      else expect(found, who.id).toBe('report/not-found')
    }
    await world.stop()
  })
})
