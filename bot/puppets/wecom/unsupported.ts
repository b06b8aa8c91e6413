import { WecomError } from './errors.ts'

/** The channel has no such thing; `reason` says why, so that nobody looks for a way. */
export class UnsupportedError extends WecomError {
  constructor(
    readonly method: string,
    reason: string,
  ) {
    super('unsupported', `${method} is not supported: ${reason}`)
    this.name = 'UnsupportedError'
  }
}

/**
 * Gives a class every method of the list that it does not have; called, each rejects with its reason. A Wechaty puppet
 * that leaves methods out compiles, and then they are undefined at run time.
 */
export function refuse(prototype: object, reasons: Readonly<Record<string, string>>): void {
  for (const [method, reason] of Object.entries(reasons)) {
    if (method in prototype) continue
    Object.defineProperty(prototype, method, {
      value: async () => {
        throw new UnsupportedError(method, reason)
      },
      configurable: true,
      writable: true,
    })
  }
}
