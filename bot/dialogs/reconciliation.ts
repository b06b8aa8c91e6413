import { DomainError, must } from '../../entities/base/errors.ts'
import { explain, join, lock, split } from '../../entities/funding/groups/decide.ts'
import { changedSince, groupLines, groupPage, groupSeen } from '../../entities/funding/groups/groups.ts'
import { openStates } from '../../entities/funding/groups/state.ts'
import { canReconcile } from '../../entities/funding/policy.ts'
import type { ReconciliationGroup } from '../../entities/funding/reconciliationGroup.ts'
import { readChoice } from '../../entities/report/read/index.ts'
import { reasonsText } from '../../entities/texts/funding.ts'
import { reconciliationTexts as texts, reconciliationWords as words } from '../../entities/texts/reconciliation.ts'
import type { Dialogue, KnownTurn } from '../turn.ts'

export const RECONCILIATION = 'reconciliation'
const PAGE = 9

/** The list as shown, and the one being looked at (its number in the list). */
interface Listing {
  place: string
  townCode?: string
  year?: number
  page: number
  listed: number[]
  open: number | null
}

/** 对账清单 - what a person still has to look at in a place; its numbers stay good while the list is open. */
export async function showOpenGroups(
  turn: KnownTurn,
  asked: Pick<Listing, 'place' | 'townCode' | 'year'>,
  page = 1,
): Promise<void> {
  const { tx, person } = turn
  const filter = { townCode: asked.townCode, year: asked.year }
  const { items, total } = await groupPage(tx, person, { ...filter, states: openStates }, { page, size: PAGE })
  if (items.length === 0) {
    const all = await groupPage(tx, person, filter, { page: 1, size: 1 })
    return turn.reply(
      all.total === 0
        ? texts.noneHere({ place: asked.place })
        : texts.settled({ place: asked.place, groups: all.total }),
    )
  }
  const { fiscal, projects, members } = await groupLines(
    tx,
    items.map((group) => group.id),
  )
  const nameOf = (group: ReconciliationGroup) => {
    const own = members.filter((m) => m.groupId === group.id)
    const lines = [...projects, ...fiscal].filter((line) => own.some((m) => m.no === line.no))
    return lines[0]?.name.trim() ?? ''
  }
  turn.talk.begin(RECONCILIATION, {
    ...asked,
    page,
    listed: items.map((group) => group.id),
    open: null,
  } satisfies Listing)
  await turn.reply(
    texts.list({
      place: asked.place,
      open: total,
      lines: items.map((group, i) =>
        texts.item({
          number: i + 1,
          village: group.village,
          year: group.year,
          name: nameOf(group),
          state: group.state,
          fen: group.diffFen,
        }),
      ),
      more: total - page * PAGE > 0 ? total - page * PAGE : 0,
    }),
  )
}

/** After the list: a number shows one; 说明, 锁定, 拆开 and 合并 act on it. */
export const reconciliation: Dialogue = {
  name: RECONCILIATION,
  async step(turn) {
    const state = turn.talk.state<Listing>()
    const choice = readChoice(turn.text, state.listed.length)
    if (choice !== null) return done(show(turn, state, choice))
    if (words.next.test(turn.text)) return done(showOpenGroups(turn, state, state.page + 1))
    if (/^\d{1,2}$/.test(turn.text)) return done(turn.reply(texts.noSuchNumber({ count: state.listed.length })))
    const act = actionIn(turn.text)
    if (act === null) return 'pass'
    const numbers = act.numbers.length > 0 ? act.numbers : state.open === null ? [] : [state.open]
    if (numbers.length === 0) return 'pass'
    const ids = numbers.map((number) => state.listed[number - 1])
    if (ids.some((id) => id === undefined)) return done(turn.reply(texts.noSuchNumber({ count: state.listed.length })))
    return done(numbered(numbers, () => carryOut(turn, act, { numbers, ids: ids.flatMap((id) => id ?? []) })))
  },
}

async function done(work: Promise<unknown>): Promise<'done'> {
  await work
  return 'done'
}

/** A refusal names the number in the list that was said, not the group's own. */
async function numbered(numbers: readonly number[], work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof DomainError) || error.data['id'] === undefined || numbers.length !== 1) throw error
    throw new DomainError(error.code, { ...error.data, id: numbers[0] ?? 0 })
  }
}

type Action = { numbers: number[] } & ({ what: 'explain'; words: string } | { what: 'lock' | 'split' | 'join' })

function actionIn(text: string): Action | null {
  const explained = words.explain.exec(text)?.groups
  if (explained)
    return { what: 'explain', words: explained['words']?.trim() ?? '', numbers: numbersIn(explained['number']) }
  const joined = words.join.exec(text)?.groups
  if (joined) return { what: 'join', numbers: numbersIn(joined['numbers']) }
  for (const what of ['lock', 'split'] as const) {
    const said = words[what].exec(text)?.groups
    if (said) return { what, numbers: numbersIn(said['number']) }
  }
  return null
}

const numbersIn = (text: string | undefined): number[] => (text?.match(/\d+/g) ?? []).map(Number)

async function carryOut(
  turn: KnownTurn,
  act: Action,
  { numbers, ids }: { numbers: number[]; ids: number[] },
): Promise<void> {
  const { tx, person } = turn
  const by = { who: person, messageId: turn.message.id }
  const [number = 0] = numbers
  const [id = 0] = ids
  switch (act.what) {
    case 'explain': {
      if (act.words === '') return turn.reply(texts.explainNeedsReason(number))
      const group = await explain(tx, id, act.words, by)
      return turn.reply(texts.explained({ number, words: group.explanation, mayLock: canReconcile.lock(person) }))
    }
    case 'lock':
      await lock(tx, id, by)
      return turn.reply(texts.locked({ number }))
    case 'split': {
      const parts = await split(tx, id, by)
      return turn.reply(texts.split({ number, count: parts.length }))
    }
    case 'join': {
      const group = await join(tx, ids, by)
      return turn.reply(
        texts.joined({ numbers: numbers.join('、'), left: texts.joinedState(group.state, group.diffFen) }),
      )
    }
  }
}

async function show(turn: KnownTurn, state: Listing, number: number): Promise<void> {
  const { tx, person } = turn
  const id = state.listed[number - 1]
  must(id !== undefined, 'funding/group-not-found', { id: number })
  const group = await groupSeen(tx, person, id)
  const lines = await groupLines(tx, [id])
  turn.talk.begin(RECONCILIATION, { ...state, open: number } satisfies Listing)
  const mayExplain = canReconcile.decide(person) && group.status !== 'matched' && group.state !== 'locked'
  const mayLock = canReconcile.lock(person) && (group.state === 'matched' || group.state === 'explained')
  const detail = texts.detail({
    number,
    state: group.state,
    fiscal: lines.fiscal,
    projects: lines.projects,
    reasons: reasonsText(group.reasons),
    explanation: group.explanation,
    changed: changedSince(lines).length,
  })
  const next = mayLock ? texts.canLock(number) : mayExplain ? texts.canExplain(number) : ''
  await turn.reply([detail, next].filter((part) => part !== '').join('\n'))
}
