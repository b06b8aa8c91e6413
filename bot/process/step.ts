import { type DisposalFacts } from '../../entities/asset/disposal/disposal.ts'
import { usualParties } from '../../entities/asset/handover/begin.ts'
import { awaitedParty } from '../../entities/asset/handover/sign.ts'
import { Asset } from '../../entities/asset/asset.ts'
import { possibleSteps } from '../../entities/asset/process/machine.ts'
import { machineOf } from '../../entities/asset/process/machines.ts'
import { bringPaper, missingPapers, type Paper } from '../../entities/asset/process/papers.ts'
import type { AssetProcess } from '../../entities/asset/process/process.ts'
import { takeStep } from '../../entities/asset/process/take.ts'
import { localDate } from '../../entities/base/clock.ts'
import { unitOf } from '../../entities/person/unit.ts'
import { peopleOf } from '../../entities/person/people.ts'
import { tell } from '../../entities/message/tell.ts'
import { buttons } from '../../entities/texts/buttons.ts'
import { disposalMethodNames, paperNames, paperWords, processWords } from '../../entities/texts/process.ts'
import { processCommandWords, processTexts } from '../../entities/texts/processChat.ts'
import { yuanText } from '../../entities/texts/money.ts'
import { picturesOf } from '../notice/draft.ts'
import type { KnownTurn } from '../turn.ts'
import { readFacts } from './facts.ts'
import { PROCESS_TALK, type ProcessTalk } from './talk.ts'
import { askSignature, tellSigner } from './signing.ts'
import { mainSteps, nextText, paperList } from './status.ts'

/** Read back before they are done: the last word of an office, and what cannot be taken back. */
const readBack = ['county_confirm', 'county_approve', 'write_off', 'register']

/** `C0003 …`: what was said about one process. Pictures are papers of it; words are a step; nothing more is a look at it. */
export async function sayProcess(turn: KnownTurn, process: AssetProcess, words: string): Promise<void> {
  const photos = picturesOf(turn)
  const name = stepSaid(turn, process, words)
  if (process.kind === 'handover' && process.state === 'not_due' && processCommandWords.items.test(words))
    return prepare(turn, process, { words, photos })
  if (photos.length > 0) {
    const paper = paperSaid(process, words) ?? (await onlyMissing(turn, process, name))
    if (paper === null) return askPaper(turn, process, photos)
    await bring(turn, process, paper, photos)
    if (name === null) return saidPaper(turn, process, paper)
  }
  if (words === '')
    return turn.reply(processTexts.status({ process, next: await nextText(turn.tx, turn.person, process) }))
  if (name === null) return unclear(turn, process, words)
  if (awaitedParty(process) !== null && /^(sign_|countersign)/.test(name)) return askSignature(turn, process)
  const said = words.replace(processWords[process.kind].steps[name]!.says!, '')
  // the kind of meeting is in the word that names the step
  const facts = readFacts(name, /_vote$|_review$/.test(name) ? words : said, localDate(turn.tx.clock.now()))
  if (await isToConfirm(turn, process, name)) return confirmStep(turn, process, name, facts)
  return doStep(turn, { processId: process.id, step: name, facts })
}

/** What the rule would refuse anyway is not asked about first. */
async function isToConfirm(turn: KnownTurn, process: AssetProcess, name: string): Promise<boolean> {
  const machine = machineOf(process.kind)
  if (!readBack.includes(name) || !possibleSteps(machine, process).includes(name) || !isOwn(turn, process, name))
    return false
  return (await missingPapers(turn.tx, process, machine.steps[name]!)).length === 0
}

const isOwn = ({ person }: KnownTurn, { kind }: AssetProcess, name: string) =>
  machineOf(kind).steps[name]!.by.includes(person.role)

/** The step the words name: one that can be taken now before one that cannot, whose refusal then says why. */
function stepSaid(turn: KnownTurn, process: AssetProcess, words: string): string | null {
  const { steps } = processWords[process.kind]
  const named = Object.keys(steps).filter((name) => steps[name]!.says?.test(words) || words === steps[name]!.name)
  const possible = possibleSteps(machineOf(process.kind), process).filter((name) => named.includes(name))
  return possible.find((name) => isOwn(turn, process, name)) ?? possible[0] ?? named[0] ?? null
}

/** Which of this process's papers the words name. */
function paperSaid(process: AssetProcess, words: string): Paper | null {
  const own = ownPapers(process)
  for (const [pattern, meant] of paperWords) {
    const found = pattern.test(words) ? meant.find((paper) => own.includes(paper)) : undefined
    if (found) return found
  }
  return null
}

const papersOfKind: Record<AssetProcess['kind'], readonly Paper[]> = {
  registration: [],
  title: ['registration_form', 'approval', 'minutes', 'stamped_form', 'deed'],
  handover: ['handover_list', 'signed_list'],
  disposal: ['vote_minutes', 'decision', 'appraisal_report', 'exit_agreement', 'sale_papers', 'receipt'],
}
const ownPapers = ({ kind }: AssetProcess): readonly Paper[] => papersOfKind[kind]

/** A picture that comes with a step is the one paper the step lacks. */
async function onlyMissing({ tx }: KnownTurn, process: AssetProcess, name: string | null): Promise<Paper | null> {
  const step = name ?? mainSteps(process)[0]
  if (step === undefined) return null
  if (step === 'book') return 'receipt'
  const missing = await missingPapers(tx, process, machineOf(process.kind).steps[step]!)
  return missing.length === 1 ? missing[0]! : null
}

