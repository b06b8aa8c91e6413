import type { Mention } from './mention.ts'

/** 文化广场健身器材 is one mention; 绿野合作社 too. Neighbours that name the same asset become one. */
export function mergeNeighbours(text: string, mentions: Mention[]): Mention[] {
  const merged: Mention[] = []
  for (const mention of mentions) {
    const last = merged.at(-1)
    const between = last ? text.slice(last.end, mention.start) : ''
    const [one, two] = [last?.known ?? [], mention.known]
    const common = one.filter((known) => two.includes(known))
    if (
      last &&
      /^(?:的|里的|那个|那|这个)?$/.test(between) &&
      (common.length === 1 || (mention.match === 'unknown' && one.length === 1))
    ) {
      last.end = mention.end
      last.known = common.length ? common : one
      if (last.match === 'ambiguous') last.match = 'alias'
      last.voice ||= mention.voice
    } else merged.push(mention)
  }
  return merged
}

/** A thing nobody knows is only asked about when nothing known is named beside it. */
export function dropStrangers(mentions: Mention[]): Mention[] {
  const strangers = mentions.filter((mention) => mention.match === 'unknown' && mention.kind !== null)
  return mentions.some((mention) => mention.match !== 'unknown')
    ? mentions.filter((mention) => !strangers.includes(mention) || mention.end - mention.start > 2)
    : mentions
}
