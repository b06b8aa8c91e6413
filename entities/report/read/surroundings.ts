import { today, type Today } from '../../language/today.ts'
import type { LedgerEntry, Media, PreviousItem, ReadingContext } from './reading.ts'

/** What the reader knows of the sender, made safe: any part may be missing or of a wrong shape. */
export interface Surroundings {
  day: Today | null
  role: string
  village: string
  /** Assets the sender may write for. */
  own: LedgerEntry[]
  /** Assets of other villages, known only to be refused. */
  foreign: LedgerEntry[]
  photos: Media[]
  voice: boolean
  previous: PreviousItem[]
}

/** Roles bound to one village (domain.md §5); all others may report on behalf. */
const VILLAGE_ROLES = new Set(['village', 'keeper', 'squad'])

export const boundToVillage = (around: Surroundings): boolean => around.role === '' || VILLAGE_ROLES.has(around.role)

export function surroundings(context: ReadingContext | undefined | null): Surroundings {
  const given = typeof context === 'object' && context !== null ? context : {}
  const ledger = list(given.ledger).filter((entry) => typeof entry?.id === 'string' && typeof entry.name === 'string')
  const village = text(given.sender?.village)
  const role = text(given.sender?.role)
  const mine = (entry: LedgerEntry) =>
    !village || !entry.village || entry.village === village || stem(entry.village) === home
  const home = stem(village)
  const bound = role === '' || VILLAGE_ROLES.has(role)
  const media = list(given.media).filter((item) => typeof item?.id === 'string')
  return {
    day: typeof given.now === 'string' ? today(given.now) : null,
    role,
    village,
    own: bound ? ledger.filter(mine) : ledger,
    foreign: bound ? ledger.filter((entry) => !mine(entry)) : [],
    photos: media.filter((item) => !item.type || /^(?:image|photo|picture)/.test(item.type)),
    voice: media.some((item) => /^(?:voice|audio)/.test(item.type ?? '')),
    previous: list(given.previous).filter((item) => typeof item === 'object' && item !== null),
  }
}

const list = <T>(value: T[] | undefined): T[] => (Array.isArray(value) ? value : [])

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** 荆干村 and 荆干 are one village. */
export const stem = (village: string): string => village.replace(/(?:村民委员会|村委会|行政村|村)$/, '')
