import { type Party, parties } from '../../entities/asset/handover/handover.ts'
import { awaitedParty, partyOf, sign } from '../../entities/asset/handover/sign.ts'
import { AssetProcess } from '../../entities/asset/process/process.ts'
import { must } from '../../entities/base/errors.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { tell } from '../../entities/message/tell.ts'
import { buttons } from '../../entities/texts/buttons.ts'
import { partyNames } from '../../entities/texts/process.ts'
import { processTexts } from '../../entities/texts/processChat.ts'
import type { KnownTurn } from '../turn.ts'
import { nextText } from './status.ts'
import { PROCESS_TALK, type ProcessTalk } from './talk.ts'

const MOST_ITEMS = 6

/** What is signed is read back first: the list, the other two, and for whom. */
export async function askSignature(turn: KnownTurn, process: AssetProcess): Promise<void> {
  const as = awaitedParty(process)!
  const { org, name, personId } = partyOf(process, as)
  must(personId === null || personId === turn.person.id, 'handover/not-this-person', {
    party: partyNames[as],
    org,
    name,
  })
  const others = parties
    .filter((party) => party !== as)
    .map((party) => `${partyNames[party]}${partyOf(process, party).org}${partyOf(process, party).name}`)
  const items = process.facts['items'] as string[]
  const shown = items.slice(0, MOST_ITEMS).join('、') + (items.length > MOST_ITEMS ? '……' : '')
  turn.talk.begin(PROCESS_TALK, { what: 'sign', processId: process.id, seen: process.version } satisfies ProcessTalk)
  await turn.reply(
    processTexts.signBack({
      process,
      party: partyNames[as],
      org,
      others: others.join('，'),
      items: shown,
    }),
    { choices: buttons.signing },
  )
}

export async function signNow(turn: KnownTurn, processId: number, seen: number): Promise<void> {
  const { tx, person, message } = turn
  const before = await tx.db.findOneByOrFail(AssetProcess, { id: processId })
  const { process, as } = await sign(tx, person, { process: before, seen, messageId: message.id })
  await turn.reply(processTexts.signed({ process, party: partyNames[as], next: await nextText(tx, person, process) }))
  await tellSigner(tx, process, person.id)
}

/** Whoever is next to sign hears of it at once: nobody else can do it. */
export async function tellSigner(tx: Runtime, process: AssetProcess, except: string): Promise<void> {
  const party: Party | null = awaitedParty(process)
  const next = party === null ? null : partyOf(process, party).personId
  if (party !== null && next !== null && next !== except)
    await tell(tx, next, {
      key: `sign:${process.id}:${process.version}`,
      text: processTexts.pleaseSign({ process, party: partyNames[party] }),
    })
}
