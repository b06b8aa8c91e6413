import type { Region } from '../../region/region.ts'

/**
 * 江陵县 - county and its ten units (6 镇, 2 乡, 2 管理区) with official codes, for a store that has no places yet. 滩桥镇 and the
 * prison are no customers. Source: domain.md §9, F190.
 */
export const jianglingCounty = { code: '421024', name: '江陵县' } as const

export const jianglingTowns = [
  { code: '421024100', name: '资市镇' },
  { code: '421024102', name: '熊河镇' },
  { code: '421024103', name: '白马寺镇' },
  { code: '421024104', name: '沙岗镇' },
  { code: '421024105', name: '普济镇' },
  { code: '421024106', name: '郝穴镇' },
  { code: '421024200', name: '马家寨乡' },
  { code: '421024201', name: '秦市乡' },
  { code: '421024500', name: '三湖管理区' },
  { code: '421024501', name: '六合垸管理区' },
] as const

export const jianglingRegions = (): Region[] => [
  { ...jianglingCounty, parentCode: null, level: 'county', demo: false },
  ...jianglingTowns.map((town) => ({ ...town, parentCode: jianglingCounty.code, level: 'town' as const, demo: false })),
]
