import { Asset } from '../../entities/asset/asset.ts'
import { bringPaper, type Paper } from '../../entities/asset/process/papers.ts'
import type { AssetProcess } from '../../entities/asset/process/process.ts'
import { takeStep } from '../../entities/asset/process/take.ts'
import { Audit } from '../../entities/base/audit.ts'
import { addDays } from '../../entities/base/calendar.ts'
import { localDate } from '../../entities/base/clock.ts'
import { DomainError } from '../../entities/base/errors.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { StoredFile } from '../../entities/message/storedFile.ts'
import { actOnNotice } from '../../entities/notice/act.ts'
import { noticeOf } from '../../entities/notice/notices.ts'
import { Person } from '../../entities/person/person.ts'
import { moment, type World } from '../support/world.ts'

export const REPS = { kind: 'villager_reps', heldOn: '2026-10-08', total: 30, present: 25, agreed: 20 } as const

/** One asset on its way through one process, in a small county. */
export class Life {
  process!: AssetProcess
  private files = 0
  constructor(
    readonly world: World,
    readonly name: string,
  ) {}

  who = (id: string) => this.world.runtime.db.findOneByOrFail(Person, { id })
  asset = () => this.world.runtime.db.findOneByOrFail(Asset, { name: this.name })

  async begin(
    by: string,
    open: (tx: Runtime, who: Person, order: { assetId: number }) => Promise<AssetProcess>,
  ): Promise<AssetProcess> {
    const [who, { id: assetId }] = [await this.who(by), await this.asset()]
    this.process = await this.world.runtime.write((tx) => open(tx, who, { assetId }))
    return this.process
  }

  /** Takes a step; the state it led to, or the code of what stopped it. */
  async step(
    by: string,
    step: string,
    facts: Record<string, unknown> = {},
    more: { seen?: number; day?: string } = {},
  ): Promise<string> {
    const who = await this.who(by)
    return this.world.runtime
      .write((tx) => takeStep(tx, who, { processId: this.process.id, step, facts, ...more }))
      .then(({ process }) => (this.process = process).state)
      .catch(codeOf)
  }

  async papers(by: string, ...papers: Paper[]): Promise<void> {
    const who = await this.who(by)
    for (const paper of papers) {
      const sha256 = await this.file()
      await this.world.runtime.write((tx) => bringPaper(tx, who, { processId: this.process.id, paper, sha256 }))
    }
  }

  private async file(): Promise<string> {
    const sha256 = String(++this.files).padStart(64, this.name.length.toString(16).slice(-1))
    if (await this.world.runtime.db.existsBy(StoredFile, { sha256 })) return sha256
    await this.world.runtime.write((tx) =>
      tx.db.insert(StoredFile, {
        sha256,
        contentType: 'image/jpeg',
        size: 1,
        width: null,
        height: null,
        takenAt: null,
        lng: null,
        lat: null,
        gps: null,
        screen: null,
        hasThumbnail: false,
        createdAt: tx.clock.now(),
      }),
    )
    return sha256
  }

  /** Puts the notice of the process up, lets its days go by, takes it down. */
  async publicised(by = 'cadre'): Promise<void> {
    const who = await this.who(by)
    const notice = (await noticeOf(this.world.runtime, 'process', this.process.id))!
    const act = (step: 'start' | 'end', more: object) =>
      this.world.runtime.write((tx) =>
        actOnNotice(tx, who, { noticeId: notice.id, step, photos: ['a'.repeat(64)], ...more }),
      )
    await act('start', { place: '村部公示栏' })
    this.world.clock.set(moment(`${addDays(localDate(this.world.clock.now()), 7)} 10:00`))
    await act('end', { witness: '王五' })
  }

  /** What the asset's history says of it, oldest first. */
  async history(): Promise<string[]> {
    const { id } = await this.asset()
    const rows = await this.world.runtime.db.find(Audit, {
      where: { subject: 'asset', subjectId: String(id) },
      order: { id: 'ASC' },
    })
    return rows.map(({ action }) => action)
  }
}

export function codeOf(error: unknown): string {
  if (error instanceof DomainError) return error.code
  throw error
}

/** The sentence somebody is told, or that nothing stopped it. */
export const sentenceOf = (doing: Promise<unknown>): Promise<string> =>
  doing.then(
    () => 'nothing stopped it',
    (error: unknown) => {
      if (error instanceof DomainError) return error.sentence
      throw error
    },
  )
