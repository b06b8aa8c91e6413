/**
 * Installs what is missing before anything else runs: `npm start`, `npm test` and the command line tools all begin here.
 *
 * Plain JavaScript and only Node's own modules, because it runs on a machine where nothing is installed yet and maybe under
 * a Node too old for the rest. It writes to stderr only: the command line tools hand JSON to a pipe on stdout.
 *
 * When everything is in place it reads two small files and is done (a few milliseconds beyond Node's own start).
 *
 * Development packages are always installed with the rest, NODE_ENV=production or not: `npm start` and `npm test` share one
 * node_modules, and a second installation would compile SQLite again. A server that wants less runs `npm ci --omit=dev`
 * itself; this script then finds what `npm start` needs and leaves it alone (only `--with-dev`, used by `npm test`, asks for more).
 */
import { spawn } from 'child_process'
import { createHash } from 'crypto'
import fs from 'fs'
import { createRequire } from 'module'
import os from 'os'
import path from 'path'
import { fileURLToPath } from 'url'

const NEEDED_NODE = [20, 19]
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const modules = path.join(root, 'node_modules')
const stampFile = path.join(modules, '.guanhu-install.json')
const withDev = process.argv.includes('--with-dev')
const say = (line) => process.stderr.write(`${line}\n`)

function stop(...lines) {
  for (const line of lines) say(line)
  process.exit(1)
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** What node_modules must fit: the lock file, and the Node it was compiled for (a stored binary does not run under another). */
function wanted() {
  const lock = fs.readFileSync(path.join(root, 'package-lock.json'))
  return {
    lock: createHash('sha256').update(lock).digest('hex'),
    abi: process.versions.modules,
    system: `${process.platform}-${process.arch}`,
  }
}

function fits(stamp, want) {
  return (
    Boolean(stamp) &&
    stamp.lock === want.lock &&
    stamp.abi === want.abi &&
    stamp.system === want.system &&
    (stamp.dev || !withDev)
  )
}

/**
 * Somebody installed by hand (`npm ci`, `npm ci --omit=dev`), or the lock file changed in a way that changes no package:
 * npm's own record of what stands in node_modules tells, and installing again would only cost minutes.
 * Returns the new stamp, or undefined when something is missing.
 */
function alreadyInstalled(want) {
  const present = readJson(path.join(modules, '.package-lock.json'))
  const lock = readJson(path.join(root, 'package-lock.json'))
  if (!present || !lock) return undefined
  let dev = true
  for (const [where, entry] of Object.entries(lock.packages)) {
    if (where === '' || entry.optional || entry.devOptional || entry.peer) continue
    const there = present.packages[where]
    if (there && there.version === entry.version && there.integrity === entry.integrity) continue
    if (!entry.dev) return undefined
    dev = false
  }
  if (withDev && !dev) return undefined
  try {
    const Database = createRequire(path.join(root, 'package.json'))('better-sqlite3')
    new Database(':memory:').close()
  } catch {
    return undefined
  }
  return { ...want, dev }
}

function write(stamp) {
  try {
    fs.writeFileSync(stampFile, `${JSON.stringify(stamp)}\n`)
  } catch {
    // A read-only installation (a container image) is no fault: the next start compares again, that is all.
  }
}

/** One installation at a time per tree; the file names its process, so that one left by a killed process is recognised. */
const lockFile = path.join(
  os.tmpdir(),
  `guanhu-install-${createHash('sha256').update(root).digest('hex').slice(0, 16)}.lock`,
)

function takeLock() {
  try {
    fs.writeFileSync(lockFile, String(process.pid), { flag: 'wx' })
    process.on('exit', () => fs.rmSync(lockFile, { force: true }))
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    return false
  }
}

function lockIsStale() {
  try {
    const age = Date.now() - fs.statSync(lockFile).mtimeMs
    const pid = Number(fs.readFileSync(lockFile, 'utf8'))
    // An empty file is one being written this moment, unless it stays empty.
    if (!pid) return age > 10_000
    process.kill(pid, 0)
    return age > 30 * 60_000
  } catch (error) {
    // No such process, or no such file any more. EPERM is a living process of somebody else.
    return error.code !== 'EPERM'
  }
}

async function waitForLock() {
  let told = false
  while (!takeLock()) {
    if (lockIsStale()) {
      fs.rmSync(lockFile, { force: true })
      continue
    }
    if (!told) say('另一个窗口正在安装依赖，请稍候……')
    told = true
    await new Promise((done) => setTimeout(done, 500))
  }
}

function npmCi() {
  // The npm that runs us, where there is one: `npm start` under nvm or corepack must not fall back to another on the PATH.
  const own = process.env.npm_execpath
  const [command, before] = own && /npm-cli\.c?js$/.test(own) ? [process.execPath, [own]] : ['npm', []]
  // --foreground-scripts: compiling takes most of the time, and only so can we see that it has begun.
  const args = [...before, 'ci', '--include=dev', '--no-audit', '--no-fund', '--foreground-scripts', '--loglevel=warn']
  // JOBS is node-gyp's: compile with all cores.
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { JOBS: 'max', ...process.env },
  })
  const began = Date.now()
  let log = ''
  let compiling = false
  const heard = (chunk) => {
    log = (log + chunk).slice(-200_000)
    if (!compiling && /node-gyp|gyp info|prebuild-install warn/.test(log)) {
      compiling = true
      say('  没有现成的 SQLite 程序包，正在本机编译（better-sqlite3），约需一到两分钟……')
    }
  }
  child.stdout.setEncoding('utf8').on('data', heard)
  child.stderr.setEncoding('utf8').on('data', heard)
  const ticker = setInterval(() => say(`  还在安装，已用 ${Math.round((Date.now() - began) / 1000)} 秒……`), 20_000)
  const pass = (signal) => child.kill(signal)
  process.once('SIGINT', pass).once('SIGTERM', pass)
  return new Promise((done) => {
    const end = (ok) => {
      clearInterval(ticker)
      process.removeListener('SIGINT', pass).removeListener('SIGTERM', pass)
      done({ ok, log, seconds: Math.round((Date.now() - began) / 1000) })
    }
    child.on('error', (error) => {
      log += `\n${error.message}`
      end(false)
    })
    child.on('close', (code) => end(code === 0))
  })
}

