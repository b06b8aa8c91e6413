import { z } from 'zod'

/** Some local models think aloud first or fence what they write; nothing else may stand around the JSON. */
const ALOUD = /^\s*<think>[^]*?<\/think>/
const FENCED = /^\s*```(?:json)?\s*\n([^]*?)\n\s*```\s*$/
const LONGEST = 20_000

/** What the model wrote, read strictly; null for anything that is not exactly the agreed form. */
function read<T>(text: string, shape: z.ZodType<T>): T | null {
  if (text.length > LONGEST) return null
  const bare = text.replace(ALOUD, '')
  try {
    const parsed = shape.safeParse(JSON.parse(FENCED.exec(bare)?.[1] ?? bare))
    return parsed.success ? parsed.data : null
  } catch {
    return null // not JSON
  }
}

const distinct = (numbers: readonly number[]) => new Set(numbers).size === numbers.length
const places = (most: number) => z.array(z.int().min(1).max(most)).refine(distinct)

/** `{"order":[3,1]}`: places counted from 1, at least one, none twice. */
export const readOrder = (text: string, most: number): number[] | null =>
  read(text, z.strictObject({ order: places(most).min(1) }))?.order ?? null

/** `{"text":"...","cites":[1]}`; an empty text says that the clauses do not answer it. */
export const readWording = (text: string, most: number): { text: string; cites: number[] } | null =>
  read(text, z.strictObject({ text: z.string().max(1000), cites: places(most).max(3) }))
