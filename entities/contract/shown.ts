import { maskPersonalNumbers } from '../base/mask.ts'
import { maskPhone, can } from '../person/policy.ts'
import type { Person } from '../person/person.ts'
import type { Contract } from './contract.ts'

type Party = Pick<Contract, 'villageCode' | 'partyB' | 'partyBType'>

const isPrivate = ({ partyBType }: Party) => partyBType === 'individual' || partyBType === 'household'

/** `张三丰` -> `张**`: who it is the village and its town know. */
const maskName = (name: string): string => `${name.slice(0, 1)}${'*'.repeat(Math.min(2, Math.max(1, name.length - 1)))}`

/** 乙方 as this person may read it: a private person's name in full only in the village and its town. Source: domain.md F185. */
export function partyShown(who: Person, contract: Party): string {
  if (can.seePhone(who, { regionCode: contract.villageCode })) return contract.partyB
  return isPrivate(contract) ? maskName(contract.partyB) : maskPersonalNumbers(contract.partyB)
}

export const phoneShown = (who: Person, { villageCode, partyBPhone }: Pick<Contract, 'villageCode' | 'partyBPhone'>) =>
  can.seePhone(who, { regionCode: villageCode }) ? partyBPhone : maskPhone(partyBPhone)
