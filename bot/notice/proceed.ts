import { assetsInScope } from '../../entities/asset/assets.ts'
import { matchAssets } from '../../entities/report/read/index.ts'
import { actOnNotice } from '../../entities/notice/act.ts'
import type { Notice, NoticeState } from '../../entities/notice/notice.ts'
import { noticeSeen, openNotices } from '../../entities/notice/notices.ts'
import { answerObjection, hearObjection, objectionsOf, openObjections } from '../../entities/notice/objections.ts'
import { daysSetting, openNotice } from '../../entities/notice/open.ts'
import { peopleOf } from '../../entities/person/people.ts'
import { can } from '../../entities/person/policy.ts'
import { tell } from '../../entities/message/tell.ts'
import { regionName } from '../../entities/region/regions.ts'
import { localDate } from '../../entities/base/clock.ts'
import { Notice as NoticeRow } from '../../entities/notice/notice.ts'
import { buttons } from '../../entities/texts/buttons.ts'
import { noticeTexts, noticeWords } from '../../entities/texts/notice.ts'
import { afterNotice } from '../process/afterNotice.ts'
import type { KnownTurn } from '../turn.ts'
import { known } from '../report/context.ts'
import { NOTICE, type NoticeAct, type NoticeDraft } from './draft.ts'

/** In which state a notice can be meant by what is said. */
const meant: Record<NoticeAct, readonly NoticeState[]> = {
  start: ['waiting'],
  repost: ['interrupted'],
  interrupt: ['running'],
  end: ['running'],
  objection: ['running', 'interrupted'],
  answer: ['running', 'interrupted'],
}

/** One step on: which notice, what is still missing, or done. One question at a time. */
export async function proceedNotice(turn: KnownTurn, draft: NoticeDraft): Promise<void> {
  const notice = await noticeMeant(turn, draft)
  if (notice === null) return
  const { id, title } = notice
  const ask = (asked: NoticeDraft['asked'], text: string) => {
    turn.talk.begin(NOTICE, { ...draft, id, asked } satisfies NoticeDraft)
    return turn.reply(text)
  }
  if (draft.act === 'start' && draft.place === '') {
    const before = await lastPlace(turn, notice)
    return ask('place', noticeTexts.askPlace({ title, before }))
  }
  // what is not due is said before a picture is asked for
  const needsPhoto = draft.act === 'start' || draft.act === 'repost' || (draft.act === 'end' && isDue(turn, notice))
  if (needsPhoto && draft.photos.length === 0)
    return ask('photo', noticeTexts.askPhoto({ title, what: draft.act as 'start' | 'repost' | 'end' }))
  if (draft.act === 'end' && isDue(turn, notice) && draft.witness === '' && !(await hasOpen(turn, id)))
    return ask('witness', noticeTexts.askWitness({ title }))
  if (draft.act === 'interrupt' && draft.words === '') return ask('words', noticeTexts.askReason())
  if (draft.act === 'objection' && draft.words === '') return ask('words', noticeTexts.askObjection({ title }))
  if (draft.act === 'answer' && draft.words === '') {
    const [first] = await openObjections(turn.tx, id)
    if (first) return ask('words', noticeTexts.askAnswer({ words: first.words.slice(0, 80) }))
  }
  if (turn.talk.name === NOTICE) turn.talk.end()
  return done[draft.act](turn, notice, draft)
}

const isDue = (turn: KnownTurn, { dueOn }: Notice) => dueOn !== null && dueOn <= localDate(turn.tx.clock.now())
const hasOpen = async (turn: KnownTurn, id: number) => (await openObjections(turn.tx, id)).length > 0

/** Which one is meant: by its number, by the asset named, or the only one; asked when several can be. Answers and returns null otherwise. */
async function noticeMeant(turn: KnownTurn, draft: NoticeDraft): Promise<Notice | null> {
  const { tx, person } = turn
  if (draft.id !== null) return tx.db.findOneByOrFail(NoticeRow, { id: draft.id })
  const code = noticeWords.code.exec(draft.words)?.[0]
  if (code) {
    draft.words = draft.words.replace(code, '').trim()
    const named = await noticeSeen(tx, person, code)
    if (named) return named
  }
  const possible = await openNotices(tx, person, meant[draft.act])
  const answerable = draft.act === 'answer' ? await withOpenObjection(turn, possible) : possible
  const named = await narrowed(turn, answerable, draft)
  if (named.length === 1) return named[0]!
  if (named.length === 0) {
    if (draft.act !== 'start') {
      await turn.reply(noticeTexts.nothingRuns())
      return null
    }
    return opened(turn, draft)
  }
  const listed = named.slice(0, 9)
  const choices = listed.map(({ title }) => title)
  turn.talk.begin(NOTICE, { ...draft, listed: listed.map(({ id }) => id), asked: 'which' } satisfies NoticeDraft)
  await turn.reply(noticeTexts.which({ choices }), { choices: buttons.numbered(choices) })
  return null
}

async function withOpenObjection(turn: KnownTurn, notices: Notice[]): Promise<Notice[]> {
  const open = await Promise.all(notices.map(({ id }) => hasOpen(turn, id)))
  return notices.filter((_, i) => open[i])
}

