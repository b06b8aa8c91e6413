import { inferredQuarter } from '../../language/today.ts'
import type { Draft } from './draft.ts'
import type { Found } from './found.ts'
import { impliedStatus } from './impliedStatus.ts'
import { buildItems } from './items.ts'
import { leftOpen } from './leftOpen.ts'
import { periodFlags } from './periodFlags.ts'
import { settleContract, settlePrevious, settleRelative, settleUnpaid } from './settle.ts'

/** Words of what is still to come. */
export const FUTURE = /预计|估计能|预估|预期|下(?:个)?季度|将要|打算|明年/

const PERSONAL =
  /(?:打|转|给|收|存|汇|发|付|交)[^,;。]{0,8}(?:我|本人|个人|书记|主任|会计|文书|村长|他|她)(?:个人|自己|私人)?(?:的)?(?:微信|支付宝|卡|账户|账号|账上|存折|手里|手上|名下)|个人(?:账户|卡|微信|账号)|私人(?:账户|卡|账)|(?:打|转|存|汇)(?:到|给|在|进)了?[老小][\u4e00-\u9fa5]{1,2}(?:的)?(?:卡|微信|账|存折|手)|(?:我|书记|主任|会计)(?:的)?(?:微信|支付宝|卡)(?:上|里|收)/

const EARLY = /提前|预收|预付|预交|提早|先收|先交|先给|先付/

/** One stretch as items, with all that must be asked or read back about it. */
export function assemble(draft: Draft): Found {
  const { spoken, period, state, money, target, around, entry } = draft
  const found: Found = {
    items: [],
    missing: [...money.missing],
    flags: [...money.flags],
    confirm: false,
    groups: [],
    expected: [],
    lacking: [],
    facts: false,
    period,
  }
  const { flags, missing } = found
  if (money.doubtful) found.confirm = true
  settleUnpaid(draft, found)
  settleContract(draft, found)
  settleRelative(draft, found)
  settlePrevious(draft, found)
  const income = money.income
  let status = impliedStatus(draft)
  const out = target.match === 'out_of_scope'
  const finished = income?.basis !== 'expected' && !FUTURE.test(spoken)
  let said: string | null = period?.period ?? null
  if (!said && around.day) {
    if (income?.cycle === 'year' && income.basis !== 'received') {
      missing.push('period')
    } else {
      said = inferredQuarter(around.day, finished)
      flags.push('period_inferred')
    }
  } else if (!said) missing.push('period')
  if (period) periodFlags(period, draft, found)
  if (state.hearsay) {
    flags.push('hearsay')
    found.confirm = true
    if (income && income.basis === 'received' && !/收到|到账|已/.test(spoken)) income.basis = 'expected'
    if (income?.basis === 'expected' && state.status === null) status = null
  }
  if (state.urgent) flags.push('urgent')
  if (state.upkeepRequest) {
    flags.push('upkeep_request')
    found.confirm = true
  }
  if (PERSONAL.test(spoken) && money.figures) flags.push('personal_account')
  if (EARLY.test(spoken) && (income?.kind === 'rent' || /租|款|钱|费/.test(spoken)) && income?.basis === 'received')
    flags.push('cash_received_early')
  if (entry?.class === 'household') flags.push('household_asset')
  if (target.voice) flags.push('voice_text')
  if (target.match === 'all' || target.match === 'rest') flags.push('bulk')
  if (out) flags.push('cross_village')
  if (
    money.distribution.length &&
    income?.yuan &&
    money.distribution.reduce((sum, row) => sum + (row.yuan ?? 0), 0) > income.yuan
  )
    flags.push('distribution_exceeds_income')
  found.facts =
    status !== null ||
    income !== null ||
    money.expense !== null ||
    money.kwh !== null ||
    state.issues.length > 0 ||
    money.unpaid ||
    state.same ||
    money.relative !== null ||
    money.distribution.length > 0 ||
    flags.includes('relative_amount') ||
    money.figures
  if (money.expected !== null)
    found.expected.push({ asset_id: target.entries[0]?.id ?? null, period: null, yuan: money.expected })
  buildItems(draft, found, said, out ? null : status)
  if (!out) leftOpen(draft, found, status)
  else missing.length = 0
  if (out) found.confirm = false
  return found
}
