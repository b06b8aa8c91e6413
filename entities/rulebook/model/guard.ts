import type { Clause } from '../search/clause.ts'
import { type AlignmentFault, alignmentFault } from './guard/aligned.ts'
import { type FigureFault, figureFault } from './guard/figures.ts'
import { type FormFault, formFault } from './guard/form.ts'
import { type GroundFault, groundFault } from './guard/grounded.ts'
import { type ModalFault, modalFault } from './guard/modal.ts'
import { type PartyFault, partyFault } from './guard/party.ts'
import { type PolarityFault, polarityFault } from './guard/polarity.ts'
import { type QuotationFault, quotationFault, withoutQuotations } from './guard/quotation.ts'
import { type SourceFault, sourceFault } from './guard/source.ts'

/** Why a wording does not go out; each code is named after its check in guard/. */
export type GuardFault =
  | FormFault
  | QuotationFault
  | SourceFault
  | FigureFault
  | ModalFault
  | PolarityFault
  | PartyFault
  | AlignmentFault
  | GroundFault
  | 'no-clause'

export type Guarded = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: GuardFault }

/**
 * 把关 - decides whether words written by a model may go out as an answer that rests on these clauses. It knows nothing of what is
 * true and refuses whatever it cannot prove from the stored text: being refused costs nothing, the local answer goes out instead.
 * `clauses` are the cited ones, their text as stored; `local`, our own answer, lends words and modals but no figure, quotation or
 * source, because what it says as a default must not come back as a rule.
 */
export function guard(wording: string, clauses: readonly Clause[], local = ''): Guarded {
  const text = wording.trim()
  if (clauses.length === 0) return { ok: false, why: 'no-clause' }
  const why =
    formFault(text, clauses) ??
    quotationFault(text, clauses) ??
    sourceFault(text, clauses) ??
    restFault(text, clauses, local)
  return why === null ? { ok: true, text } : { ok: false, why }
}

function restFault(text: string, clauses: readonly Clause[], local: string): GuardFault | null {
  const own = withoutQuotations(text, clauses)
  const grounds = { clauses, local }
  return (
    figureFault(text, clauses) ??
    modalFault(own, grounds) ??
    polarityFault(own, grounds) ??
    partyFault(own, grounds) ??
    alignmentFault(own, grounds) ??
    groundFault(own, grounds)
  )
}
