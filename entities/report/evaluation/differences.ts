import type { Reading, ReadItem } from '../read/index.ts'

/** What a sample expects: any part of a reading; only what stands here is compared. */
export type Expected = { [Key in keyof Reading]?: Key extends 'items' ? Partial<ReadItem>[] : Reading[Key] | null }

const DOUBTFUL = new Set(['ambiguous', 'unknown', 'out_of_scope'])
const CONTAINED = new Set(['flags', 'missing'])

/** What differs between a reading and what was expected of it, by the scoring of domain.md §10. Empty: right. */
export function differences(reading: Reading, expected: Expected): string[] {
  const found: string[] = []
  const say = (key: string, wanted: unknown, got: unknown): void => {
    found.push(`${key}: wanted ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`)
  }
  for (const [key, wanted] of Object.entries(expected)) {
    const got: unknown = reading[key as keyof Reading] // keys of expected are keys of Reading by its type
    if (key === 'items') continue
    if (CONTAINED.has(key)) {
      const lacking = (wanted as string[]).filter(
        (each) => each !== 'period_inferred' && !(got as string[]).includes(each),
      ) // both are string lists by their types
      if (lacking.length) say(key, lacking, got)
    } else if (!equal(wanted, got)) say(key, wanted, got)
  }
  if (expected.items) compareItems(reading.items, expected.items, say)
  return found
}

function compareItems(
  items: ReadItem[],
  wanted: Partial<ReadItem>[],
  say: (key: string, wanted: unknown, got: unknown) => void,
): void {
  if (items.length !== wanted.length)
    say(
      'items',
      wanted.map((item) => item.asset_id),
      items.map((item) => item.asset_id),
    )
  const left = [...items]
  for (const [i, one] of wanted.entries()) {
    let at = left.findIndex(
      (item) => item.asset_id === one.asset_id && (one.period === undefined || item.period === one.period),
    )
    if (at < 0) at = left.findIndex((item) => item.asset_id === one.asset_id)
    if (at < 0) {
      say(
        `items[${i}].asset_id`,
        one.asset_id,
        items.map((item) => item.asset_id),
      )
      continue
    }
    const [item] = left.splice(at, 1)
    for (const [key, value] of Object.entries(one)) {
      const got: unknown = item?.[key as keyof ReadItem] // keys of a partial item are keys of an item
      if (key === 'match' && !DOUBTFUL.has(String(value))) continue
      if (key === 'issues') {
        const lacking = (value as string[]).filter((issue) => !item?.issues.some((each) => each === issue)) // issues are strings by their type
        if (lacking.length) say(`items[${i}].issues`, lacking, got)
      } else if (key === 'candidates') {
        if (!equal([...(value as string[])].sort(), [...(item?.candidates ?? [])].sort()))
          say(`items[${i}].candidates`, value, got) // ids are strings
      } else if (key === 'status') {
        if ((value ?? null) !== (got ?? null)) say(`items[${i}].status`, value, got)
      } else if (!equal(value, got)) say(`items[${i}].${key}`, value, got)
    }
  }
}

/** Only the keys wanted; amounts to 0.01 yuan. */
function equal(wanted: unknown, got: unknown): boolean {
  if (typeof wanted === 'number' && typeof got === 'number') return Math.abs(wanted - got) < 0.01
  if (Array.isArray(wanted))
    return Array.isArray(got) && wanted.length === got.length && wanted.every((each, i) => equal(each, got[i]))
  if (wanted !== null && typeof wanted === 'object') {
    return (
      got !== null &&
      typeof got === 'object' &&
      Object.entries(wanted).every(([key, value]) => equal(value, (got as Record<string, unknown>)[key]))
    ) // got is a plain object here
  }
  return wanted === got || (wanted === null && got === undefined)
}
