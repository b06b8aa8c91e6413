import { In } from 'typeorm'
import type { Runtime } from '../base/runtime.ts'
import { Person, PersonChannel } from './person.ts'
import type { Role } from './role.ts'

/** Where a person can be reached: a channel and an address on it. */
export interface Address {
  channel: string
  address: string
}

export async function personAt(tx: Runtime, { channel, address }: Address): Promise<Person | null> {
  return tx.db
    .createQueryBuilder(Person, 'p')
    .innerJoin(PersonChannel, 'c', 'c.personId = p.id')
    .where('c.channel = :channel AND c.address = :address', { channel, address })
    .getOne()
}

export async function addressOf(tx: Runtime, personId: string): Promise<Address | null> {
  return tx.db.findOneBy(PersonChannel, { personId })
}

export const person = (tx: Runtime, id: string): Promise<Person | null> => tx.db.findOneBy(Person, { id })

/** Active people of one role whose place is exactly `regionCode`, in a stable order. */
export function peopleOf(tx: Runtime, regionCode: string, role: Role | Role[]): Promise<Person[]> {
  return tx.db.find(Person, {
    where: { regionCode, role: In([role].flat()), status: 'active' },
    order: { createdAt: 'ASC', id: 'ASC' },
  })
}

/** Links a person to an address; the same link twice is one link. */
export async function linkAddress(tx: Runtime, personId: string, { channel, address }: Address): Promise<void> {
  await tx.db.save(PersonChannel, { id: `${channel}:${address}`.slice(0, 160), channel, address, personId })
}
