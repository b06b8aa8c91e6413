import type { Container } from './container.ts'
import { counted } from './numerals.ts'

interface Level {
  format: string
  text: string
  start: number
  suffix: string
  /** Starts again after a number of this depth or above (1-based); 0 never. */
  restart: number | null
}
type Levels = Map<number, Level>

const attribute = (xml: string, tag: string, name = 'w:val'): string | undefined =>
  new RegExp(`<${tag}\\b[^>]*?\\b${name}="([^"]*)"`).exec(xml)?.[1]
const elements = (xml: string, tag: string): string[] =>
  xml.match(new RegExp(`<${tag}\\b[\\s\\S]*?</${tag}>`, 'g')) ?? []

/**
 * 自动编号 - Word keeps 第一条 of an automatic list out of the text; whoever reads only the text loses every number. Writes
 * the numbers into the paragraphs of document.xml, as Word shows them.
 */
export function writeNumbers(container: Container): string {
  const document = container.text('word/document.xml') ?? ''
  const lists = readLists(container.text('word/numbering.xml') ?? '')
  if (lists.size === 0) return document
  const styles = readStyles(container.text('word/styles.xml') ?? '')
  const counters = new Map<string, (number | undefined)[]>()
  return document.replace(/<w:pPr>[\s\S]*?<\/w:pPr>/g, (properties) => {
    const own = /<w:numPr>[\s\S]*?<\/w:numPr>/.exec(properties)?.[0]
    const style = styles.get(attribute(properties, 'w:pStyle') ?? '')
    const list = own ? (attribute(own, 'w:numId') ?? style?.list) : style?.list
    const depth = Number((own && attribute(own, 'w:ilvl')) ?? style?.depth ?? 0)
    const known = list === undefined ? undefined : lists.get(list)
    const level = known?.levels.get(depth)
    if (!known || !level) return properties
    const counter = counters.get(known.key) ?? []
    counters.set(known.key, counter)
    counter[depth] = (counter[depth] ?? level.start - 1) + 1
    for (let at = depth + 1; at < counter.length; at++) {
      // articles may go on counting through the chapters
      if (depth < (known.levels.get(at)?.restart ?? Infinity)) delete counter[at]
    }
    if (level.format === 'bullet' || level.format === 'none') return properties
    const label = level.text.replace(/%(\d)/g, (_all, place: string) => {
      const at = Number(place) - 1
      const other = known.levels.get(at)
      return counted(counter[at] ?? other?.start ?? 1, other?.format ?? 'decimal')
    })
    // a mark that ends in its own stop stands close to the words
    const blank = level.suffix === 'nothing' || /[）)、.．]$/.test(label) ? '' : ' '
    return `${properties}<w:r><w:t xml:space="preserve">${label}${blank}</w:t></w:r>`
  })
}

/** List number to its levels; lists that share an abstract list go on counting together. */
function readLists(xml: string): Map<string, { key: string; levels: Levels }> {
  const abstracts = new Map<string, Levels>()
  for (const element of elements(xml, 'w:abstractNum')) {
    const levels: Levels = new Map()
    for (const level of elements(element, 'w:lvl'))
      levels.set(Number(attribute(level, 'w:lvl', 'w:ilvl') ?? 0), levelOf(level))
    abstracts.set(attribute(element, 'w:abstractNum', 'w:abstractNumId') ?? '', levels)
  }
  const lists = new Map<string, { key: string; levels: Levels }>()
  for (const element of elements(xml, 'w:num')) {
    const id = attribute(element, 'w:num', 'w:numId') ?? ''
    const abstract = attribute(element, 'w:abstractNumId') ?? ''
    const levels: Levels = new Map(abstracts.get(abstract))
    let isRestarted = false
    for (const override of elements(element, 'w:lvlOverride')) {
      const at = Number(attribute(override, 'w:lvlOverride', 'w:ilvl') ?? 0)
      const start = attribute(override, 'w:startOverride')
      const own = elements(override, 'w:lvl')[0]
      const level = own ? levelOf(own) : levels.get(at)
      if (level) levels.set(at, { ...level, ...(start === undefined ? {} : { start: Number(start) }) })
      isRestarted ||= start !== undefined
    }
    lists.set(id, { key: isRestarted ? `list ${id}` : `abstract ${abstract}`, levels })
  }
  return lists
}

const levelOf = (xml: string): Level => ({
  format: attribute(xml, 'w:numFmt') ?? 'decimal',
  text: attribute(xml, 'w:lvlText') ?? '',
  start: Number(attribute(xml, 'w:start') ?? 1),
  suffix: attribute(xml, 'w:suff') ?? 'tab',
  restart: /<w:lvlRestart\b/.test(xml) ? Number(attribute(xml, 'w:lvlRestart') ?? 0) : null,
})

function readStyles(xml: string): Map<string, { list: string; depth: string | undefined }> {
  const found = new Map<string, { list: string; depth: string | undefined }>()
  for (const element of elements(xml, 'w:style')) {
    const numbering = /<w:numPr>[\s\S]*?<\/w:numPr>/.exec(element)?.[0]
    const list = numbering && attribute(numbering, 'w:numId')
    const id = attribute(element, 'w:style', 'w:styleId')
    if (list && id) found.set(id, { list, depth: numbering && attribute(numbering, 'w:ilvl') })
  }
  return found
}
