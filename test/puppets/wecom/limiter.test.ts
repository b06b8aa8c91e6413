import { expect, test } from 'vitest'
import { Limiter, type Waiting } from '../../../bot/puppets/wecom/limiter.ts'
import { PretendTime } from '../../support/wecom/pretendTime.ts'

/** The most that arrived in any window of the platform's own clock. */
function most(arrivals: readonly number[], ms: number): number {
  const sorted = [...arrivals].sort((a, b) => a - b)
  return Math.max(0, ...sorted.map((from) => sorted.filter((at) => at >= from && at < from + ms).length))
}

test('a member never gets more than 25 in any minute, whatever the load and however slow the line, and none is lost', async () => {
  for (const slowest of [0, 300, 9_000]) {
    const time = new PretendTime()
    const limiter = new Limiter({ elapsed: time })
    const arrivals: number[] = []
    const order: number[] = []
    let state = 7
    const send = (number: number) => () =>
      new Promise<void>((resolve) => {
        state = (state * 1_103_515_245 + 12_345) & 0x7fffffff
        const way = slowest ? state % slowest : 0
        time.after(way, () => {
          arrivals.push(time.now())
          order.push(number)
          time.after(slowest - way, resolve)
        })
      })
    const all = Array.from({ length: 120 }, (_, at) => limiter.run('user:a', send(at)))
    await time.pass(30 * 60_000)
    await Promise.all(all)
    expect(arrivals).toHaveLength(120)
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(most(arrivals, 60_000)).toBeLessThanOrEqual(25)
  }
})

test('nor more than 900 in any hour', async () => {
  const time = new PretendTime()
  const limiter = new Limiter({ elapsed: time })
  const arrivals: number[] = []
  const all = Array.from({ length: 1_000 }, () => limiter.run('user:a', async () => void arrivals.push(time.now())))
  await time.pass(3 * 3_600_000)
  await Promise.all(all)
  expect(most(arrivals, 3_600_000)).toBe(900)
})

test('members do not wait for each other', async () => {
  const time = new PretendTime()
  const limiter = new Limiter({ elapsed: time })
  let sent = 0
  const all = Array.from({ length: 200 }, (_, at) => limiter.run(`user:${at}`, async () => void sent++))
  await time.pass(0)
  await Promise.all(all)
  expect(sent).toBe(200)
})

test('it tells what waits, and how long', async () => {
  const time = new PretendTime()
  const told: Waiting[] = []
  const limiter = new Limiter({ elapsed: time, onWait: (waiting) => told.push(waiting) })
  const all = Array.from({ length: 27 }, () => limiter.run('user:a', async () => {}))
  await time.pass(10_000)
  expect(limiter.waiting()).toMatchObject([{ to: 'user:a', count: 2 }])
  expect(limiter.waiting()[0]?.ms).toBeGreaterThan(49_000)
  expect(limiter.waiting()[0]?.ms).toBeLessThan(51_000)
  expect(told).toMatchObject([{ to: 'user:a', count: 2 }])
  await time.pass(60_000)
  await Promise.all(all)
  expect(limiter.waiting()).toEqual([])
})

test('who has a queue of his own is told at once how long it would take', async () => {
  const time = new PretendTime()
  const limiter = new Limiter({ elapsed: time, longestWaitMs: 5_000 })
  for (let at = 0; at < 25; at++) await limiter.run('user:a', async () => {})
  expect(() => limiter.admit('user:a')).toThrow(
    expect.objectContaining({ code: 'limited', retryable: true, retryAfterMs: 60_001 }),
  )
  expect(() => limiter.admit('user:b', 25)).not.toThrow()
  expect(() => limiter.admit('user:b', 26)).toThrow()
  await time.pass(56_000)
  limiter.admit('user:a')
  const soon = limiter.run('user:a', async () => 'sent')
  await time.pass(5_000)
  expect(await soon).toBe('sent')
})

test('a failure is the caller’s, and the next one goes', async () => {
  const limiter = new Limiter({ elapsed: new PretendTime() })
  const failing = limiter.run('user:a', () => Promise.reject(new Error('no')))
  const next = limiter.run('user:a', async () => 'sent')
  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('sent')
})

test('at the end what waits is given back, as something to try again', async () => {
  const time = new PretendTime()
  const limiter = new Limiter({ elapsed: time })
  const all = Array.from({ length: 26 }, () => limiter.run('user:a', async () => 'sent'))
  await time.pass(1)
  limiter.stop()
  await expect(all[25]).rejects.toMatchObject({ code: 'stopped', retryable: true })
  expect(time.waiting).toBe(0)
})
