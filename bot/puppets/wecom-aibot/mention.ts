/**
 * A message in a group reaches the bot only with its mention in the text, and nothing says where: "@name" stands at the start, in the
 * middle or at the end, and the name may hold spaces. So only a name that was configured is taken out, whole.
 */
export function stripMention(text: string, names: readonly string[]): string {
  const longestFirst = names.filter((name) => name.trim() !== '').sort((a, b) => b.length - a.length)
  if (longestFirst.length === 0) return text
  const mention = new RegExp(`[^\\S\\n]*@(?:${longestFirst.map(escape).join('|')})(?=\\s|$)[^\\S\\n]*`, 'gu')
  return text.replace(mention, ' ').replace(/^ | $/gm, '').trim()
}

/** Spaces of a name may come as any space, as many as the client puts. */
const escape = (name: string) =>
  name
    .trim()
    .replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
    .replace(/\s+/g, '\\s+')