export async function bring(
  turn: KnownTurn,
  process: AssetProcess,
  paper: Paper,
  photos: readonly string[],
): Promise<void> {
  const { tx, person, message } = turn
  for (const sha256 of photos)
    await bringPaper(tx, person, { processId: process.id, paper, sha256, messageId: message.id })
}

export async function saidPaper(turn: KnownTurn, process: AssetProcess, paper: Paper): Promise<void> {
  const [name] = mainSteps(process)
  const missing = name ? await missingPapers(turn.tx, process, machineOf(process.kind).steps[name]!) : []
  await turn.reply(processTexts.paper({ code: process.code, paper: paperNames[paper], missing: paperList(missing) }))
}

async function askPaper(turn: KnownTurn, process: AssetProcess, photos: string[]): Promise<void> {
  turn.talk.begin(PROCESS_TALK, { what: 'paper', processId: process.id, photos } satisfies ProcessTalk)
  await turn.reply(processTexts.paperUnknown({ code: process.code, papers: paperList(ownPapers(process)) }))
}

/** The answer to "which paper is this"; false when it names none. */
export async function namePaper(turn: KnownTurn, process: AssetProcess, photos: string[]): Promise<boolean> {
  const paper = paperSaid(process, turn.text)
  if (paper === null) return false
  await bring(turn, process, paper, photos)
  await saidPaper(turn, process, paper)
  return true
}

async function unclear(turn: KnownTurn, process: AssetProcess, words: string): Promise<void> {
  const paper = paperSaid(process, words)
  if (paper !== null)
    return turn.reply(processTexts.paper({ code: process.code, paper: '', missing: paperNames[paper] }))
  const { steps } = processWords[process.kind]
  const own = possibleSteps(machineOf(process.kind), process).filter((name) => isOwn(turn, process, name))
  if (own.length === 0) return turn.reply(processTexts.nothingToDo({ code: process.code }))
  const says = own.map((name) => steps[name]!.name).join('、')
  await turn.reply(processTexts.stepUnknown({ code: process.code, says }))
}

async function confirmStep(
  turn: KnownTurn,
  process: AssetProcess,
  step: string,
  facts: Record<string, unknown>,
): Promise<void> {
  const { method } = process.facts as unknown as DisposalFacts
  const text =
    step === 'write_off'
      ? processTexts.readBackWriteOff({
          process,
          method: disposalMethodNames[method],
          proceeds: yuanText(Number(process.facts['proceedsFen'] ?? 0)),
        })
      : processTexts.readBack({
          process,
          step: processWords[process.kind].steps[step]!.name,
          what: Object.values(facts).join('，'),
        })
  const talk = { what: 'confirm', processId: process.id, step, facts, seen: process.version } satisfies ProcessTalk
  turn.talk.begin(PROCESS_TALK, talk)
  await turn.reply(text, { choices: buttons.right })
}

/** Takes the step and says what comes next; whoever is concerned hears of it. */
export async function doStep(
  turn: KnownTurn,
  order: { processId: number; step: string; facts: Record<string, unknown>; seen?: number },
): Promise<void> {
  const { tx, person, message } = turn
  const { process } = await takeStep(tx, person, { ...order, messageId: message.id })
  const { name } = processWords[process.kind].steps[order.step]!
  await turn.reply(processTexts.taken({ process, step: name, next: await nextText(tx, person, process) }))
  await spread(turn, process, order)
}

/** The village hears of what was sent back and of the end; others look at their list. */
async function spread(
  turn: KnownTurn,
  process: AssetProcess,
  { step, facts }: { step: string; facts: Record<string, unknown> },
): Promise<void> {
  const { tx, person } = turn
  const sentBack = ['return', 'refuse', 'dispute'].includes(step)
  if (!sentBack && process.closedOn === null) return
  const by = `${await unitOf(tx, person)}${person.name}`
  const { name } = processWords[process.kind].steps[step]!
  const text = sentBack
    ? processTexts.tellReturned({ process, step: name, by, reason: String(facts['reason'] ?? '') })
    : processTexts.tellDone({ process })
  for (const { id } of await peopleOf(tx, process.villageCode, 'village'))
    if (id !== person.id) await tell(tx, id, { key: `process:${process.id}:${process.version}:${id}`, text })
}

/** `C0005 清单 泵站1座、钥匙2把` with its picture: the list, with the parties as usual. */
async function prepare(
  turn: KnownTurn,
  process: AssetProcess,
  { words, photos }: { words: string; photos: string[] },
): Promise<void> {
  const { tx, person, message } = turn
  const said = processCommandWords.items.exec(words)?.groups?.['items'] ?? ''
  const items = said.split(processCommandWords.separators).flatMap((item) => item.trim() || [])
  if (photos.length > 0) await bring(turn, process, 'handover_list', photos)
  const asset = await tx.db.findOneByOrFail(Asset, { id: process.assetId! })
  const facts = { ...(await usualParties(tx, person, asset)), items }
  const taken = await takeStep(tx, person, { processId: process.id, step: 'prepare', facts, messageId: message.id })
  const { name } = processWords.handover.steps['prepare']!
  await turn.reply(
    processTexts.taken({ process: taken.process, step: name, next: await nextText(tx, person, taken.process) }),
  )
  await tellSigner(tx, taken.process, person.id)
}
