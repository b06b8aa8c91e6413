import mammoth from 'mammoth'
import { DomainError } from '../../../base/errors.ts'
import { openContainer } from './container.ts'
import { type Line, type ReadFile, rowText, trimmed } from './line.ts'
import { writeNumbers } from './numbering.ts'

/** What of mammoth's document tree is looked at (its types leave it open; mammoth is pinned to one version). */
interface Node {
  type: string
  children?: Node[]
  value?: string
  styleId?: string | null
  styleName?: string | null
  alignment?: string | null
  isBold?: boolean
  fontSize?: number | null
}

/**
 * Word 文档 - paragraphs with the numbers Word would show, tables as rows. Deleted text, comments, headers and footers are left
 * out. Throws rules/broken, rules/too-much, rules/wrong-type.
 */
export async function readDocx(bytes: Buffer): Promise<ReadFile> {
  const container = openContainer(bytes)
  if (container.text('word/document.xml') === null) throw new DomainError('rules/wrong-type')
  const parts = new Map([['word/document.xml', writeNumbers(container)]])
  const read = (name: string) => parts.get(name) ?? container.text(name)
  let tree: Node = { type: 'document' }
  try {
    // mammoth takes an opened container in place of bytes; its types do not say so
    const file = { exists: (name: string) => read(name) !== null, read: (name: string) => Promise.resolve(read(name)) }
    await mammoth.convertToHtml({ file } as never, {
      transformDocument: (document: Node) => {
        tree = document
        return { ...document, children: [] }
      },
    })
  } catch {
    throw new DomainError('rules/broken')
  }
  const lines: Line[] = []
  const seen = { notes: 0, pictures: 0 }
  collect(tree, lines, seen)
  return {
    format: 'docx',
    lines,
    notes: [
      ...(seen.notes > 0 ? [{ code: 'notes-left-out', count: seen.notes } as const] : []),
      ...(seen.pictures > 0 ? [{ code: 'pictures-left-out', count: seen.pictures } as const] : []),
    ],
  }
}

function collect(node: Node, lines: Line[], seen: { notes: number; pictures: number }): void {
  if (node.type === 'tableRow') {
    const text = rowText((node.children ?? []).map((cell) => words(cell, seen).replace(/\s*\n\s*/g, ' ')))
    if (text !== '') lines.push({ text, isRow: true })
  } else if (node.type === 'paragraph') {
    const runs = (node.children ?? []).filter((run) => trimmed(words(run, { notes: 0, pictures: 0 })) !== '')
    const level = levelOf(node)
    const size = Math.max(0, ...runs.map((run) => run.fontSize ?? 0))
    for (const part of words(node, seen).split('\n')) {
      const text = trimmed(part)
      if (text === '') continue
      lines.push({
        text,
        ...(level === undefined ? {} : { level }),
        ...(runs.length > 0 && runs.every((run) => run.isBold) ? { isBold: true } : {}),
        ...(node.alignment === 'center' ? { isCentred: true } : {}),
        ...(size > 0 ? { size } : {}),
      })
    }
  } else for (const child of node.children ?? []) collect(child, lines, seen)
}

function words(node: Node, seen: { notes: number; pictures: number }): string {
  if (node.type === 'text') return node.value ?? ''
  if (node.type === 'tab') return ' '
  if (node.type === 'break') return '\n'
  if (node.type === 'noteReference') seen.notes++
  if (node.type === 'image') seen.pictures++
  const text = (node.children ?? []).map((child) => words(child, seen)).join('')
  return node.type === 'paragraph' ? `${text}\n` : text
}

/** Word's own headings; a style called title is the title. */
function levelOf({ styleId, styleName }: Node): number | undefined {
  const name = `${styleName ?? ''} ${styleId ?? ''}`
  if (/\b(title|标题)\b(?!\s*\d)/i.test(name) && !/subtitle/i.test(name)) return 1
  const level = /(?:heading|标题)\s*(\d)/i.exec(name)?.[1]
  return level === undefined ? undefined : Number(level)
}
