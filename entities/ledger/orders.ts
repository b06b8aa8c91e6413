import { IsNull, LessThan } from 'typeorm'
import type { Runtime } from '../base/runtime.ts'
import { WORKBOOK } from '../message/fileKinds.ts'
import { keepPlain } from '../message/keepPlain.ts'
import { tell } from '../message/tell.ts'
import { person } from '../person/people.ts'
import { placeName } from '../region/regions.ts'
import { ledgerTexts } from '../texts/ledgerBook.ts'
import { countOf, makeBook } from './book/make.ts'
import { LedgerOrder } from './order.ts'
import { mayTakeBooks } from './policy.ts'

/** Who took an order and did not finish in this time has died over it. */
const LEASE = 10 * 60_000
const TRIES = 3

export type Ordered = Pick<LedgerOrder, 'personId' | 'kind' | 'asked' | 'messageId'>

/** Keeps what somebody wants made; a job makes it outside of every transaction. */
export const orderBook = (tx: Runtime, order: Ordered): Promise<unknown> =>
  tx.db.insert(LedgerOrder, {
    ...order,
    state: 'waiting',
    tries: 0,
    takenAt: null,
    orderedAt: tx.clock.now(),
  } as never) // TypeORM's deep-partial insert type does not accept open records

/** Makes what waits, one after another, and sends each to its asker. Returns how many. */
export async function makeOrders(runtime: Runtime): Promise<number> {
  for (let made = 0; ; made++) {
    const order = await take(runtime)
    if (order === null) return made
    try {
      await make(runtime, order)
    } catch (error) {
      runtime.log.error({ order: order.id, err: error }, 'ledger not made')
      await giveUp(runtime, order)
    }
  }
}

async function take(runtime: Runtime): Promise<LedgerOrder | null> {
  const now = runtime.clock.now()
  const late = new Date(now.getTime() - LEASE)
  const order = await runtime.db.findOne(LedgerOrder, {
    where: [
      { state: 'waiting', takenAt: IsNull() },
      { state: 'waiting', takenAt: LessThan(late) },
    ],
    order: { id: 'ASC' },
  })
  if (!order) return null
  const { id, tries, takenAt } = order
  const { affected } = await runtime.write((tx) =>
    tx.db.update(
      LedgerOrder,
      { id, state: 'waiting', tries, takenAt: takenAt ?? IsNull() },
      { takenAt: now, tries: tries + 1 },
    ),
  )
  return affected === 1 ? { ...order, tries: tries + 1 } : null
}

async function make(runtime: Runtime, { id, personId, kind, asked }: LedgerOrder): Promise<void> {
  const who = await person(runtime, personId)
  // what he may have is decided when it is made, not when it was asked for
  if (!who || !mayTakeBooks(who))
    return void (await runtime.write((tx) => tx.db.update(LedgerOrder, { id }, { state: 'failed' })))
  const assets = await countOf(runtime, who, asked)
  const file = await keepPlain(runtime, { ...(await makeBook(runtime, who, { kind, asked })), contentType: WORKBOOK })
  const place = await placeName(runtime, asked.scope)
  await runtime.write(async (tx) => {
    await tx.db.update(LedgerOrder, { id }, { state: 'sent' })
    await tell(tx, personId, { key: `ledger:${id}`, text: ledgerTexts.sent({ place, kind, assets }), files: [file] })
  })
}

async function giveUp(runtime: Runtime, { id, tries, personId, kind, asked }: LedgerOrder): Promise<void> {
  const place = await placeName(runtime, asked.scope)
  await runtime.write(async (tx) => {
    if (tries < TRIES) return void (await tx.db.update(LedgerOrder, { id }, { takenAt: null }))
    await tx.db.update(LedgerOrder, { id }, { state: 'failed' })
    await tell(tx, personId, { key: `ledger:${id}`, text: ledgerTexts.failed({ place, kind }) })
  })
}
