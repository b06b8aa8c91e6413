import { describe, expect, it } from 'vitest'
import { isWorkday } from '../../entities/base/calendar.ts'
import { local } from '../../entities/base/clock.ts'
import type { SettingValue } from '../../entities/base/runtime.ts'
import { dueDay, kindOf, lastEnded, periodsToOpen } from '../../entities/report/due.ts'
import { ladderOf } from '../../entities/reminder/rungs.ts'
import { Settings } from '../../entities/settings/settings.ts'

const settings = new Settings()
/** The county decided otherwise. */
const decided = (values: Record<string, SettingValue>) => ({
  value: <T extends SettingValue>(key: string) => (values[key] ?? settings.value(key)) as T,
  changed: (key: string) => key in values,
})
const ladder = (period: string, by = settings as Pick<Settings, 'value' | 'changed'>) =>
  ladderOf(period, dueDay(period, by), by).map(
    ({ rung, dueAt }) => `${rung} ${local(dueAt).format('YYYY-MM-DD HH:mm')}`,
  )

describe('a quarter is owed from the day after its last day', () => {
  it.each([
    ['2026-09-30', '2026Q2'],
    ['2026-10-01', '2026Q3'],
    ['2026-12-31', '2026Q3'],
    ['2027-01-01', '2026Q4'],
    ['2027-03-31', '2026Q4'],
    ['2027-04-01', '2027Q1'],
  ])('on %s the quarter owed is %s', (day, period) => expect(lastEnded('quarter', day)).toBe(period))
})

describe('a year is owed from 1 January of the next', () => {
  it.each([
    ['2026-12-31', '2025'],
    ['2027-01-01', '2026'],
    ['2027-12-31', '2026'],
  ])('on %s the year owed is %s', (day, period) => expect(lastEnded('year', day)).toBe(period))
})

describe('every period is opened once, and none is left out after a long stop', () => {
  it.each([
    ['a new installation begins with the newest period', 'quarter' as const, null, '2026-11-22', ['2026Q3']],
    ['nothing new within the quarter', 'quarter' as const, '2026Q3', '2026-12-31', []],
    ['the next on its first day', 'quarter' as const, '2026Q3', '2027-01-01', ['2026Q4']],
    ['three quarters of standstill', 'quarter' as const, '2026Q1', '2027-01-10', ['2026Q2', '2026Q3', '2026Q4']],
    ['the year with the new year', 'year' as const, '2025', '2027-01-01', ['2026']],
  ])('%s', (_, kind, last, day, periods) => expect(periodsToOpen(kind, last, day)).toEqual(periods))
})

describe('due on day 10 after the quarter, on 31 January after the year, unless the county decides otherwise', () => {
  it.each([
    ['2026Q3', {}, '2026-10-10'],
    ['2026Q4', {}, '2027-01-10'],
    ['2026', {}, '2027-01-31'],
    ['2026Q4', { 'report.quarter.dueDay': 15 }, '2027-01-15'],
    ['2026', { 'report.income.due': '02-28' }, '2027-02-28'],
  ])('%s with %o is due on %s', (period, values, day) => expect(dueDay(period, decided(values))).toBe(day))
})

it('half-years and running totals are owed by nobody', () =>
  expect(['2026Q3', '2026', '2026H1', '2026YTD'].map(kindOf)).toEqual(['quarter', 'year', null, null]))

describe('the ladder: five days before, one, three, seven and fifteen days after; what falls on a day off goes out on the next workday', () => {
  it('third quarter 2026, with the National Day holiday until 7 October', () =>
    expect(ladder('2026Q3')).toEqual([
      'hint 2026-10-08 09:00', // 5 October is a holiday
      'village 2026-10-12 09:00', // 11 October is a Sunday
      'town 2026-10-13 09:00',
      'lead 2026-10-19 09:00', // a Saturday
      'county 2026-10-26 09:00', // a Sunday
    ]))

  it('income of 2025, with the Spring Festival of 2026 from 15 to 23 February', () =>
    expect(ladder('2025')).toEqual([
      'hint 2026-01-26 09:00',
      'village 2026-02-02 09:00',
      'town 2026-02-03 09:00',
      'lead 2026-02-09 09:00',
      'county 2026-02-24 09:00', // 15 February is the first day of the holiday
    ]))

  it('income of 2028: the Spring Festival of 2029, known from the regulation alone', () =>
    expect(ladder('2028')).toEqual([
      'hint 2029-01-26 09:00',
      'village 2029-02-01 09:00',
      'town 2029-02-05 09:00',
      'lead 2029-02-07 09:00',
      'county 2029-02-20 09:00', // 15 February lies in the holiday
    ]))

  it('a hint that would come after the day goes out before the holiday instead', () => {
    expect(ladder('2025', decided({ 'report.income.due': '02-20' }))[0]).toBe('hint 2026-02-14 09:00') // 15 to 23 February are off
    expect(ladder('2026Q3', decided({ 'report.quarter.dueDay': 5 }))[0]).toBe('hint 2026-10-08 09:00') // not before the quarter is over
  })

  it('the county sends at its own hour, and never inside the quiet hours', () => {
    expect(ladder('2026Q3', decided({ 'remind.sendAt': '10:30' }))[0]).toBe('hint 2026-10-08 10:30')
    expect(ladder('2026Q3', decided({ 'remind.sendAt': '22:00' }))[0]).toBe('hint 2026-10-08 07:30')
  })

  it('in ten years no rung falls on a day off or comes before an earlier one', () => {
    for (let year = 2026; year <= 2036; year++) {
      for (const period of [`${year}Q1`, `${year}Q2`, `${year}Q3`, `${year}Q4`, `${year}`]) {
        const days = ladder(period).map((step) => step.split(' ')[1]!)
        expect(days.every(isWorkday)).toBe(true)
        expect([...days].sort()).toEqual(days)
      }
    }
  })
})
