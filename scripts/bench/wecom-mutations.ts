/**
 * `node --import tsx --expose-gc scripts/bench/wecom-mutations.ts [count]` - callbacks that nobody sent, one after another into one puppet.
 * Bounds of issue 4: 100,000 of them, 0 accepted, 0 crashes, memory growth under 50 MB.
 */
import { PuppetWecomApp } from '../../bot/puppets/wecom-app/index.ts'
import { genuine, type Keys, mutants } from '../../test/support/wecom/qyapiMutations.ts'

const count = Number(process.argv[2] ?? 100_000)
const keys: Keys = {
  corpId: 'ww1a2b3c4d5e6f7890',
  app: { agentId: 1000002, token: 'QDG6eK', aesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C' },
}
const kept = new Set<string>()
const puppet = new PuppetWecomApp(
  {
    async keep({ key }) {
      if (kept.has(key)) return 'duplicate'
      kept.add(key)
      return 'new'
    },
    now: () => new Date(0),
    log: () => {},
  },
  { corpId: keys.corpId, secret: 'none', ...keys.app },
)

const megabytes = () => {
  globalThis.gc?.()
  return process.memoryUsage().rss / 2 ** 20
}

const originals = genuine(keys, 100)
for (const request of originals) await puppet.callback(request)
// the first few thousand warm the program up
for (const { request } of mutants(keys, originals, 5_000, 99)) await puppet.callback(request)

const before = { kept: kept.size, memory: megabytes() }
const statuses = new Map<string, number>()
let accepted = 0
let crashes = 0
let most = 0
const from = performance.now()
let made = 0
for (const { request, harmless } of mutants(keys, originals, count)) {
  try {
    const { status } = await puppet.callback(request)
    const name = status === 200 && harmless ? 'the genuine message itself (unsigned part changed)' : String(status)
    statuses.set(name, (statuses.get(name) ?? 0) + 1)
    if (status === 200 && !harmless) accepted++
  } catch {
    crashes++
  }
  if (++made % 10_000 === 0) most = Math.max(most, megabytes() - before.memory)
}
accepted += kept.size - before.kept
const seconds = (performance.now() - from) / 1000

for (const [status, times] of statuses) console.log(`${times}\t${status}`)
console.log(`${made} callbacks in ${seconds.toFixed(1)} s, ${(made / seconds).toFixed(0)} /s`)
console.log(
  `accepted ${accepted}, crashes ${crashes}, memory ${(megabytes() - before.memory).toFixed(1)} MB more, at most ${most.toFixed(1)}`,
)
process.exit(accepted === 0 && crashes === 0 && most < 50 ? 0 : 1)
