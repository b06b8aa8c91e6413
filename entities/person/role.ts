/** 角色 - who somebody is in the county's five levels of duty. Source: domain.md §5. */
export const roles = [
  'village',
  'keeper',
  'squad',
  'town',
  'finance_town',
  'sector',
  'county',
  'finance_county',
  'audit',
] as const
export type Role = (typeof roles)[number]

/** At which level of the tree a role works; its region code has that many digits. */
export const levelOf: Record<Role, 'village' | 'town' | 'county'> = {
  village: 'village',
  keeper: 'village',
  squad: 'village',
  town: 'town',
  finance_town: 'town',
  sector: 'county',
  county: 'county',
  finance_county: 'county',
  audit: 'county',
}
