import { inspect } from 'node:util'

/** A value that never prints: not in a log, an error, JSON or the inspector. `reveal()` is the only way to it. */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  static of(value: string | Secret): Secret {
    return value instanceof Secret ? value : new Secret(value)
  }

  reveal(): string {
    return this.#value
  }

  toString(): string {
    return '[secret]'
  }

  toJSON(): string {
    return '[secret]'
  }

  [inspect.custom](): string {
    return '[secret]'
  }
}
