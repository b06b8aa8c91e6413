import { localDate } from '../../base/clock.ts'
import type { Entry } from '../../texts/rulebook/entry.ts'
import type { ClauseStanding } from './cited.ts'
import type { ReviewedAnswer } from './reviewedAnswer.ts'

/** The id under which a reviewed answer stands in the rulebook: reviewed/12. */
export const entryIdOf = ({ id }: Pick<ReviewedAnswer, 'id'>): string => `reviewed/${id}`

/** The reviewed answer behind an entry's id; null when it is none. */
export const reviewedIdOf = (entryId: string | null): number | null => {
  const id = /^reviewed\/(\d+)$/.exec(entryId ?? '')?.[1]
  return id === undefined ? null : Number(id)
}

/** As an entry of the rulebook, to be matched beside the others. A draft is shown as if it were live on the day it was made. */
export function asEntry(reviewed: ReviewedAnswer & { readonly standing?: ClauseStanding }): Entry {
  const { document, article, standing = 'verified' } = reviewed
  return {
    id: entryIdOf(reviewed),
    topic: 'reviewed',
    ask: reviewed.ways,
    // braces are placeholders in an entry; a person means them as they are
    say: reviewed.say.replaceAll('{', '｛').replaceAll('}', '｝'),
    on: [
      {
        kind: 'reviewed',
        document: document === null || article === null ? '' : `《${document}》`,
        article: article ?? '',
        by: reviewed.reviewedBy ?? reviewed.createdBy,
        on: localDate(reviewed.reviewedAt ?? reviewed.createdAt),
        clause: standing,
      },
    ],
  }
}
