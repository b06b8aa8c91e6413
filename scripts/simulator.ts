import type { Runtime } from '../entities/base/runtime.ts'
import { maskPapers } from '../entities/base/mask.ts'
import { accept } from '../entities/message/inbox.ts'
import { isKept, type KeptFile, type RefusedFile } from '../entities/message/incoming.ts'
import { WORKBOOK } from '../entities/message/fileKinds.ts'
import { keepFile, openFile } from '../entities/message/media.ts'
import type { SimulatorLine } from '../entities/message/simulatorLine.ts'
import { appendLine, linesOf, type NewSimulatorLine } from '../entities/message/simulatorLines.ts'
import { Person, PersonChannel } from '../entities/person/person.ts'
import { regionMap, townCodeOf } from '../entities/region/regions.ts'
import type { IncomingMessage, Line, LineFile, NewLine, SimulatorHost } from '../bot/puppets/simulator/index.ts'

export const SIMULATOR = 'simulator'

/** For a file that is opened without its name. */
const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'image/gif': '.gif',
  [WORKBOOK]: '.xlsx',
}

/** Lends the simulator what a platform has of its own: accounts, chat memory, media, and a door into the inbox. */
export function simulatorHost(runtime: Runtime): SimulatorHost {
  return {
    now: () => runtime.clock.now(),
    people: () => people(runtime),
    receive: (said: NewLine, { id, from, text, files, spoken, place }: IncomingMessage) =>
      runtime.write(async (tx) => {
        const line = toLine(await appendLine(tx, kept(said)))
        if (line.person !== from || line.direction !== 'in') return { line, state: 'taken' }
        const { duplicate } = await accept(tx, {
          channel: SIMULATOR,
          externalId: id,
          address: from,
          text,
          files: files.map(toMessageFile),
          spoken,
          ...(place ? { place } : {}),
        })
        return { line, state: duplicate ? 'duplicate' : 'new' }
      }),
    append: async (line: NewLine) => toLine(await appendLine(runtime, kept(line))),
    history: async (person, after, limit, before) => (await linesOf(runtime, person, after, limit, before)).map(toLine),
    async storeFile(upload) {
      const kept = await keepFile(runtime, upload)
      return isKept(kept)
        ? {
            id: kept.sha256,
            name: kept.name,
            contentType: kept.contentType,
            size: kept.size,
            takenAt: kept.takenAt ?? null,
          }
        : kept
    },
    async openFile(id, { thumbnail }) {
      const file = await openFile(runtime, id, thumbnail)
      return file && { ...file, name: id.slice(0, 12) + (ENDINGS[file.contentType] ?? '') }
    },
  }
}

/** Every active person with an address on the simulator. Phones stay out. */
async function people(runtime: Runtime) {
  const places = await regionMap(runtime)
  const links = await runtime.db.findBy(PersonChannel, { channel: SIMULATOR })
  const known = new Map((await runtime.db.findBy(Person, { status: 'active' })).map((person) => [person.id, person]))
  // towns and villages in the order of the official list
  const placeOf = ({ personId }: PersonChannel) => known.get(personId)?.regionCode ?? ''
  links.sort((a, b) => placeOf(a).localeCompare(placeOf(b)))
  return links.flatMap((link) => {
    const person = known.get(link.personId)
    if (!person) return []
    const { regionCode } = person
    return [
      {
        id: link.address,
        name: person.name,
        role: person.role,
        town: regionCode.length >= 9 ? (places.get(townCodeOf(regionCode))?.name ?? null) : null,
        village: regionCode.length === 12 ? (places.get(regionCode)?.name ?? null) : null,
      },
    ]
  })
}

/** A line as it is stored: without identity card and account numbers. */
const kept = (line: NewLine): NewSimulatorLine => ({
  ...line,
  text: maskPapers(line.text),
  at: new Date(line.at),
  files: line.files.map(toMessageFile),
})

const toMessageFile = (file: LineFile | IncomingMessage['files'][number]): KeptFile | RefusedFile =>
  'refused' in file && file.refused !== undefined
    ? { name: file.name, refused: file.refused }
    : {
        sha256: (file as LineFile).id,
        name: file.name,
        contentType: (file as LineFile).contentType,
        size: (file as LineFile).size,
        takenAt: (file as { takenAt?: string | null }).takenAt ?? null,
      }

function toLine({ id, at, files, ...line }: SimulatorLine): Line {
  return {
    ...line,
    seq: id,
    at: at.toISOString(),
    files: files.map((file) =>
      isKept(file)
        ? { id: file.sha256, name: file.name, contentType: file.contentType, size: file.size }
        : { id: '', name: file.name, contentType: '', size: 0, refused: file.refused },
    ),
  }
}
