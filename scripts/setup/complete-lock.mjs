/**
 * After `npm install` changed package-lock.json where the registry does not offer every platform's optional packages, the lock
 * lacks them and `npm ci` refuses it. This writes them back, with the platform their name tells. Run by hand:
 * `node scripts/setup/complete-lock.mjs package-lock.json`.
 */
import fs from 'node:fs'
const file = process.argv[2]
const lock = JSON.parse(fs.readFileSync(file))
const P = lock.packages
const OS = ['android', 'darwin', 'freebsd', 'linux', 'win32', 'openbsd', 'netbsd', 'sunos', 'aix', 'openharmony']
const CPU = {
  arm64: 'arm64',
  x64: 'x64',
  ia32: 'ia32',
  arm: 'arm',
  armv6: 'arm',
  armv7: 'arm',
  riscv64: 'riscv64',
  ppc64: 'ppc64',
  ppc64le: 'ppc64',
  s390x: 's390x',
  loong64: 'loong64',
  mips64el: 'mips64el',
  wasm32: 'wasm32',
}
const has = (from, name) => {
  let d = from
  for (;;) {
    const k = (d ? d + '/' : '') + 'node_modules/' + name
    if (P[k]) return true
    if (!d) return false
    const i = d.lastIndexOf('node_modules/')
    d = i <= 0 ? '' : d.slice(0, i - 1)
  }
}
let n = 0
for (const [where, e] of Object.entries({ ...P }))
  for (const [name, spec] of Object.entries(e.optionalDependencies ?? {})) {
    if (has(where, name)) continue
    const base = name.split('/').pop().toLowerCase()
    const words = base.split('-')
    const os = OS.filter((o) => words.includes(o))
    const m = base === 'fsevents' ? ['darwin'] : os
    const cpu = [
      ...new Set(
        words.map((w) => (w === 'arm' || (/^armv?[67]?/.test(w) && w !== 'arm64') ? 'arm' : CPU[w])).filter(Boolean),
      ),
    ]
    const libc =
      words.includes('musl') || words.includes('musleabihf') || /linuxmusl/.test(base)
        ? ['musl']
        : words.includes('gnu') || words.includes('gnueabihf')
          ? ['glibc']
          : undefined
    if (/linuxmusl/.test(base)) m.push('linux')
    const version = spec.replace(/^npm:.*@/, '').replace(/^[~^]/, '')
    console.log(where, '->', name, spec, m.join(), cpu.join(), libc ?? '')
    P['node_modules/' + name] = {
      version,
      ...(cpu.length && { cpu }),
      ...(e.dev && { dev: true }),
      ...(libc && { libc }),
      optional: true,
      ...(m.length && { os: m }),
    }
    n++
  }
lock.packages = Object.fromEntries(Object.entries(P).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
fs.writeFileSync(file, JSON.stringify(lock, null, 2) + '\n')
console.log(n)
