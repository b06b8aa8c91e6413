import type { Entry } from '../../texts/rulebook/entry.ts'
import type { Material } from '../document/materials.ts'
import { said } from '../reading.ts'
import { ASKS_FOR_MATERIAL, COMMON } from './materialWords.ts'

/** A meaning that this part of an entry's ways hold is what the entry is about. */
const CORE = 0.4

/**
 * 附送材料 - what belongs to an answer is decided by the words of its title alone, so nobody wires anything: everything the title is
 * about (公示; 移交; 厂房 and 合同) is in the question or in what the answering entry is mostly asked for.
 */
export class Materials {
  private readonly titled: readonly { material: Material; keys: readonly string[] }[]

  constructor(readonly all: readonly Material[]) {
    this.titled = all.map((material) => ({ material, keys: keysOf(material.title) }))
  }

  /** The one most particular to a question and its answer; `entry`, or the `words` of the clause that answers. */
  belonging(question: string, { entry, words = '' }: { entry?: Entry | undefined; words?: string }): Material | null {
    if (this.all.length === 0) return null
    const about = new Set([...names(question), ...names(words), ...(entry ? coreOf(entry) : [])])
    const fitting = this.titled.filter(({ keys }) => keys.length > 0 && keys.every((key) => about.has(key)))
    return (
      fitting.reduce<(typeof fitting)[number] | null>(
        (best, one) => (one.keys.length > (best?.keys.length ?? 0) ? one : best),
        null,
      )?.material ?? null
    )
  }

  /** 有没有合同范本 - those somebody asks for; empty when he asks for no template, or none has anything to do with it. */
  wanted(question: string): Material[] {
    if (this.all.length === 0 || !ASKS_FOR_MATERIAL.test(question)) return []
    return keysOf(question).length === 0 ? [...this.all] : this.called(question)
  }

  /** By title, else by what the title is about: all of what is named first, else a part of it. */
  called(name: string): Material[] {
    const exact = this.all.filter(({ title }) => name.length > 1 && (title === name || title.includes(name)))
    if (exact.length > 0) return exact
    const named = new Set(keysOf(name))
    const share = ({ keys }: { keys: readonly string[] }) => keys.filter((key) => named.has(key)).length
    const most = Math.max(0, ...this.titled.map(share))
    return most === 0 ? [] : this.titled.filter((one) => share(one) === most).map(({ material }) => material)
  }
}

const names = (text: string): string[] => said(text).units.map(({ name }) => name)

/** What a title is about: its known meanings without those nearly every title has; 分配方案 says no more than 分配. */
function keysOf(title: string): string[] {
  const { units } = said(title)
  const known = units.filter(({ category }) => category === 'term' || category === 'thing' || category === 'class')
  const keys = [...new Set(known.map(({ name }) => name).filter((name) => !COMMON.has(name)))]
  return keys.filter((key) => !keys.some((other) => other !== key && key.includes(other)))
}

const cores = new WeakMap<Entry, readonly string[]>()
function coreOf(entry: Entry): readonly string[] {
  const known = cores.get(entry)
  if (known) return known
  const times = new Map<string, number>()
  for (const way of entry.ask) for (const name of new Set(names(way))) times.set(name, (times.get(name) ?? 0) + 1)
  const core = [...times].filter(([, count]) => count >= entry.ask.length * CORE).map(([name]) => name)
  cores.set(entry, core)
  return core
}
