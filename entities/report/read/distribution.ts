import type { Quantity } from '../../language/quantities.ts'
import type { Figure } from './figure.ts'
import type { Distribution } from './reading.ts'

/** 收益分配 - who was given what: 每户200元共50户, 分给脱贫户6000. Yuan. */
export function distributionIn(figures: Figure[], counts: Quantity[]): Distribution[] {
  const rows: Distribution[] = []
  const whole = figures.find((figure) => figure.role === 'given' && /共|合计/.test(figure.left.slice(-3)))
  for (const figure of figures.filter((figure) => figure.role === 'given' && figure.quantity.value !== null)) {
    if (figure === whole && rows[0]?.yuan_each !== undefined) {
      rows[0].yuan = figure.quantity.value
      continue
    }
    const each = /(?:每户|每人|户均)[^,]{0,4}$/.test(figure.left) ? figure.quantity.value : null
    const households = counts.find((quantity) => /户|人/.test(quantity.unit))?.value ?? undefined
    const row: Distribution = { yuan: each === null ? figure.quantity.value : households ? each * households : null }
    if (households) row.households = households
    if (each !== null) row.yuan_each = each
    rows.push(row)
  }
  return rows
}
