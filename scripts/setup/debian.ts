/**
 * What the tests need besides npm packages, from Debian's own packages (Ubuntu's where they are the same), when it is absent and
 * when we may install: as root, or with a sudo that asks no password. A person is never asked for one in the middle of a test run.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { findProgram, mariadbIsInstalled } from '../../test/support/mariadb.ts'

export type Outcome = { ok: true } | { ok: false; reason: string }

const rights = (): string[] | undefined => {
  if (process.getuid?.() === 0) return []
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : undefined
}

function run(command: readonly string[]): Promise<{ ok: boolean; said: string }> {
  const [program = '', ...args] = command
  return new Promise((done) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stdout.on('data', (chunk) => (said += String(chunk)))
    child.stderr.on('data', (chunk) => (said += String(chunk)))
    child.on('error', (error) => done({ ok: false, said: error.message }))
    child.on('close', (code) => done({ ok: code === 0, said }))
  })
}

const lastLine = (said: string) =>
  said
    .trim()
    .split('\n')
    .filter((line) => /^E:|rror/.test(line))
    .at(-1) ??
  said.trim().split('\n').at(-1) ??
  ''

let updated = false

/** The package lists of a fresh container are empty, so they are fetched once before the first install. */
async function aptInstall(...packages: string[]): Promise<Outcome> {
  const may = rights()
  const command = `apt-get install -y ${packages.join(' ')}`
  if (!findProgram('apt-get'))
    return { ok: false, reason: `no apt-get on this system; install ${packages.join(', ')} by hand` }
  if (!may) return { ok: false, reason: `not root and no passwordless sudo; run: sudo ${command}` }
  const apt = [...may, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-o', 'DPkg::Lock::Timeout=300']
  if (!updated) {
    await run([...apt, 'update', '-qq']) // a failing mirror shows in the install below, with a clearer message
    updated = true
  }
  const { ok, said } = await run([...apt, 'install', '-y', '--no-install-recommends', ...packages])
  return ok ? { ok } : { ok: false, reason: `${command}: ${lastLine(said)}` }
}

export async function ensureMariadb(say: (line: string) => void): Promise<Outcome> {
  if (mariadbIsInstalled()) return { ok: true }
  say('正在安装 MariaDB（只装程序，不启动服务）…… installing MariaDB')
  // The -core packages hold the programs without the service that mariadb-server would start on port 3306.
  const core = await aptInstall('mariadb-server-core', 'mariadb-client-core')
  if (mariadbIsInstalled()) return { ok: true }
  const whole = core.ok ? core : await aptInstall('mariadb-server')
  if (mariadbIsInstalled()) return { ok: true }
  return whole.ok ? { ok: false, reason: 'the package brought no mariadbd' } : whole
}

/** Ubuntu's /usr/bin/chromium-browser is a stub that asks for snap: only what answers `--version` counts. */
export function findBrowser(): string | undefined {
  const named = process.env.GUANHU_TEST_BROWSER
  const candidates = [
    named,
    findProgram('chromium'),
    findProgram('chromium-browser'),
    findProgram('google-chrome-stable', 'google-chrome'),
    chromium.executablePath(),
  ]
  return candidates.find(
    (file) =>
      file !== undefined && existsSync(file) && spawnSync(file, ['--version'], { timeout: 20_000 }).status === 0,
  )
}

const chineseFont = (): boolean => {
  const list = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' })
  return list.status === 0 && list.stdout.trim() !== ''
}

export async function ensureBrowser(say: (line: string) => void): Promise<Outcome & { file?: string }> {
  let outcome: Outcome = { ok: true }
  if (!findBrowser()) {
    say('正在安装 Chromium 浏览器…… installing Chromium')
    outcome = await aptInstall('chromium')
    if (!findBrowser() && rights()) {
      // Ubuntu has no Chromium package outside snap: the browser that belongs to playwright-core, with the libraries it needs.
      const folder = path.dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'))
      await run(['timeout', '240', process.execPath, path.join(folder, 'cli.js'), 'install', '--with-deps', 'chromium'])
    }
  }
  const file = findBrowser()
  if (!file) return outcome.ok ? { ok: false, reason: 'no working Chromium found' } : outcome
  if (!chineseFont()) {
    say('正在安装中文字体…… installing fonts-noto-cjk')
    const font = await aptInstall('fontconfig', 'fonts-noto-cjk')
    // Pages work without it, they only show boxes on screenshots.
    if (!font.ok) say(`没有中文字体，截图里的汉字会显示成方框。no Chinese font (${font.reason})`)
  }
  return { ok: true, file }
}
