import type { Runtime } from '../base/runtime.ts'
import { placeName } from '../region/regions.ts'
import { shortDepartment, unitTexts } from '../texts/person.ts'
import type { Person } from './person.ts'

/** 单位 - how others are told where somebody works: 熊河镇荆干村, 熊河镇财政所, 县农业农村局. */
export async function unitOf(tx: Runtime, { role, regionCode }: Pick<Person, 'role' | 'regionCode'>): Promise<string> {
  if (role === 'county') return shortDepartment(tx.settings.value<string>('dept.name'))
  const place = await placeName(tx, regionCode)
  return unitTexts[role]?.(place) ?? place
}
