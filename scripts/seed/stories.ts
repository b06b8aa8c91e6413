import type { OpStatus } from '../../entities/asset/classes.ts'
import type { AssetRow } from './assets.ts'
import { villagePlaces } from './places.ts'

/**
 * The few assets that do not go well, so that the staff have something to look at: idle without a tenant, running at a loss,
 * damaged. Only in made-up villages, and never in 荆干村, whose last quarters the examples rest on.
 */
export interface Story {
  status: OpStatus
  /** Counted back from the newest quarter of the history; the story begins there. */
  quarters: number
  issues: string[]
  /** Costs more than it brings. */
  isLoss?: boolean
}

const OPERATING: { subclass: string; take: number; story: Story }[] = [
  { subclass: 'cold_storage', take: 2, story: { status: 'idle', quarters: 3, issues: ['no_tenant'] } },
  { subclass: 'workshop', take: 2, story: { status: 'idle', quarters: 5, issues: ['no_tenant'] } },
  { subclass: 'greenhouse', take: 2, story: { status: 'idle', quarters: 1, issues: ['no_tenant'] } },
  { subclass: 'processing', take: 1, story: { status: 'seasonal', quarters: 1, issues: [] } },
  { subclass: 'breeding', take: 2, story: { status: 'normal', quarters: 4, issues: ['market_loss'], isLoss: true } },
  { subclass: 'tourism', take: 1, story: { status: 'partial', quarters: 4, issues: ['market_loss'], isLoss: true } },
  { subclass: 'pv', take: 1, story: { status: 'partial', quarters: 1, issues: ['equipment_fault'] } },
]
const PUBLIC: typeof OPERATING = [
  { subclass: 'lighting', take: 3, story: { status: 'partial', quarters: 2, issues: ['equipment_fault'] } },
  { subclass: 'road', take: 2, story: { status: 'partial', quarters: 2, issues: ['upkeep_needed'] } },
  { subclass: 'irrigation', take: 2, story: { status: 'damaged', quarters: 1, issues: ['equipment_fault'] } },
  { subclass: 'sanitation', take: 1, story: { status: 'repairing', quarters: 1, issues: ['upkeep_needed'] } },
  { subclass: 'bridge', take: 1, story: { status: 'repairing', quarters: 1, issues: ['upkeep_needed'] } },
]

export function tellStories(assets: readonly AssetRow[]): Map<AssetRow, Story> {
  const told = new Map<AssetRow, Story>()
  const places = new Map(villagePlaces.map((v) => [v.code, v]))
  const free = (a: AssetRow) =>
    !told.has(a) &&
    places.get(a.villageCode)?.demo === true &&
    !['jinggan', 'linhu'].includes(places.get(a.villageCode)?.slug ?? '')
  for (const [k, { subclass, take, story }] of [...OPERATING, ...PUBLIC].entries()) {
    const possible = assets.filter((a) => a.subclass === subclass && free(a))
    const apart = Math.max(1, Math.floor(possible.length / take))
    for (let i = 0; i < take; i++) {
      // each kind starts elsewhere in the county, so that no village carries all the trouble
      const asset = possible[(i * apart + k * 3) % possible.length]
      if (asset) told.set(asset, story)
    }
  }
  return told
}
