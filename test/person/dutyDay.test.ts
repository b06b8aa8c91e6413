import { expect, test } from 'vitest'
import { instant } from '../../entities/base/clock.ts'
import { weekdayOf } from '../../entities/person/duty.ts'
import { readDutyDay } from '../../entities/person/dutyDay.ts'

test.each`
  said            | day
  ${'周三'}       | ${'W3'}
  ${'星期天'}     | ${'W7'}
  ${'礼拜一'}     | ${'W1'}
  ${'12月1日'}    | ${'2026-12-01'}
  ${'12-1'}       | ${'2026-12-01'}
  ${'2027-02-03'} | ${'2027-02-03'}
  ${'11月22日'}   | ${'2026-11-22'}
  ${'1月5日'}     | ${'2027-01-05'}
  ${'2月29日'}    | ${'2028-02-29'}
  ${'明天'}       | ${'2026-11-23'}
  ${'2月30日'}    | ${null}
  ${'2027-02-29'} | ${null}
  ${'13月1日'}    | ${null}
  ${'改天'}       | ${null}
`('on 22 November 2026 $said is $day', ({ said, day }) => {
  expect(readDutyDay(said, instant('2026-11-22', '23:30'))).toBe(day)
})

test.each`
  date            | weekday
  ${'2026-11-22'} | ${'W7'}
  ${'2026-11-23'} | ${'W1'}
  ${'2026-10-08'} | ${'W4'}
`('$date is $weekday', ({ date, weekday }) => {
  expect(weekdayOf(date)).toBe(weekday)
})
