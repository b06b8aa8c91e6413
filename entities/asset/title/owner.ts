import { must } from '../../base/errors.ts'
import { ownerTypeNames } from '../../texts/asset.ts'
import type { Asset } from '../asset.ts'
import type { Subclass } from '../classes.ts'
import type { ShareLine } from '../values.ts'

/** 房地产: built things that the land register knows. Which subclasses these are no source says (D). Source: domain.md F043. */
const buildings: readonly Subclass[] = [
  'workshop',
  'cold_storage',
  'processing',
  'shop',
  'tourism',
  'office',
  'education',
  'health',
]

export const isRealProperty = (asset: Pick<Asset, 'subclass' | 'kind'>): boolean =>
  asset.kind === 'fixed' && buildings.includes(asset.subclass)

export const isStateOwned = (asset: Pick<Asset, 'ownerType'>): boolean =>
  asset.ownerType === 'state_county' || asset.ownerType === 'state_town'

const WHOLE = 10_000

/**
 * 归属 - whether the owner on file can be the owner. Throws title/owner-missing (F046: settle it explicitly), title/household-not-owner
 * (F042), title/not-to-household (F045: collective property is not divided to individuals), title/shares (F044: a joint asset is split
 * to each village, and the shares make a whole).
 */
export function checkOwner(
  asset: Pick<Asset, 'name' | 'assetClass' | 'ownerType' | 'ownerName'>,
  shares: readonly ShareLine[],
): void {
  const { name, assetClass, ownerType, ownerName } = asset
  const owner = ownerTypeNames[ownerType]
  must(ownerName.trim() !== '', 'title/owner-missing', { name })
  if (assetClass === 'household') must(ownerType === 'household', 'title/household-not-owner', { name, owner })
  else must(ownerType !== 'household', 'title/not-to-household', { name })
  if (ownerType === 'collective_joint') {
    const sum = shares.reduce((total, { basisPoints }) => total + basisPoints, 0)
    must(shares.length > 1 && sum === WHOLE, 'title/shares', { name, sum: sum / 100 })
  }
}
