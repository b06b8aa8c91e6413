import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm'

/** Which part of a list is wanted; the first page is 1. */
export interface PageWanted {
  page: number
  size: number
}

export interface Page<T> {
  items: T[]
  /** Of all pages together. */
  total: number
}

/** One page of what a query finds. The query is ordered by its caller. */
export async function pageOf<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  { page, size }: PageWanted,
): Promise<Page<T>> {
  const total = await query.getCount()
  const items =
    total === 0
      ? []
      : await query
          .offset((page - 1) * size)
          .limit(size)
          .getMany()
  return { items, total }
}

/** Codes that begin with `prefix`, as a range: unlike LIKE it uses the index on both stores. `:` is what comes after `9`. */
export const within = (
  column: string,
  name: string,
  prefix: string,
): [sql: string, parameters: Record<string, string>] => [
  `${column} >= :${name}From AND ${column} < :${name}To`,
  { [`${name}From`]: prefix, [`${name}To`]: `${prefix}:` },
]
