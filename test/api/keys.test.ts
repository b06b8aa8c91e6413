import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RateLimit } from '../../api/middleware/rate.ts'
import { Audit } from '../../entities/base/audit.ts'
import { ApiKey } from '../../entities/person/apiKey.ts'
import { issueKey, revokeKey } from '../../entities/person/apiKeys.ts'
import { Person } from '../../entities/person/person.ts'
import { instant } from '../../entities/base/clock.ts'
import { Office } from './office.ts'

let office: Office
const logged: string[] = []
beforeAll(async () => {
  const sink = new Writable({
    write(chunk: Buffer, _, done) {
      logged.push(chunk.toString())
      done()
    },
  })
  office = await Office.open(undefined, pino({ level: 'trace' }, sink))
})
afterAll(() => office.close())

describe('接口密钥', () => {
  test('a key acts as its person', async () => {
    const { key } = await office.key('town', '乡镇台式机')
    const { body } = await office.ask<{ name: string; unit: string }>('GET', '/me', key)
    expect(body).toEqual({
      id: 'town',
      name: '陈专干',
      role: 'town',
      roleName: '乡镇专干',
      unit: '熊河镇',
      regionCode: '421024102',
      phone: '10000000005',
      keyLabel: '乡镇台式机',
    })
  })

  test('it is printed once and kept as a hash', async () => {
    const { key, id } = await office.key('town')
    expect(key).toMatch(/^guanhu_\d+_[0-9a-f]{64}$/)
    const row = await office.runtime.db.findOneByOrFail(ApiKey, { id })
    expect(JSON.stringify(row)).not.toContain(key.split('_')[2])
    expect(row.hash).toMatch(/^[0-9a-f]{64}$/)
  })

  test.each([
    ['no key', null, 'api/no-key'],
    ['something else than a key', 'letmein', 'api/wrong-key'],
    ['a number nobody has', `guanhu_99999_${'a'.repeat(64)}`, 'api/wrong-key'],
    ['a number too long for the store', `guanhu_99999999999_${'a'.repeat(64)}`, 'api/wrong-key'],
  ])('%s is refused', async (_, key, code) => {
    const { status, body, headers } = await office.ask('GET', '/me', key)
    expect([status, body.code]).toEqual([401, code])
    expect(body.message).toMatch(/密钥/)
    expect(headers.get('WWW-Authenticate')).toBe('Bearer')
  })

  test('the right number with another secret is refused', async () => {
    const { key } = await office.key('town')
    const other = key.slice(0, -1) + (key.endsWith('0') ? '1' : '0')
    expect((await office.ask('GET', '/me', other)).body.code).toBe('api/wrong-key')
  })

  test('once revoked it is refused at once, and the audit says who did it', async () => {
    const { key, id } = await office.key('town')
    expect((await office.ask('GET', '/me', key)).status).toBe(200)
    await office.runtime.write((tx) => revokeKey(tx, { id, by: 'duty' }))
    const { status, body } = await office.ask('GET', '/me', key)
    expect([status, body.code]).toEqual([401, 'api/revoked-key'])
    const lines = await office.runtime.db.findBy(Audit, { subject: 'person', subjectId: 'town' })
    expect(lines.filter(({ change }) => change['key'] === id).map(({ action, by }) => [action, by])).toEqual([
      ['issue-key', 'test'],
      ['revoke-key', 'duty'],
    ])
  })

  test('somebody who left is refused', async () => {
    const { key } = await office.key('squad')
    await office.runtime.write((tx) => tx.db.update(Person, { id: 'squad' }, { status: 'left' }))
    const { status, body } = await office.ask('GET', '/me', key)
    expect([status, body.code]).toEqual([401, 'api/inactive'])
  })

  test('nobody who is not there gets one', async () => {
    const issue = office.runtime.write((tx) => issueKey(tx, { personId: 'nobody', label: 'x', by: 'test' }))
    await expect(issue).rejects.toMatchObject({ code: 'api/no-person' })
  })

  test('its last use is known to the hour', async () => {
    const { key, id } = await office.key('town')
    const used = async () => (await office.runtime.db.findOneByOrFail(ApiKey, { id })).lastUsedAt
    expect(await used()).toBeNull()
    for (const [time, seen] of [
      ['10:00', '10:00'],
      ['10:59', '10:00'],
      ['11:00', '11:00'],
    ] as const) {
      office.clock.set(instant('2026-10-08', time))
      await office.ask('GET', '/me', key)
      expect(await used()).toEqual(instant('2026-10-08', seen))
    }
  })

  test('too many requests of one key wait, those of others do not', async () => {
    const { key } = await office.key('town')
    const { key: other } = await office.key('duty')
    for (let i = 0; i < 60; i++) await office.ask('GET', '/me', key)
    const { status, body, headers } = await office.ask('GET', '/me', key)
    expect([status, body.code, headers.get('Retry-After')]).toEqual([429, 'api/too-fast', '1'])
    expect(body.message).toBe('请求太密了，请过 1 秒再试。')
    expect((await office.ask('GET', '/me', other)).status).toBe(200)
    office.clock.set(new Date(office.clock.now().getTime() + 1000))
    expect((await office.ask('GET', '/me', key)).status).toBe(200)
  })

  test('a clock set back does not lock anybody out', () => {
    const limit = new RateLimit()
    for (let i = 0; i < 60; i++) limit.take(1, instant('2026-10-08', '09:00'))
    expect(limit.take(1, instant('2026-10-08', '09:00'))).toBe(1)
    expect(limit.take(1, instant('2026-10-01', '09:00'))).toBe(1)
    expect(limit.take(1, instant('2026-10-01', '09:01'))).toBe(0)
  })

  test('no key was ever logged', () => expect(logged.join('')).not.toMatch(/guanhu_\d/))
})
