/** Runs a few at a time, in the order they came; the others wait. */
export class SideBySide {
  private running = 0
  private readonly waiting: (() => void)[] = []

  constructor(private readonly most: number) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.most) await new Promise<void>((resolve) => this.waiting.push(resolve))
    else this.running++
    try {
      return await work()
    } finally {
      // the place goes to the next who waits, or is free
      const next = this.waiting.shift()
      if (next) next()
      else this.running--
    }
  }
}
