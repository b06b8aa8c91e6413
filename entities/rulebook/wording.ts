import type { SettingsView, SettingValue } from '../base/runtime.ts'
import type { Basis, Citation, Entry } from '../texts/rulebook/entry.ts'
import { basisTexts } from '../texts/rulebook/frame.ts'

/** Fills the placeholders of an answer from the settings in force. Forms: see texts/rulebook/entry.ts. */
export function fill(entry: Entry, settings: SettingsView): string {
  const filled = entry.say.replace(/\{([^{}]+)\}/g, (_, inside: string) => {
    if (inside === '源') return origin(keysOf(entry), settings)
    const choice = /^([\w.]+)\?(.*?)：(.*)$/.exec(inside)
    if (choice) {
      const value = settings.value(choice[1] ?? '')
      return value === null || value === false ? (choice[3] ?? '') : (choice[2] ?? '').replaceAll('#', shown(value))
    }
    const [path = '', form = ''] = inside.split('~')
    return shown(lookup(path, settings), form)
  })
  return numberedSteps(filled)
}

/** 步骤 - 申请→公示→审核 as numbered lines, one a step, so that one can be ticked off after the other. */
function numberedSteps(text: string): string {
  const [, lead = '', chain = '', rest = ''] = /^([^→]*：)?([^：→]+(?:→[^→]+?){2,})(?:。([^→]*))?$/s.exec(text) ?? []
  if (chain === '') return text
  const steps = chain.split('→').map((step, i) => `${i + 1}. ${step.replace(/。$/, '')}`)
  return [lead, ...steps, rest].filter(Boolean).join('\n')
}

/** 系统默认 or 县里设定; both are named when the county decided only some of the numbers. */
function origin(keys: readonly string[], settings: SettingsView): string {
  const changed = keys.filter((key) => settings.changed(key)).length
  return changed === 0 ? basisTexts.default : changed === keys.length ? basisTexts.county : basisTexts.both
}

const keysOf = (entry: Entry) => entry.on.flatMap((basis) => (basis.kind === 'default' ? basis.keys : []))

/** `overdue.ladder.1` is the second of a list; a key itself may hold dots. */
function lookup(path: string, settings: SettingsView): SettingValue {
  const item = /^(.*)\.(\d+)$/.exec(path)
  if (!item) return settings.value(path)
  const list = settings.value(item[1] ?? '')
  if (!Array.isArray(list)) throw new Error(`${item[1]} is not a list`)
  return list[Number(item[2])] ?? null
}

function shown(value: SettingValue, form = ''): string {
  if (value === null || value === undefined) throw new Error('empty setting in an answer')
  if (Array.isArray(value)) return value.join('、')
  if (form === '万') return String(Number(value) / 10_000)
  if (form === '元') return String(Number(value) / 100)
  if (form === '早') return String(Math.abs(Number(value)))
  if (form === '日') return String(value).replace(/^0?(\d+)-0?(\d+)$/, '$1月$2日')
  return String(value)
}

/** The source line as shown, starting 依据：; empty when nothing is claimed. */
export function sourceLine(entry: Entry, settings: SettingsView): string {
  const parts: string[] = []
  const articles = new Map<string, string[]>()
  for (const basis of entry.on) {
    if (basis.kind === 'referral' || basis.kind === 'none') continue
    if (basis.kind !== 'law') parts.push(told(basis, settings))
    else if (articles.has(basis.document)) {
      const known = articles.get(basis.document)
      if (!known?.includes(basis.article)) known?.push(basis.article)
    } else {
      articles.set(basis.document, [basis.article])
      parts.push(basis.document)
    }
  }
  const line = parts.map((part) => (articles.has(part) ? `${part}${articles.get(part)?.join('、')}` : part)).join('；')
  return line && basisTexts.source(line)
}

function told(basis: Exclude<Basis, { kind: 'law' | 'referral' | 'none' }>, settings: SettingsView): string {
  if (basis.kind === 'practice') return basisTexts.practice
  if (basis.kind === 'unconfirmed') return basisTexts.unconfirmed(basis.document)
  if (basis.kind === 'reviewed')
    return basisTexts.reviewed({ clause: `${basis.document}${basis.article}`, standing: basis.clause, on: basis.on })
  if (basis.kind === 'published')
    return basis.note ? `${basis.document}${basis.article}（${basis.note}）` : `${basis.document}${basis.article}`
  if (basis.note) return basis.note
  const from = origin(basis.keys, settings)
  return from === basisTexts.county ? from : `${from}${basisTexts.mayChange}`
}

export const citations = (entry: Entry): Citation[] =>
  entry.on.flatMap((basis) => {
    if (basis.kind === 'law' || basis.kind === 'published')
      return [{ document: basis.document, article: basis.article, quote: basis.quote }]
    // what no longer says what it said is not offered for looking up
    if (basis.kind === 'reviewed' && basis.document !== '' && basis.clause !== 'changed')
      return [{ document: basis.document, article: basis.article, quote: '' }]
    return basis.kind === 'practice' ? [{ document: basisTexts.practice, article: '', quote: '' }] : []
  })
