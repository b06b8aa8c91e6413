import { scanPeriods } from '../../language/periods.ts'
import { scanQuantities } from '../../language/quantities.ts'
import { wantsDisposal } from './disposal.ts'
import { findMentions } from './mentions.ts'
import type { Surroundings } from './surroundings.ts'
import { certainIds } from './target.ts'
import { indexLedger } from './vocabulary.ts'

/** Is what stands before a question a report, or only what the question is about (抽水机烂了,能不能卖)? */
export function strong(told: string, around: Surroundings, apart: boolean): boolean {
  const mentions = findMentions(told, indexLedger(around.own))
  const certain =
    certainIds(mentions).length > 0 ||
    (around.own.length === 1 && mentions.length === 0 && /收|卖|租|到账|发电|正常|修了/.test(told))
  const figures = scanQuantities(told).some(
    (quantity) =>
      quantity.unit === 'yuan' ||
      quantity.unit === 'kwh' ||
      (quantity.unit === 'bare' && (quantity.scaled || (quantity.value ?? 0) >= 100)),
  )
  const exact =
    !/想|打算|准备/.test(told) &&
    mentions.some(
      (mention) =>
        (mention.match === 'exact' && mention.end - mention.start >= 4) ||
        /\d/.test(told.slice(mention.start, mention.end)),
    )
  if (certain && wantsDisposal(told)) return true
  if (apart) return certain || (figures && /收|卖|租|到账|进/.test(told))
  const dated = around.day !== null && scanPeriods(told, around.day).length > 0
  return (
    certain &&
    (exact ||
      figures ||
      dated ||
      /正常|没问题|完好|好的|好着|(?:空|停|坏|闲置)了?(?:[一二两三四五六七八九十半\d]+个?(?:多)?(?:天|月|年)|好久)|到账|收齐|交了|修好|修了/.test(
        told,
      ))
  )
}
