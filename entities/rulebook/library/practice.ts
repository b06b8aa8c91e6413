import { setTimeout as pause } from 'node:timers/promises'
import type { Search } from '../search/clause.ts'

/** Milliseconds of work, and of rest after it: answers come first. */
const AT_A_TIME = 25
const BREATH = 20
/** Trained again when so much more is known. */
const GROWN = 1.1

/**
 * 练习 - trains the order of clauses on the questions answered so far, a step at a time between other work, and again when a
 * tenth more is known. Nothing is kept: a process that starts trains anew from what the store holds.
 */
export class Practice {
  private trainedOn = 0
  private running: Promise<void> | null = null

  constructor(private readonly search: Search) {}

  /** The search has learnt so many answered questions. */
  begin(known: number): void {
    if (this.running || known < this.trainedOn * GROWN) return
    this.running = this.train(known).finally(() => (this.running = null))
  }

  /** Resolves when no training is going on. */
  async rest(): Promise<void> {
    await this.running
  }

  private async train(known: number): Promise<void> {
    const training = this.search.training()
    let began = performance.now()
    let step = training.next()
    while (!step.done) {
      if (performance.now() - began > AT_A_TIME) {
        // does not keep a process alive that wants to end
        await pause(BREATH, undefined, { ref: false })
        began = performance.now()
      }
      step = training.next()
    }
    if (step.value) this.trainedOn = known
  }
}
