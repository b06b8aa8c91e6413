import { describe, expect, it } from 'vitest'
import {
  afterQuiet,
  isWorkday,
  nextPeriod,
  nextSendable,
  periodBounds,
  periodOf,
  previousPeriod,
} from '../../entities/base/calendar.ts'
import { instant, local } from '../../entities/base/clock.ts'
import { Settings } from '../../entities/settings/settings.ts'
import { periodName } from '../../entities/texts/period.ts'

const settings = new Settings()
const text = (at: Date) => local(at).format('YYYY-MM-DD HH:mm')

describe('quarters run January to March, April to June, July to September, October to December', () => {
  it.each([
    ['2026-01-01', '2026Q1'],
    ['2026-03-31', '2026Q1'],
    ['2026-04-01', '2026Q2'],
    ['2026-09-30', '2026Q3'],
    ['2026-10-01', '2026Q4'],
    ['2026-12-31', '2026Q4'],
  ])('%s lies in %s', (day, period) => expect(periodOf(day)).toBe(period))

  it.each([
    ['2026Q1', '2026-01-01', '2026-03-31'],
    ['2026Q4', '2026-10-01', '2026-12-31'],
    ['2028Q1', '2028-01-01', '2028-03-31'],
    ['2026', '2026-01-01', '2026-12-31'],
  ])('%s is %s to %s', (period, from, to) => expect(periodBounds(period)).toEqual({ from, to }))

  it('the quarter before the first is the fourth of the year before', () =>
    expect([previousPeriod('2027Q1'), nextPeriod('2026Q4'), previousPeriod('2027'), nextPeriod('2026')]).toEqual([
      '2026Q4',
      '2027Q1',
      '2026',
      '2027',
    ]))
  it('a period has a name', () =>
    expect([periodName('2026Q3'), periodName('2026')]).toEqual(['2026 年三季度', '2026 年']))
})

describe('workdays follow the published holidays, weekends that make up for them included', () => {
  it.each([
    ['2026-10-01', false, 'National Day'],
    ['2026-10-07', false, 'last day of the holiday'],
    ['2026-10-08', true, 'first day after it'],
    ['2026-10-10', true, 'a Saturday worked in exchange'],
    ['2026-10-11', false, 'an ordinary Sunday'],
    ['2026-02-14', true, 'the Saturday before the Spring Festival, worked'],
    ['2026-02-23', false, 'last day of the Spring Festival'],
    ['2026-02-24', true, 'back to work'],
  ])('%s is a workday: %s (%s)', (day, workday) => expect(isWorkday(day)).toBe(workday))
})

describe('a year whose holidays are not announced yet: weekdays less what the regulation fixes', () => {
  it.each([
    ['2029-02-12', false, 'eve of the Spring Festival'],
    ['2029-02-19', false, 'its eighth day'],
    ['2029-02-20', true, 'the day after'],
    ['2029-04-04', false, 'Qingming'],
    ['2029-05-04', false, 'Labour Day'],
    ['2029-10-05', false, 'National Day'],
    ['2029-10-08', true, 'Monday after National Day'],
    ['2029-11-03', false, 'a Saturday'],
    ['2045-10-03', false, 'beyond the table of lunar days: the fixed ones still'],
    ['2045-11-01', true, 'and weekdays'],
  ])('%s is a workday: %s (%s)', (day, workday) => expect(isWorkday(day)).toBe(workday))
})

describe('nothing goes out by itself between 21:00 and 07:30, on weekends or on holidays', () => {
  it.each([
    ['2026-10-08 09:00', '2026-10-08 09:00'],
    ['2026-10-08 20:59', '2026-10-08 20:59'],
    ['2026-10-08 21:00', '2026-10-09 09:00'],
    ['2026-10-08 07:29', '2026-10-08 09:00'],
    ['2026-10-08 07:30', '2026-10-08 07:30'],
    ['2026-09-30 23:00', '2026-10-08 09:00'],
    ['2026-10-10 10:00', '2026-10-10 10:00'],
    ['2026-10-17 10:00', '2026-10-19 09:00'],
  ])('from %s on the first moment is %s', (at, expected) => {
    const [day, time] = at.split(' ')
    expect(text(nextSendable(instant(day!, time), settings))).toBe(expected)
  })

  it.each([
    ['2026-10-17 10:00', '2026-10-17 10:00'],
    ['2026-10-08 22:15', '2026-10-09 07:30'],
    ['2026-10-09 03:00', '2026-10-09 07:30'],
  ])('a person may press on a holiday, but at night it waits: %s becomes %s', (at, expected) => {
    const [day, time] = at.split(' ')
    expect(text(afterQuiet(instant(day!, time), settings))).toBe(expected)
  })
})
