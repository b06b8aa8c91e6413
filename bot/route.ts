import { HIDDEN } from '../entities/base/mask.ts'
import { assetsInScope } from '../entities/asset/assets.ts'
import { isPicture, isTable } from '../entities/message/fileKinds.ts'
import { isRefused } from '../entities/message/incoming.ts'
import { can } from '../entities/person/policy.ts'
import { type Reading, readReport } from '../entities/report/read/index.ts'
import type { ReportDraft } from '../entities/report/reportDraft.ts'
import { isGreeting } from '../entities/question/askingWords.ts'
import { botTexts } from '../entities/texts/bot.ts'
import { errorSentence } from '../entities/texts/errors.ts'
import { unclearTexts } from '../entities/texts/question.ts'
import { reportTexts } from '../entities/texts/report.ts'
import { DomainError } from '../entities/base/errors.ts'
import { takeAdoption } from './adoptReply.ts'
import { answerQuestion, notUnderstood } from './ask.ts'
import { commands } from './commands/index.ts'
import { takeConfirmation } from './confirmReply.ts'
import { dialogs } from './dialogs/index.ts'
import { takeInquiryAnswer } from './dialogs/inquiry.ts'
import { takeDutyReply } from './dutyReply.ts'
import { welcomeStranger } from './enrol.ts'
import { takeCaption } from './report/caption.ts'
import { takePaper } from './file/takePaper.ts'
import { type Known, known, readable } from './report/context.ts'
import { dropLast, openDraft, repeatQuestion } from './report/open.ts'
import { noteDisposal, offerDisposal } from './process/offerDisposal.ts'
import { proceed } from './report/proceed.ts'
import { takeTable } from './form/take.ts'
import { readOn } from './report/readOn.ts'
import { takePlace } from './report/place.ts'
import { takeReport } from './report/take.ts'
import type { KnownTurn, Turn } from './turn.ts'
import { takeVote } from './voteReply.ts'

/** Where a message goes, first match wins: stranger > unusable > vote > taking in > duty answer > table > place > command > running exchange > report > question. */
export async function route(turn: Turn): Promise<void> {
  if (!isKnown(turn)) return welcomeStranger(turn)
  if (await refused(turn)) return
  if (turn.text.includes(HIDDEN)) await turn.reply(botTexts.personalNumbers())
  if ((await takeVote(turn)) || (await takeAdoption(turn))) return
  if ((await takeDutyReply(turn)) || (await takeConfirmation(turn))) return
  if (await takeTable(turn)) return
  if (await takePaper(turn)) return
  if (await takePlace(turn)) return keepAsking(turn)
  if (await takeInquiryAnswer(turn)) return
  if (await runCommand(turn)) return
  const answered = await continueDialog(turn)
  if (!answered && turn.talk.name !== '' && (await takeDutyReply(turn, true))) return
  if (!answered) await reportOrAsk(turn)
  await keepAsking(turn)
  await offerDisposal(turn)
}

const isKnown = (turn: Turn): turn is KnownTurn => turn.person !== null

/** Files that were not taken, a text too long, nothing at all: one sentence, nothing changed. True when nothing usable is left. */
async function refused(turn: KnownTurn): Promise<boolean> {
  const limit = turn.tx.settings.value<number>('message.maxCharacters')
  if (turn.text.length > limit) {
    await turn.reply(errorSentence('message/too-long', { limit }))
    return true
  }
  const files = turn.message.files.filter(isRefused)
  for (const file of files) {
    const megabytes = turn.tx.settings.value<number>('file.maxMegabytes')
    await turn.reply(errorSentence(`file/${file.refused}`, { name: file.name.slice(0, 60), limit: megabytes }))
  }
  const nothingLeft =
    turn.text === '' &&
    turn.message.place === null &&
    !turn.message.files.some((file) => isPicture(file) || isTable(file))
  if (nothingLeft && files.length === 0) await turn.reply(errorSentence('message/empty'))
  return nothingLeft
}

async function runCommand(turn: KnownTurn): Promise<boolean> {
  if (turn.text === '' || turn.text.length > 200) return false
  for (const command of commands) {
    const match = command.words.exec(turn.text)
    if (match === null) continue
    if (!command.allowed(turn.person)) throw new DomainError('person/forbidden')
    await command.run(turn, match.groups ?? {})
    return true
  }
  return false
}

async function continueDialog(turn: KnownTurn): Promise<boolean> {
  const dialog = dialogs.find((d) => d.name === turn.talk.name)
  return dialog !== undefined && (await dialog.step(turn)) === 'done'
}

async function reportOrAsk(turn: KnownTurn): Promise<void> {
  if (/^[1-9]$/.test(turn.text)) return turn.reply(reportTexts.noChoiceOpen())
  if (turn.talk.name === '' && reportTexts.cancelWords.test(turn.text) && (await dropLast(turn))) return
  const context = await known(turn)
  const on = await readOn(turn, context)
  if (on) return report(on.turn, on.reading, context, on.begun)
  const reading = readReport(readable(turn.text), context.context)
  if (await takeCaption(turn, reading, context)) return
  switch (reading.intent) {
    case 'ack':
      return acknowledge(turn)
    case 'ask':
      return answerQuestion(turn)
    case 'refuse':
      return turn.text.includes(HIDDEN) ? undefined : answerQuestion(turn)
    default:
      return report(turn, reading, context)
  }
}

async function report(
  turn: KnownTurn,
  reading: Reading,
  context: Known,
  begun: ReportDraft | null = null,
): Promise<void> {
  if (!can.fileReports(turn.person)) return turn.reply(botTexts.cannotReport())
  const nothing = reading.items.length === 0 && !turn.message.files.some(isPicture)
  if (nothing) return notUnderstood(turn)
  turn.saying.settled = true
  // the rule first, so that the last word is the question to answer
  if (reading.intent === 'dispose_request') {
    await turn.reply(reportTexts.disposal())
    noteDisposal(turn, reading)
  }
  await takeReport(turn, reading, context, begun)
  if (reading.intent === 'mixed' && reading.question) await answerQuestion({ ...turn, text: reading.question })
}

/** 谢谢, 好的: a short kind word to thanks, silence to a mere 收到: an answer to it would only be noise. */
async function acknowledge(turn: KnownTurn): Promise<void> {
  if (isGreeting(turn.text)) await turn.reply(unclearTexts.hello())
  else if (/谢|辛苦/.test(turn.text)) await turn.reply(botTexts.thanks())
}

/** The open question of a report is not lost over something else. */
async function keepAsking(turn: KnownTurn): Promise<void> {
  if (turn.saying.asks) return
  const open = await openDraft(turn)
  if (open === null) return
  if (open.draft.asked !== null) return repeatQuestion(turn, open)
  // what it asked about was reported meanwhile: whatever else is missing
  const assets = new Map((await assetsInScope(turn.tx, turn.person)).map((asset) => [asset.id, asset]))
  await proceed(turn, open.draft, { readerWants: open.readerWants, assets })
}
