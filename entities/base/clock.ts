import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc.js'

dayjs.extend(utc)

/** The only source of "now". Everything else takes time as a parameter. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock that runs on from wherever it was set; the simulator moves it so that a quarter can be tried in a minute. */
export class PretendClock implements Clock {
  constructor(private offsetMs = 0) {}

  now(): Date {
    return new Date(Date.now() + this.offsetMs)
  }

  set(to: Date): void {
    this.offsetMs = to.getTime() - Date.now()
  }

  /** How far it is ahead of the real time, in milliseconds. */
  get offset(): number {
    return this.offsetMs
  }

  set offset(milliseconds: number) {
    this.offsetMs = milliseconds
  }
}

/** A clock that stands still, for tests and for handling one message at one moment. */
export class FixedClock implements Clock {
  constructor(private at: Date) {}

  now(): Date {
    return this.at
  }

  set(to: Date): void {
    this.at = to
  }
}

/** Asia/Shanghai has had no daylight saving since 1991, so a fixed offset is exact and a hundred times faster than Intl. */
export const local = (at: Date | string) => dayjs.utc(at).utcOffset(8)

/** Business date `YYYY-MM-DD` in Asia/Shanghai. */
export const localDate = (at: Date): string => local(at).format('YYYY-MM-DD')

/** The instant of a wall-clock time in Asia/Shanghai; `time` is `HH:mm`. */
export const instant = (date: string, time = '00:00'): Date => new Date(`${date}T${time}:00+08:00`)