/** What the person can do about it, guessed from npm's own words. */
function advice(log) {
  if (/EACCES|EPERM|EROFS/.test(log)) return '当前用户不能写这个文件夹，请换一个有写权限的用户，或先改好文件夹权限。'
  if (/ENOSPC/.test(log)) return '磁盘空间不足（需要约 1 GB），请清理后重试。'
  if (
    /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ERR_SOCKET_TIMEOUT/.test(log) &&
    !/gyp ERR! (build|stack Error: `make`)/.test(log)
  )
    return '连不上软件源，请检查网络；在国内可先执行：npm config set registry https://registry.npmmirror.com'
  if (/gyp ERR/.test(log)) return '编译 SQLite 需要编译器，请先执行：sudo apt-get install -y build-essential python3'
  if (/EUSAGE|in sync/.test(log)) return 'package.json 与 package-lock.json 不一致，请先执行：npm install'
  return '请按上面的提示处理后重试。'
}

async function install(want) {
  say('正在安装依赖（首次约需一到四分钟）……')
  const { ok, log, seconds } = await npmCi()
  if (!ok) {
    // npm ends a usage error with two screens of its own options.
    const tail = log
      .split(/^npm error (?:Clean install a project|Usage:)/m)[0]
      .trim()
      .split('\n')
      .filter((line) => line.trim() !== '' && line !== 'npm error')
      .slice(-25)
    stop(...tail.map((line) => `  | ${line}`), '依赖安装没有成功。', advice(log))
  }
  write({ ...want, dev: true })
  say(`依赖已装好，用时 ${seconds} 秒。`)
}

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < NEEDED_NODE[0] || (major === NEEDED_NODE[0] && minor < NEEDED_NODE[1])) {
  stop(
    `需要 Node.js ${NEEDED_NODE.join('.')} 或更高版本（20、22、24 均可），当前是 ${process.versions.node}，请升级后重试。`,
  )
}

const want = wanted()
if (!fits(readJson(stampFile), want)) {
  const found = alreadyInstalled(want)
  if (found) write(found)
  else {
    await waitForLock()
    // Whoever held the lock may have done it all meanwhile.
    if (!fits(readJson(stampFile), want)) await install(want)
  }
}
