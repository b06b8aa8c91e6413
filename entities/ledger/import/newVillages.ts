import { DomainError } from '../../base/errors.ts'
import type { Region } from '../../region/region.ts'
import { townIn, villageName, villageStem } from '../../region/placeNames.ts'
import type { LedgerRow } from './reading.ts'

export interface Placing {
  codeOf(row: Pick<LedgerRow, 'town' | 'village'>): { townCode: string; villageCode: string }
  created: Region[]
}

/**
 * Finds each row's village under its town, or makes it. A village nobody has a code for gets a provisional one: town code + 3 digits from 901
 * up (then 601 to 899). Official lists use 001-199 for 居委会, 200-399 for 村委会, 400-599 for units treated like them, so the two
 * never meet; 801 up may be taken by demo villages and is skipped where it is.
 */
export function placeVillages(
  regions: readonly Region[],
  rows: readonly Pick<LedgerRow, 'town' | 'village'>[],
): Placing {
  const towns = regions.filter((r) => r.level === 'town')
  const created: Region[] = []
  const taken = new Set(regions.map((r) => r.code))
  const byName = new Map(
    regions.filter((r) => r.level === 'village').map((r) => [`${r.parentCode} ${villageStem(r.name)}`, r.code]),
  )

  const codeOf: Placing['codeOf'] = ({ town, village }) => {
    const townCode = townIn(towns, town)?.code ?? ''
    const key = `${townCode} ${villageStem(village)}`
    const known = byName.get(key)
    if (known) return { townCode, villageCode: known }
    const code = freeCode(townCode, taken)
    if (!code) throw new DomainError('ledger/too-many-villages', { town })
    taken.add(code)
    byName.set(key, code)
    created.push({ code, parentCode: townCode, level: 'village', name: villageName(village), demo: false })
    return { townCode, villageCode: code }
  }
  for (const row of rows) codeOf(row)
  return { codeOf, created }
}

function freeCode(townCode: string, taken: ReadonlySet<string>): string | undefined {
  for (const [from, to] of [
    [901, 999],
    [601, 899],
  ] as const) {
    for (let n = from; n <= to; n++) if (!taken.has(`${townCode}${n}`)) return `${townCode}${n}`
  }
  return undefined
}
