import { afterEach, beforeEach, expect, test } from 'vitest'
import { genuine, mutants } from '../../support/wecom/qyapiMutations.ts'
import { afterwards, type Office, openOffice } from './office.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

test('of three thousand callbacks that nobody sent none is accepted, and none does harm', async () => {
  const { platform, puppet, host } = office
  const originals = genuine(platform, 20)
  for (const request of originals) expect((await puppet.callback(request)).status).toBe(200)
  await afterwards()
  const before = { kept: host.kept.size, heard: office.heard.length }
  expect(before).toEqual({ kept: 20, heard: 20 })
  const accepted: string[] = []
  const kinds = new Set<string>()
  for (const { kind, request, harmless } of mutants(platform, originals, 3_000)) {
    kinds.add(kind)
    const { status, body } = await puppet.callback(request)
    if (status === 200 && !harmless) accepted.push(kind)
    if (![200, 400, 403].includes(status) || body !== '') accepted.push(`${kind}: ${status}`)
  }
  await afterwards()
  expect(accepted).toEqual([])
  // what came out of a changed envelope was the genuine message, a duplicate
  expect({ kept: host.kept.size, heard: office.heard.length }).toEqual(before)
  expect(kinds.size).toBeGreaterThan(18)
})
