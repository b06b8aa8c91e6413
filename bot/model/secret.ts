import { inspect } from 'node:util'

/** A key that shows itself to nobody who prints, logs or serialises what holds it; `reveal` is for the request alone. */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  reveal(): string {
    return this.#value
  }

  toString(): string {
    return HIDDEN
  }

  toJSON(): string {
    return HIDDEN
  }

  [inspect.custom](): string {
    return HIDDEN
  }
}

const HIDDEN = '[hidden]'
