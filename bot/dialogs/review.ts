import { readChoice } from '../../entities/report/read/index.ts'
import { Report } from '../../entities/report/report.ts'
import { reviewable } from '../../entities/report/reports.ts'
import { placeMeant } from '../../entities/reminder/scope.ts'
import { reviewTexts } from '../../entities/texts/review.ts'
import { inquire } from '../review/ask.ts'
import { acceptSeen, giveBackTo, reportsOf } from '../review/decide.ts'
import { showReport } from '../review/detail.ts'
import { showList, showVillage } from '../review/list.ts'
import { readReviewOrder, type ReviewOrder } from '../review/orderWords.ts'
import { REVIEW, type ReviewTalk, type Seen } from '../review/talk.ts'
import type { Dialogue, KnownTurn } from '../turn.ts'

/** 待审 - after the list: a number or a village shows it, 收 退 问 with numbers, or without for the one being looked at. */
export const review: Dialogue = {
  name: REVIEW,
  async step(turn) {
    const state = turn.talk.state<ReviewTalk>()
    const choice = readChoice(turn.text, state.listed.length)
    if (choice !== null) {
      await showReport(turn, state, state.listed[choice - 1]![0])
      return 'done'
    }
    const order = readReviewOrder(turn.text)
    if (order === null) return isVillage(turn)
    return obey(turn, state, order)
  },
}

async function isVillage(turn: KnownTurn): Promise<'done' | 'pass'> {
  if (!/^看?\p{Script=Han}{2,8}$/u.test(turn.text)) return 'pass'
  const place = await placeMeant(turn.tx, turn.person, turn.text.replace(/^看/, ''))
  if (place?.code.length !== 12 || place.outside) return 'pass'
  await showVillage(turn, place.code)
  return 'done'
}

async function obey(turn: KnownTurn, state: ReviewTalk, order: ReviewOrder): Promise<'done' | 'pass'> {
  if (order.what === 'next') return next(turn, state)
  if (order.what === 'acceptRest') {
    const except = new Set(picked(state, order.except).map(([id]) => id))
    const all = [...state.listed, ...state.plain.filter(([id]) => !state.listed.some(([one]) => one === id))]
    await acceptSeen(
      turn,
      all.filter(([id]) => !except.has(id)),
    )
    return 'done'
  }
  const picks = order.numbers.length > 0 ? picked(state, order.numbers) : await looking(turn, state)
  if (picks.length === 0) return order.numbers.length === 0 ? 'pass' : nothingThere(turn, state)
  if (order.what === 'accept') await acceptSeen(turn, picks)
  else if (order.what === 'return')
    await (order.reason === ''
      ? turn.reply(reviewTexts.needsReason())
      : giveBackTo(turn, await reportsOf(turn, picks), order.reason))
  else if (order.words === '') await turn.reply(reviewTexts.needsWords())
  else for (const report of await reportsOf(turn, picks)) await inquire(turn, report, order.words)
  return 'done'
}

const picked = ({ listed }: ReviewTalk, numbers: number[]): Seen[] =>
  numbers.flatMap((number) => (listed[number - 1] ? [listed[number - 1]!] : []))

/** The one on the screen, as it was when it was listed; seen anew it counts as seen. */
async function looking(turn: KnownTurn, { open }: ReviewTalk): Promise<Seen[]> {
  if (open === null) return []
  const report = await turn.tx.db.findOneBy(Report, { id: open })
  return report ? [[report.id, report.version]] : []
}

async function nothingThere(turn: KnownTurn, { listed }: ReviewTalk): Promise<'done'> {
  await turn.reply(reviewTexts.noSuchNumber({ most: listed.length }))
  return 'done'
}

/** 下一条 - the next of the list that still waits; after the last the list is made anew. */
async function next(turn: KnownTurn, state: ReviewTalk): Promise<'done'> {
  const at = state.listed.findIndex(([id]) => id === state.open)
  const waiting = await reportsOf(turn, state.listed.slice(at + 1))
  const found = waiting.find((report) => reviewable.includes(report.state))
  if (found) await showReport(turn, state, found.id)
  else await showList(turn)
  return 'done'
}
