import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localDate } from '../../entities/base/clock.ts'
import { actOnNotice, type NoticeAct } from '../../entities/notice/act.ts'
import { countedBy, countedUntil, dueOn } from '../../entities/notice/count.ts'
import type { Notice } from '../../entities/notice/notice.ts'
import { dueNotices, isComplete, noticeSeen, openNotices, photosOfNotice } from '../../entities/notice/notices.ts'
import { answerObjection, hearObjection, objectionsOf } from '../../entities/notice/objections.ts'
import { openNotice } from '../../entities/notice/open.ts'
import { Person } from '../../entities/person/person.ts'
import { Audit } from '../../entities/base/audit.ts'
import { JINGGAN } from '../support/people.ts'
import { moment, World } from '../support/world.ts'

describe('公示期 - natural days: the day it goes up does not count', () => {
  test.each`
    days  | counted | posted          | full
    ${7}  | ${0}    | ${'2026-10-01'} | ${'2026-10-08'}
    ${7}  | ${3}    | ${'2026-10-06'} | ${'2026-10-10'}
    ${15} | ${0}    | ${'2026-12-25'} | ${'2027-01-09'}
    ${5}  | ${0}    | ${'2028-02-26'} | ${'2028-03-02'}
    ${7}  | ${7}    | ${'2026-10-08'} | ${'2026-10-08'}
  `('$days days, $counted counted, put up on $posted: full on $full', ({ days, counted, posted, full }) => {
    expect(dueOn({ days, countedDays: counted, postedOn: posted })).toBe(full)
  })

  test.each`
    posted          | lost            | counted | sentence
    ${'2026-10-01'} | ${'2026-10-05'} | ${3}    | ${'2, 3 and 4 October counted; the 5th, on which it was gone, does not'}
    ${'2026-10-01'} | ${'2026-10-02'} | ${0}    | ${'gone the next day: nothing counted'}
    ${'2026-10-01'} | ${'2026-10-01'} | ${0}    | ${'gone the same day: nothing counted'}
    ${'2026-10-01'} | ${'2026-10-20'} | ${7}    | ${'never more than required'}
  `('put up $posted, gone $lost: $sentence', ({ posted, lost, counted }) => {
    expect(countedUntil({ days: 7, countedDays: 0, postedOn: posted }, lost)).toBe(counted)
  })

  test('by the evening of the seventh day seven have counted', () => {
    const hanging = { days: 7, countedDays: 0, postedOn: '2026-10-01' }
    expect(['2026-10-01', '2026-10-02', '2026-10-08', '2026-10-30'].map((day) => countedBy(hanging, day))).toEqual([
      0, 1, 7, 7,
    ])
  })
})

const PICTURE = 'a'.repeat(64)

