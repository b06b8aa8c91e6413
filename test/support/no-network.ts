/**
 * Setup file of every vitest project: a test may talk to this machine and to nobody else. A test that needs the
 * internet passes at the desk and fails on the train, and one day it writes to a real county's bot.
 *
 * Every outgoing TCP/TLS/HTTP connection of Node ends in `Socket.prototype.connect`, fetch included, so one guard is enough.
 */
import net from 'node:net'

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\]|::ffff:127(\.\d{1,3}){3})$/i
const marker = Symbol.for('guanhu.no-network')

/** The host a connect call goes to; undefined = a pipe, a Unix socket or the default host, all of them local. */
function hostOf(args: readonly unknown[]): string | undefined {
  // net.connect() hands its already normalised arguments over as one array: [[options, callback]].
  const first = Array.isArray(args[0]) ? (args[0] as unknown[])[0] : args[0]
  if (typeof first === 'object' && first !== null) {
    if ('path' in first && first.path) return undefined
    return 'host' in first && typeof first.host === 'string' ? first.host : undefined
  }
  return typeof args[1] === 'string' ? args[1] : undefined
}

type Guarded = typeof net.Socket.prototype.connect & { [marker]?: true }

const original = net.Socket.prototype.connect as Guarded
if (!original[marker]) {
  const guarded = function (this: net.Socket, ...args: unknown[]) {
    const host = hostOf(args)
    if (host !== undefined && !LOOPBACK.test(host)) {
      // Destroyed rather than thrown: callers of connect listen for 'error' and a throw here would escape some of them.
      process.nextTick(() => this.destroy(new Error(`Tests may not use the network: connect to ${host} refused`)))
      return this
    }
    return Reflect.apply(original, this, args) as net.Socket
  } as Guarded
  guarded[marker] = true
  net.Socket.prototype.connect = guarded
}