/** Only where several wait is it looked at what the words name; what an objection says is about the notice, not its name. */
async function narrowed(turn: KnownTurn, notices: Notice[], { words, act }: NoticeDraft): Promise<Notice[]> {
  if (words === '' || (notices.length < 2 && act !== 'start')) return notices
  const { context } = await known(turn)
  const ids = new Set(
    matchAssets(words, context.ledger ?? []).flatMap(({ entries }) => entries.map(({ id }) => Number(id))),
  )
  const names = (await assetsInScope(turn.tx, turn.person)).filter(({ id }) => ids.has(id)).map(({ name }) => name)
  const byAsset = notices.filter(({ title }) => names.some((name) => title.startsWith(name)))
  if (names.length > 0) return byAsset
  const kind = noticeWords.kinds.find(([, pattern]) => pattern.test(words))?.[0]
  const byKind = kind ? notices.filter((notice) => notice.kind === kind) : notices
  return kind ? byKind : notices
}

/** A notice that belongs to no process: said what it is about, it is opened. */
async function opened(
  turn: KnownTurn,
  { words, messageId }: NoticeDraft & { messageId?: number },
): Promise<Notice | null> {
  const { tx, person } = turn
  const kind = noticeWords.kinds.find(([, pattern]) => pattern.test(words))?.[0]
  const about = words.replace(noticeWords.place, '').replace(/^[\s，,。:：]+|[\s，,。:：]+$/g, '')
  if (!kind || person.regionCode.length !== 12 || kind === 'registration' || kind === 'disposal') {
    await turn.reply(noticeTexts.none())
    return null
  }
  const title = `${await regionName(tx, person.regionCode)}${about}`
  return openNotice(tx, person, {
    kind,
    villageCode: person.regionCode,
    title,
    messageId: messageId ?? turn.message.id,
  })
}

/** Where the village's last notice hung. */
async function lastPlace({ tx }: KnownTurn, { villageCode, id }: Notice): Promise<string | null> {
  const rows = await tx.db.find(NoticeRow, { where: { villageCode }, order: { id: 'DESC' }, take: 20 })
  return rows.find((row) => row.id !== id && row.place !== '')?.place ?? null
}

type Doing = (turn: KnownTurn, notice: Notice, draft: NoticeDraft) => Promise<void>
const done: Record<NoticeAct, Doing> = {
  async start(turn, { id, kind }, { place, photos }) {
    const { tx, person, message } = turn
    const now = await actOnNotice(tx, person, { noticeId: id, step: 'start', place, photos, messageId: message.id })
    const decided = tx.settings.changed(daysSetting[kind])
    await turn.reply(noticeTexts.started({ ...now, day: now.postedOn!, due: now.dueOn!, decided }))
    if (kind === 'distribution') await turn.reply(noticeTexts.distributionLaw())
  },
  async repost(turn, { id }, { place, photos }) {
    const { tx, person, message } = turn
    const now = await actOnNotice(tx, person, { noticeId: id, step: 'repost', place, photos, messageId: message.id })
    await turn.reply(noticeTexts.reposted({ title: now.title, day: now.postedOn!, due: now.dueOn! }))
  },
  async interrupt(turn, { id }, { words }) {
    const { tx, person, message } = turn
    const order = { noticeId: id, step: 'interrupt' as const, reason: words, messageId: message.id }
    const now = await actOnNotice(tx, person, order)
    const { code, title, countedDays: counted, days } = now
    await turn.reply(noticeTexts.interrupted({ code, title, counted, left: days - counted }))
  },
  async end(turn, { id }, { photos, witness }) {
    const { tx, person, message } = turn
    const order = { noticeId: id, step: 'end' as const, photos, witness, messageId: message.id }
    const now = await actOnNotice(tx, person, order)
    const { length: objections } = await objectionsOf(tx, id)
    const next = await afterNotice(tx, now)
    await turn.reply([noticeTexts.ended({ ...now, objections }), ...(next ? [next] : [])].join('\n'))
  },
  async objection(turn, { id, title, villageCode }, { words }) {
    const { tx, person, message } = turn
    const heard = await hearObjection(tx, person, { noticeId: id, words, messageId: message.id })
    await turn.reply(
      noticeTexts.objectionHeard({
        title,
        words: heard.words.slice(0, 80),
        answers: can.postNotice(person, { villageCode }),
      }),
    )
    const text = noticeTexts.objectionTold({ title, words: heard.words.slice(0, 80) })
    for (const cadre of await peopleOf(tx, villageCode, 'village'))
      if (cadre.id !== person.id) await tell(tx, cadre.id, { key: `objection:${heard.id}:${cadre.id}`, text })
  },
  async answer(turn, { id, title }, { words }) {
    const { tx, person, message } = turn
    const [first] = await openObjections(tx, id)
    if (!first) return turn.reply(noticeTexts.objectionAnswered({ title, left: 0 }))
    await answerObjection(tx, person, { objectionId: first.id, answer: words, messageId: message.id })
    await turn.reply(noticeTexts.objectionAnswered({ title, left: (await openObjections(tx, id)).length }))
  },
}
