import { In } from 'typeorm'
import dayjs from 'dayjs'
import { afterQuiet } from '../base/calendar.ts'
import { localDate } from '../base/clock.ts'
import { isDuplicateKey } from '../base/errors.ts'
import { HIDDEN } from '../base/mask.ts'
import type { Runtime } from '../base/runtime.ts'
import { tell } from '../message/tell.ts'
import { awayOn } from '../person/absence.ts'
import { countyPeople } from '../person/duty.ts'
import { addressOf } from '../person/people.ts'
import { can } from '../person/policy.ts'
import type { Person } from '../person/person.ts'
import { questionTexts } from '../texts/question.ts'
import { reviewedTexts } from '../texts/reviewed.ts'
import { answererText } from './handToNext.ts'
import type { Numbered } from './questions.ts'
import { ReviewOffer } from './reviewOffer.ts'

/**
 * 征询收录 - asks one reviewer whether a person's answer goes into the rulebook: once for one answer, outside of the quiet hours, and
 * never when personal numbers had to be masked in it. Preferably somebody else than the answerer: four eyes see more.
 */
export async function offerReview(tx: Runtime, question: Numbered, answerer: Person): Promise<void> {
  const { id, number, text, answer } = question
  if (answer === null || answer === questionTexts.attached() || `${text}${answer}`.includes(HIDDEN)) return
  const reviewer = await reviewerFor(tx, answerer)
  if (!reviewer) return
  const dueAt = afterQuiet(tx.clock.now(), tx.settings)
  if (await tx.db.existsBy(ReviewOffer, { questionId: id })) return
  try {
    await tx.db.insert(ReviewOffer, {
      questionId: id,
      number,
      personId: reviewer.id,
      state: 'open',
      offeredAt: dueAt,
      decidedAt: null,
    })
  } catch (error) {
    if (isDuplicateKey(error)) return
    throw error
  }
  const offer =
    reviewer.id === answerer.id
      ? reviewedTexts.offer({ number })
      : reviewedTexts.offerToOther({ number, question: text, from: await answererText(tx, answerer), answer })
  await tell(tx, reviewer.id, { key: `question:${number}:review`, text: offer, dueAt })
}

async function reviewerFor(tx: Runtime, answerer: Person): Promise<Person | null> {
  const away = await awayOn(tx, localDate(tx.clock.now()))
  const may: Person[] = []
  for (const person of await countyPeople(tx))
    if (can.reviewAnswers(person, tx.settings) && !away.has(person.id) && (await addressOf(tx, person.id)))
      may.push(person)
  return may.find(({ id }) => id !== answerer.id) ?? may[0] ?? null
}

/** Offers this person was made and did not decide, oldest first; those of the last days only. */
export async function openOffers(tx: Runtime, personId: string): Promise<ReviewOffer[]> {
  const hours = tx.settings.value<number>('dialog.keepHours')
  const since = dayjs(tx.clock.now()).subtract(hours, 'hour').toDate()
  const rows = await tx.db.find(ReviewOffer, { where: { personId, state: 'open' }, order: { id: 'ASC' } })
  return rows.filter(({ offeredAt }) => offeredAt > since && offeredAt <= tx.clock.now())
}

/** 不收 - one reviewer's word; the answer may still be taken by its number. */
export async function leaveOffers(tx: Runtime, numbers: readonly string[]): Promise<void> {
  await tx.db.update(
    ReviewOffer,
    { number: In([...numbers]), state: 'open' },
    { state: 'left', decidedAt: tx.clock.now() },
  )
}
