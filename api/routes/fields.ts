import { z } from 'zod'
import { local } from '../../entities/base/clock.ts'
import { fieldErrorTexts } from '../../entities/texts/api.ts'
import { fieldTexts } from '../../entities/texts/apiDocs.ts'

/** The vocabulary of the schemas: every field says in Chinese what it is. */
type Says = keyof typeof fieldTexts
export const says = <S extends z.ZodType>(schema: S, what: Says): S => schema.meta({ description: fieldTexts[what] })

export const text = (what: Says) => says(z.string(), what)
/** Written by the caller: trimmed, not empty. */
export const words = (what: Says, most: number) => says(z.string().trim().min(1).max(most), what)
/** Sent back empty rather than left out: null. */
export const maybe = <S extends z.ZodType>(schema: S, what: Says) => says(schema.nullable(), what)
export const fen = (what: Says) => says(z.int(), what)
export const instantField = (what: Says) => says(z.iso.datetime({ offset: true }), what)
/** One of some codes, each with its Chinese name where it has one. */
export const codeOf = <const T extends readonly string[]>(codes: T, what: Says, names: Record<string, string> = {}) =>
  z.enum(codes).meta({
    description: [fieldTexts[what], codes.flatMap((code) => (names[code] ? `${code} ${names[code]}` : [])).join('，')]
      .filter(Boolean)
      .join('：'),
  })

export function maybeCodeOf<const T extends readonly string[]>(
  codes: T,
  what: Says,
  names: Record<string, string> = {},
) {
  const code = codeOf(codes, what, names)
  return code.nullable().meta({ description: code.description })
}

/** `2026-10-08T09:12:00+08:00`. */
export const shown = (at: Date): string => local(at).format()
export const shownOrNull = (at: Date | null): string | null => (at === null ? null : shown(at))

export const periodField = says(z.string().regex(/^\d{4}(Q[1-4])?$/, fieldErrorTexts.period()), 'period')

const number = (what: Says, most: number) => says(z.coerce.number().int().min(1).max(most), what)
export const paging = { page: number('page', 1_000_000).default(1), size: number('size', 200).default(50) }

/** A page of a list as it is sent. */
export const pageResponse = <S extends z.ZodType>(item: S) =>
  z.strictObject({
    total: says(z.int(), 'total'),
    page: says(z.int(), 'page'),
    size: says(z.int(), 'size'),
    items: says(z.array(item), 'items'),
  })
