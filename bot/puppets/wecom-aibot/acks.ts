/** The acks of one connection. An ack carries nothing but the req_id, so two frames with one req_id are never under way together. */
import { AckUnknownError, RefusedError } from './errors.ts'
import type { Frame } from './frames.ts'
import { Lanes } from './lanes.ts'

interface Expected {
  readonly cmd: string
  readonly resolve: (ack: Frame) => void
  readonly reject: (error: Error) => void
  readonly timer: NodeJS.Timeout
}

export class Acks {
  private readonly expected = new Map<string, Expected>()
  private readonly lanes = new Lanes()
  /** resolves when the ack of a frame given up came after all, or too late to be taken for another's */
  private readonly late = new Map<string, { over: () => void; wait: Promise<void> }>()

  constructor(private readonly lateAckMs: number) {}

  /** Runs what uses a req_id when everything before it with that req_id is over. */
  inTurn<T>(reqId: string, send: () => Promise<T>): Promise<T> {
    return this.lanes.run(reqId, async () => {
      await this.late.get(reqId)?.wait
      return send()
    })
  }

  expect(cmd: string, reqId: string, ackMs: number): Promise<Frame> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.expected.delete(reqId)
        this.awaitLate(reqId)
        reject(new AckUnknownError(cmd, `no ack within ${ackMs} ms`))
      }, ackMs)
      this.expected.set(reqId, { cmd, resolve, reject, timer })
    })
  }

  arrived(ack: Frame): void {
    const one = this.expected.get(ack.reqId)
    if (!one) {
      this.late.get(ack.reqId)?.over()
      return
    }
    clearTimeout(one.timer)
    this.expected.delete(ack.reqId)
    if (ack.errcode === 0) one.resolve(ack)
    else if (ack.errcode === null) one.reject(new AckUnknownError(one.cmd, 'ack without errcode'))
    else one.reject(new RefusedError(one.cmd, ack.errcode, ack.errmsg))
  }

  /** The connection is gone: no ack comes any more. */
  lost(why: string): void {
    for (const [reqId, { cmd, reject, timer }] of [...this.expected]) {
      clearTimeout(timer)
      this.expected.delete(reqId)
      reject(new AckUnknownError(cmd, why))
    }
    for (const { over } of [...this.late.values()]) over()
  }

  private awaitLate(reqId: string): void {
    let over = () => {}
    const wait = new Promise<void>((resolve) => {
      const timer = setTimeout(() => over(), this.lateAckMs)
      over = () => {
        clearTimeout(timer)
        this.late.delete(reqId)
        resolve()
      }
    })
    this.late.set(reqId, { over, wait })
  }
}
