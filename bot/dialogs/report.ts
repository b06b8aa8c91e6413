import { assetsInScope } from '../../entities/asset/assets.ts'
import { local } from '../../entities/base/clock.ts'
import type { Draft, DraftItem } from '../../entities/report/draft.ts'
import {
  matchAssets,
  readAmount,
  readChoice,
  readPeriod,
  readReport,
  readStatus,
  readYesBut,
  readYesNo,
} from '../../entities/report/read/index.ts'
import { reportTexts } from '../../entities/texts/report.ts'
import { isAboutAnother } from '../report/another.ts'
import { known } from '../report/context.ts'
import type { ReportDraft } from '../../entities/report/reportDraft.ts'
import { REPORT } from '../../entities/report/resume.ts'
import { drop, openDraft, resumeAside, tookAnswer } from '../report/open.ts'
import { askedStatuses, periodChoices, proceed } from '../report/proceed.ts'
import { unlearnCalled } from '../report/localNames.ts'
import { photosOf } from '../report/photos.ts'
import type { Dialogue, KnownTurn } from '../turn.ts'

/** The answer to what was asked of a draft; a message about something else passes and leaves the draft where it is. */
export const report: Dialogue = {
  name: REPORT,
  async step(turn) {
    const row = await openDraft(turn)
    if (row === null) return 'pass'
    const { draft, readerWants } = row
    const { asked } = draft
    if (asked === null) return 'pass'
    const remark = asked.what === 'confirm' ? readYesBut(turn.text) : null
    if (remark === null && (await isAboutAnother(turn, draft))) return 'pass'
    if (reportTexts.cancelWords.test(turn.text)) return cancel(turn, row)
    // what nobody has read yet has no answer; only a bare figure can belong to it, the rest is read together (route.ts)
    const isUnread = turn.saying.unread?.draftId === row.id
    if (isUnread && !(['amount', 'due', 'unit'].includes(asked.what) && reportTexts.figureWords.test(turn.text)))
      return 'pass'
    if (isTotal(turn.text, draft)) {
      await turn.reply(reportTexts.totalOfMany())
      return 'done'
    }
    const step = asked.what === 'confirm' ? confirm(turn, draft, remark) : await take(turn, draft)
    if (step === 'pass') return 'pass'
    if (step === 'refused') {
      await unlearnCalled(turn, draft)
      return cancel(turn, row)
    }
    turn.saying.prompted = !isUnread
    await tookAnswer(turn, row)
    draft.photos.push(...photosOf(turn))
    const assets = new Map((await assetsInScope(turn.tx, turn.person)).map((asset) => [asset.id, asset]))
    // a figure said in the same breath leaves nothing the reader wanted to ask
    const wants = step === 'amended' || (readerWants && step !== 'agreed' && !isUnread)
    await proceed(turn, draft, { readerWants: wants, assets })
    return 'done'
  },
}

type Step = 'pass' | 'answered' | 'agreed' | 'refused' | 'amended'

async function take(turn: KnownTurn, draft: Draft): Promise<Step> {
  const { asked } = draft
  if (asked === null || !(await applies(turn, draft, draft.items[asked.item]!, asked.what))) return 'pass'
  // what was misheard would else be filed unseen
  if (turn.message.spoken) draft.flags = [...new Set([...draft.flags, 'voice_text'])]
  return 'answered'
}

async function cancel(turn: KnownTurn, row: ReportDraft): Promise<'done'> {
  await drop(turn, row)
  await turn.reply(reportTexts.dropped())
  await resumeAside(turn)
  return 'done'
}

/** "2.3万" or "应该是 14125" while one figure is being read back changes that figure, and nothing else. */
function amend(turn: KnownTurn, draft: Draft): Step {
  const [item] = draft.items
  const figure =
    /^(?:不对|不是|错了)?[，,\s]*(?:应该)?(?:是|改成)?\s*(?<amount>[\d零一二两三四五六七八九十百千万.,w元块多来]+)[。.]?$/i.exec(
      turn.text,
    )
  const amount = figure === null ? null : readAmount(figure.groups?.['amount'] ?? '')
  if (draft.items.length !== 1 || !item || item.yuan === null || amount === null || amount.yuan === null) return 'pass'
  Object.assign(item, { yuan: amount.yuan, precision: amount.precision })
  return 'amended'
}

/** 大棚一共收了四千, asked about one of two: a sum of several is never split by us, nor booked for one. */
const isTotal = (text: string, { asked, items }: Draft): boolean =>
  asked?.what === 'amount' && items.length > 1 && reportTexts.totalWords.test(text)

