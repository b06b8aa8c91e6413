import type { OpStatus } from '../../asset/classes.ts'
import type { OperationMode } from '../../asset/fileCodes.ts'
import { isStateOwned } from '../../asset/title/owner.ts'
import { daysBetween } from '../../base/calendar.ts'
import type { SettingKey } from '../../settings/defaults.ts'
import type { Contract } from '../contract.ts'
import { addMonths, isLongerThan, rentOfYear } from '../term.ts'
import type { AnomalyRule, ContractPicture } from './anomaly.ts'

/** Ways of running an asset in which somebody else has it. */
const letOut: readonly (OperationMode | '')[] = ['lease', 'contract', 'entrust', 'coop']
const inUse: readonly OpStatus[] = ['normal', 'partial', 'seasonal', 'repairing']

const isOccupied = ({ asset }: ContractPicture) =>
  asset.operatorName !== '' && asset.operatorType !== 'village' && inUse.includes(asset.opStatus)
const inForce = ({ contracts }: ContractPicture): Contract[] =>
  contracts.filter(({ state }) => state === 'active' || state === 'expiring')
const basis = ({ settings }: ContractPicture, key: SettingKey) => (settings.changed(key) ? 'county' : 'default')
const isComing = ({ state }: Contract) => state === 'signed'

/** 民法典 第七百一十八条: who knows of it and says nothing for so long has agreed. */
const SILENCE_MONTHS = 6
/** Fewer are no market. Ours (D). */
const NEARBY_LEAST = 3

/** Rent of a year per ten thousand yuan of original value, in fen: assets of one kind differ in size. */
export const rentPerValue = (rentYearFen: number, originalFen: number): number =>
  originalFen > 0 ? Math.round((rentYearFen * 1_000_000) / originalFen) : 0

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : Math.round((sorted[middle - 1]! + sorted[middle]!) / 2)
}

/** Source: domain.md §4.6 (anomaly checks). Levels are ours (D). */
export const anomalyRules: readonly AnomalyRule[] = [
  {
    code: 'no_contract',
    level: 'orange',
    find(picture) {
      const { asset, contracts } = picture
      const hadOne = contracts.some((one) => one.state === 'expired' && one.partyB === asset.operatorName)
      if (!letOut.includes(asset.operationMode) || !isOccupied(picture) || hadOne) return []
      if (inForce(picture).length > 0 || contracts.some(isComing)) return []
      return [{ contract: null, figures: { operator: asset.operatorName } }]
    },
  },
  {
    code: 'expired_occupied',
    level: 'orange',
    find(picture) {
      const { asset, contracts, day } = picture
      const last = contracts.findLast(({ state }) => state === 'expired')
      if (!last || !isOccupied(picture) || last.partyB !== asset.operatorName || inForce(picture).length > 0) return []
      return [{ contract: last, figures: { endOn: last.endOn, days: daysBetween(last.endOn, day) }, party: last }]
    },
  },
  {
    code: 'no_minutes',
    level: 'yellow',
    find: (picture) =>
      isStateOwned(picture.asset) || !picture.asset.ownerType.startsWith('collective')
        ? []
        : inForce(picture)
            .filter(({ decisionDocId }) => decisionDocId === null)
            .map((contract) => ({ contract, figures: { signedOn: contract.signedOn ?? '' } })),
  },
  {
    code: 'long_term',
    level: 'yellow',
    find(picture) {
      const years = picture.settings.value<number>('contract.warnYears')
      return inForce(picture)
        .filter((contract) => isLongerThan(contract, years))
        .map((contract) => ({
          contract,
          figures: {
            startOn: contract.startOn,
            endOn: contract.endOn,
            years,
            basis: basis(picture, 'contract.warnYears'),
          },
        }))
    },
  },
  {
    code: 'low_rent',
    level: 'yellow',
    find(picture) {
      const { asset, settings, nearby } = picture
      const contracts = inForce(picture).filter(({ kind }) => kind !== 'equity')
      if (contracts.length === 0 || nearby.length < NEARBY_LEAST || asset.originalFen <= 0) return []
      const rentYearFen = contracts.reduce((sum, one) => sum + rentOfYear(one), 0)
      const own = rentPerValue(rentYearFen, asset.originalFen)
      const middle = median(nearby)
      const percent = settings.value<number>('rent.lowPercent')
      if (own * 100 >= middle * percent) return []
      const figures = {
        rentYearFen,
        own,
        middle,
        count: nearby.length,
        percent,
        basis: basis(picture, 'rent.lowPercent'),
      }
      return [{ contract: contracts[0]!, figures }]
    },
  },
  {
    code: 'sublet',
    level: 'yellow',
    find(picture) {
      const { asset, day } = picture
      return inForce(picture).flatMap((contract): ReturnType<AnomalyRule['find']> => {
        const { sublet, subletTo, subletKnownOn, partyB } = contract
        if (sublet === 'agreed') return []
        if (sublet === 'seen' && subletKnownOn !== null) {
          const until = addMonths(subletKnownOn, SILENCE_MONTHS)
          const figures = { to: subletTo, since: subletKnownOn, until, over: until <= day ? 1 : 0 }
          return [{ contract, figures, party: contract }]
        }
        if (asset.operatorName === '' || asset.operatorName === partyB || inForce(picture).length > 1) return []
        return [{ contract, figures: { to: asset.operatorName }, party: contract }]
      })
    },
  },
]
