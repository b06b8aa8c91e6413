import type { Runtime } from '../base/runtime.ts'
import { systemName } from '../texts/person.ts'
import { Person } from './person.ts'
import { unitOf } from './unit.ts'

/** Who did something, as a history says it: 县农业农村局何值班; 系统 for what nobody did. */
export async function whoDid(tx: Runtime, id: string): Promise<string> {
  const person = await tx.db.findOneBy(Person, { id })
  return person ? `${await unitOf(tx, person)}${person.name}` : systemName
}
