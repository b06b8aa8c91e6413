import { contentWords, even, type Grounds, modals, sentences, share, texts } from './evidence.ts'
import { figures } from './figure.ts'
import type { ModalClass } from './modalWords.ts'

export type ModalFault = 'modal' | 'condition'

/** How many of the words behind 应当, 可以, 不得 must stand behind the same one in the clause. */
const ENOUGH = 0.6
/** How much of a condition must be told with what it conditions. */
const TOLD = 1 / 3

interface Claim {
  kind: ModalClass
  /** From the modal to the next one or the end of the sentence. */
  behind: string
  before: string
  sentence: string
}

/**
 * What is allowed, required or forbidden must be so in the clause, about the same words, and no other modal of the clause may fit
 * them better; and the condition it stands under is told with it.
 */
export function modalFault(wording: string, grounds: Grounds): ModalFault | null {
  const evidence = texts(grounds).flatMap(sentences).flatMap(claims)
  for (const claim of sentences(even(wording)).flatMap(claims).map(ownPart)) {
    const side = contentWords(claim.behind).length > 0 ? 'behind' : 'before'
    const words = contentWords(claim[side])
    if (words.length === 0) return 'modal'
    const other = side === 'behind' ? contentWords(claim.before) : []
    // the words before it decide only between two that fit alike
    const fits = (one: Claim) => share(words, one[side]) + share(other, one.before) / 100
    const same = evidence.filter((one) => one.kind === claim.kind && share(words, one[side]) >= ENOUGH)
    const best = Math.max(0, ...same.map(fits))
    if (same.length === 0) return 'modal'
    if (evidence.some((one) => one.kind !== claim.kind && fits(one) > best)) return 'modal'
    if (!same.some((one) => fits(one) === best && conditionsTold(one, even(wording)))) return 'condition'
  }
  return null
}

function claims(sentence: string): Claim[] {
  const found = modals(sentence)
  return found.map(({ kind, start, end }, i) => ({
    kind,
    behind: sentence.slice(end, found[i + 1]?.start),
    before: sentence.slice(found[i - 1]?.end ?? 0, start),
    sentence,
  }))
}

/** What a wording says behind a modal ends with the part: the next one may come from elsewhere in the clause. */
const ownPart = (claim: Claim): Claim => ({ ...claim, behind: claim.behind.split(/[，；：]/)[0] ?? '' })

/** 未经同意转租的，可以解除: who says 可以解除 says when. Exceptions too, unless they only point to other laws. */
function conditionsTold({ before, behind, sentence }: Claim, wording: string): boolean {
  const pieces = before.split(/[，：；]/)
  const own = pieces.pop() ?? ''
  const conditions = pieces.filter((piece) => /(?:的|时|后|前|情形|情况)$/.test(piece)).slice(-1)
  const within = /(?:未经|非经|经过?|除|不是|不属于)[\p{Script=Han}]+$/u.exec(own)?.[0]
  if (within) conditions.push(within)
  const exception = /(?:但是?[，,]?)([^，。；]*?)除外/.exec(sentence.slice(sentence.indexOf(behind)))
  if (exception?.[1] !== undefined && !/另有/.test(exception[1])) conditions.push(exception[1])
  const items = /：([^]*)$/.exec(behind)?.[1]?.split(/[；\n]+/) ?? []
  return conditions.every((condition) =>
    /下列|以下情/.test(condition) ? items.some((item) => told(item, wording)) : told(condition, wording),
  )
}

function told(condition: string, wording: string): boolean {
  const words = contentWords(condition)
  if (words.length === 0) return true
  const amounts = figures(condition)
  const sameAmount =
    amounts.length > 0 && figures(wording).some(({ value }) => amounts.some((one) => one.value === value))
  return sameAmount || share(words, wording) >= TOLD
}
