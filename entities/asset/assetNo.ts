import type { AssetClass } from './classes.ts'

const LETTER: Record<AssetClass, string> = { operating: 'O', public: 'P', household: 'H' }

/** 资产编号 - village code, class letter, year, sequence: `421024200203-O-2018-001`. Source: domain.md §3 #1. */
export class AssetNumbers {
  private readonly last = new Map<string, number>()

  constructor(taken: Iterable<string> = []) {
    for (const no of taken) this.take(no)
  }

  next({
    villageCode,
    assetClass,
    year,
  }: {
    villageCode: string
    assetClass: AssetClass
    year: number | null
  }): string {
    const stem = `${villageCode}-${LETTER[assetClass]}-${year ?? '0000'}`
    const sequence = (this.last.get(stem) ?? 0) + 1
    this.last.set(stem, sequence)
    return `${stem}-${String(sequence).padStart(3, '0')}`
  }

  private take(no: string): void {
    const [, stem = '', sequence = ''] = /^(.+)-(\d+)$/.exec(no) ?? []
    if (stem) this.last.set(stem, Math.max(this.last.get(stem) ?? 0, Number(sequence)))
  }
}