describe('一个公示', () => {
  let world: World
  let notice: Notice
  beforeAll(async () => {
    world = await World.open('2026-10-01 09:00')
  })
  afterAll(() => world.stop())

  const who = (id: string) => world.runtime.db.findOneByOrFail(Person, { id })
  const open = async (by = 'cadre') => {
    const person = await who(by)
    notice = await world.runtime.write((tx) =>
      openNotice(tx, person, { kind: 'registration', villageCode: JINGGAN, title: '冷库确权' }),
    )
    return notice
  }
  const act = async (step: NoticeAct['step'], more: Partial<NoticeAct> = {}, by = 'cadre') => {
    const person = await who(by)
    notice = await world.runtime.write((tx) => actOnNotice(tx, person, { noticeId: notice.id, step, ...more }))
    return notice
  }
  const on = (day: string) => world.clock.set(moment(`${day} 10:00`))
  const refusal = (doing: Promise<unknown>) =>
    doing.then(
      () => 'nothing stopped it',
      (error: { code?: string }) => error.code,
    )
  const started = async (day = '2026-10-01') => {
    on(day)
    await open()
    return act('start', { place: '村部公示栏', photos: [PICTURE] })
  }

  test('it asks for as many days as the setting says, and keeps that number', async () => {
    expect(await open()).toMatchObject({ state: 'waiting', days: 7, dueOn: null })
  })

  test.each([
    ['to start, the place is needed', 'start', { photos: [PICTURE] }, 'notice/needs-place'],
    ['to start, a picture is needed', 'start', { place: '村部' }, 'notice/needs-photo'],
    ['what does not hang cannot end', 'end', { photos: [PICTURE], witness: '王五' }, 'notice/not-now'],
    ['what does not hang cannot be interrupted', 'interrupt', { reason: '下雨' }, 'notice/not-now'],
    [
      'it cannot have been put up tomorrow',
      'start',
      { day: '2026-10-02', place: '村部', photos: [PICTURE] },
      'notice/day',
    ],
    ['cancelling says why', 'cancel', {}, 'notice/needs-reason'],
    ['what somebody else moved on is not acted on unseen', 'start', { seen: 9 }, 'notice/changed-meanwhile'],
  ] as [string, NoticeAct['step'], Partial<NoticeAct>, string][])('%s', async (_, step, more, code) => {
    on('2026-10-01')
    await open()
    expect(await refusal(act(step, more))).toBe(code)
    expect((await noticeSeen(world.runtime, await who('cadre'), notice.code))?.version).toBe(1)
  })

  test.each([
    ['before its days are full', '2026-10-07', { photos: [PICTURE], witness: '王五' }, 'notice/not-due'],
    ['without a picture of the end', '2026-10-08', { witness: '王五' }, 'notice/needs-photo'],
    ['without a witness', '2026-10-08', { photos: [PICTURE] }, 'notice/needs-witness'],
  ])('it does not end %s', async (_, day, more, code) => {
    await started()
    on(day)
    expect(await refusal(act('end', more))).toBe(code)
  })

  test('it does not end while an objection has no answer; with it, it does, and both stay', async () => {
    await started()
    const [cadre, squad] = [await who('cadre'), await who('squad')]
    const heard = await world.runtime.write((tx) =>
      hearObjection(tx, squad, { noticeId: notice.id, words: '冷库有我家一份地' }),
    )
    on('2026-10-08')
    const end = { photos: [PICTURE], witness: '王五' }
    expect(await refusal(act('end', end))).toBe('notice/objection-open')
    await world.runtime.write((tx) => answerObjection(tx, cadre, { objectionId: heard.id, answer: '地租另算，已说清' }))
    expect(await act('end', end)).toMatchObject({ state: 'ended', endedOn: '2026-10-08', witness: '王五' })
    expect(await isComplete(world.runtime, notice)).toBe(true)
    expect(await objectionsOf(world.runtime, notice.id)).toMatchObject([
      { words: '冷库有我家一份地', answer: '地租另算，已说清' },
    ])
    const again = world.runtime.write((tx) => answerObjection(tx, cadre, { objectionId: heard.id, answer: '别的' }))
    expect(await refusal(again)).toBe('notice/objection-answered')
  })

  test('torn off on the fifth, put up again on the sixth: the four missing days are made up', async () => {
    await started()
    on('2026-10-05')
    expect(await act('interrupt', { reason: '大风刮掉' })).toMatchObject({ state: 'interrupted', countedDays: 3 })
    on('2026-10-06')
    expect(await act('repost', { photos: ['b'.repeat(64)] })).toMatchObject({
      state: 'running',
      postedOn: '2026-10-06',
      startedOn: '2026-10-01',
      dueOn: '2026-10-10',
    })
    on('2026-10-09')
    expect(await refusal(act('end', { photos: [PICTURE], witness: '王五' }))).toBe('notice/not-due')
    on('2026-10-10')
    await act('end', { photos: ['c'.repeat(64)], witness: '王五' })
    expect((await photosOfNotice(world.runtime, notice.id)).map(({ moment }) => moment)).toEqual([
      'start',
      'repost',
      'end',
    ])
    const history = await world.runtime.db.findBy(Audit, { subject: 'notice', subjectId: String(notice.id) })
    expect(history.map(({ action }) => action)).toEqual(['open', 'start', 'interrupt', 'repost', 'end'])
  })

  test.each([
    ['the village', 'cadre', undefined],
    ['its town', 'town', undefined],
    ['the county', 'duty', undefined],
    ['the keeper does not post', 'keeper', 'notice/not-found'],
    ['the squad does not post', 'squad', 'person/forbidden'],
    ['another village does not even see it', 'neighbour', 'notice/not-found'],
    ['another town does not even see it', 'town2', 'notice/not-found'],
    ['the audit only looks', 'audit', 'person/forbidden'],
  ])('who posts: %s', async (_, by, code) => {
    on('2026-10-01')
    await open()
    const done = act('start', { place: '村部', photos: [PICTURE] }, by)
    if (code === undefined) expect(await done).toMatchObject({ state: 'running' })
    else expect(await refusal(done)).toBe(code)
  })

  test('what is full is a row that jobs can ask for', async () => {
    await started()
    const mine = async (day: string) => (await dueNotices(world.runtime, day)).map(({ code }) => code)
    expect(await mine('2026-10-07')).not.toContain(notice.code)
    expect(await mine('2026-10-08')).toContain(notice.code)
    expect((await openNotices(world.runtime, await who('town'))).map(({ code }) => code)).toContain(notice.code)
    expect(await openNotices(world.runtime, await who('far'))).toEqual([])
    expect(localDate(world.clock.now())).toBe('2026-10-01')
  })
})
