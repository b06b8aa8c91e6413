import { modelTexts } from '../../texts/rulebook/modelTexts.ts'
import type { Clause } from '../search/clause.ts'
import { guard, type GuardFault } from './guard.ts'
import { LONGEST_WORDING } from './guard/form.ts'
import type { Asking, Model } from './model.ts'
import { readWording } from './reply.ts'

/** Characters of a clause that are sent for wording; the guard reads it whole. */
const SHOWN = 1500
/** Asked for a little less than may go out. */
const ASKED_FOR = LONGEST_WORDING - 20

export type Worded =
  | { readonly ok: true; readonly text: string; readonly clauses: readonly Clause[] }
  /** `nonsense`: not the agreed form; `declined`: the model says that the clauses do not answer it. */
  | { readonly ok: false; readonly why: GuardFault | 'nonsense' | 'declined' }

/** 措辞 - one answer in the model's words, let through by the guard, with the clauses it rests on. */
export async function word(
  question: string,
  clauses: readonly Clause[],
  local: string,
  chat: NonNullable<Model['chat']>,
  asking: Asking,
): Promise<Worded> {
  const shown = clauses.map(({ document, article, text }) => ({ document, article, text: text.slice(0, SHOWN) }))
  const said = await chat(
    [
      { role: 'system', content: modelTexts.wording({ longest: ASKED_FOR }) },
      { role: 'user', content: modelTexts.material({ question, clauses: shown }) },
    ],
    asking,
  )
  const wording = readWording(said, clauses.length)
  if (!wording) return { ok: false, why: 'nonsense' }
  if (wording.text.trim() === '') return { ok: false, why: 'declined' }
  const cited = wording.cites.flatMap((place) => clauses[place - 1] ?? [])
  const guarded = guard(wording.text, cited, local)
  return guarded.ok ? { ok: true, text: guarded.text, clauses: cited } : guarded
}