function confirm(turn: KnownTurn, draft: Draft, remark: string | null): Step {
  if (remark !== null) {
    draft.words = `${draft.words}；${remark}`.slice(0, 2000)
    draft.confirmed = true
    return 'agreed'
  }
  const agreed = readYesNo(turn.text) ?? (readChoice(turn.text, 2) === null ? null : readChoice(turn.text, 2) === 1)
  if (agreed === null) return amend(turn, draft)
  if (!agreed) return 'refused'
  draft.confirmed = true
  return 'agreed'
}

/** Writes the answer into the draft's item; false when the message is no answer to the question. */
async function applies(turn: KnownTurn, draft: Draft, item: DraftItem, what: string): Promise<boolean> {
  if (what !== 'asset' && what !== 'unit' && reportTexts.skipWords.test(turn.text)) {
    item.skipped.push(what as never)
    return true
  }
  switch (what) {
    case 'asset':
      return chooseAsset(turn, item)
    case 'period': {
      const options = periodChoices(turn)
      const choice = readChoice(turn.text, options.length)
      const period = choice === null ? readPeriod(turn.text, local(turn.tx.clock.now()).format()) : options[choice - 1]!
      if (period === null) return false
      // the answer holds for all that was said in the same breath
      for (const each of draft.items) each.period ??= period
      draft.flags = draft.flags.filter((flag) => flag !== 'period_inferred')
      return true
    }
    case 'status': {
      const choice = readChoice(turn.text, askedStatuses.length)
      item.status = choice === null ? readStatus(turn.text) : (askedStatuses[choice - 1] ?? null)
      return item.status !== null
    }
    case 'unit':
      return chooseUnit(turn, item)
    case 'amount':
    case 'due':
      return fillAmount(turn, item, what)
    case 'reason':
      return giveReason(turn, draft, item)
    default:
      return false
  }
}

async function chooseAsset(turn: KnownTurn, item: DraftItem): Promise<boolean> {
  const choice = readChoice(turn.text, item.candidates.length)
  if (choice !== null) {
    item.assetId = item.candidates[choice - 1]!
    item.match = 'exact'
    return true
  }
  const { context } = await known(turn)
  const candidates = (context.ledger ?? []).filter((entry) => item.candidates.includes(Number(entry.id)))
  const [found, ...more] = matchAssets(turn.text, candidates)
  if (found?.entries.length !== 1 || more.length > 0) return false
  // a whole new report in the answer is a new report
  if ((readAmount(turn.text)?.yuan ?? null) !== null) return false
  item.assetId = Number(found.entries[0]!.id)
  item.match = 'alias'
  return true
}

function chooseUnit(turn: KnownTurn, item: DraftItem): boolean {
  if (/不对|不是|错|改/.test(turn.text)) return false
  const raw = Number(item.raw)
  const choice =
    readChoice(turn.text, 2) ??
    (/^\s*(万|万元|w)\s*$/i.test(turn.text) ? 1 : /^\s*(元|块|块钱)\s*$/.test(turn.text) ? 2 : null)
  if (choice !== null && Number.isFinite(raw)) {
    // decimals of a yuan amount survive as written: 3.2万 is 32000, not 32000.000000000004
    item.yuan = choice === 1 ? Math.round(raw * 1_000_000) / 100 : raw
  } else {
    const amount = readAmount(turn.text)
    if (amount === null || amount.yuan === null) return false
    item.yuan = amount.yuan
  }
  item.raw = null
  item.precision = 'exact'
  return true
}

function fillAmount(turn: KnownTurn, item: DraftItem, what: 'amount' | 'due'): boolean {
  const amount = readAmount(turn.text)
  if (amount === null) return false
  if (amount.yuan === null) {
    item.raw = amount.raw ?? turn.text
    return true
  }
  item.yuan = amount.yuan
  item.precision = amount.precision ?? 'exact'
  item.basis = what === 'due' ? 'receivable' : 'received'
  return true
}

/** A reason is read for issues and otherwise kept in the sender's words. */
async function giveReason(turn: KnownTurn, draft: Draft, item: DraftItem): Promise<boolean> {
  const { context } = await known(turn)
  const reading = readReport(turn.text, context)
  if (reading.intent === 'ask' && /[?？吗呢]$/.test(turn.text)) return false
  item.issues = [...new Set([...item.issues, ...reading.items.flatMap((read) => read.issues ?? [])])]
  item.skipped.push('reason')
  draft.words = `${draft.words}；${turn.text}`.slice(0, 2000)
  return true
}
