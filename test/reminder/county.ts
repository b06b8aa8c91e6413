import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MoreThan } from 'typeorm'
import { Asset } from '../../entities/asset/asset.ts'
import { FixedClock, instant, local } from '../../entities/base/clock.ts'
import { openDatabase } from '../../entities/base/database.ts'
import { openFiles } from '../../entities/base/files.ts'
import { openLog } from '../../entities/base/log.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { createRuntime } from '../../entities/base/write.ts'
import { entities, migrations } from '../../entities/index.ts'
import { Outgoing } from '../../entities/message/outgoing.ts'
import { Person } from '../../entities/person/person.ts'
import { fireDue, nextFiring } from '../../entities/reminder/fire.ts'
import { settleObligation } from '../../entities/report/obligations.ts'
import { nextOwing, owe } from '../../entities/reminder/owe.ts'
import { Report } from '../../entities/report/report.ts'
import { Settings } from '../../entities/settings/settings.ts'
import { freshDatabase } from '../support/databases.ts'
import { settle } from '../support/people.ts'

/** The small county of test/support/people.ts with a calendar one can wind on, and what everybody was sent. */
export class Reminded {
  private seen = 0

  private constructor(
    readonly runtime: Runtime,
    readonly clock: FixedClock,
    readonly url: string,
    readonly close: () => Promise<void>,
  ) {}

  static async open(at: string): Promise<Reminded> {
    const database = await freshDatabase()
    const folder = await mkdtemp(join(tmpdir(), 'guanhu-remind-'))
    const store = await openDatabase(database.url, { entities, migrations })
    const clock = new FixedClock(moment(at))
    const runtime = createRuntime(store, {
      clock,
      settings: new Settings(),
      log: openLog('fatal'),
      files: openFiles(folder),
    })
    const county = new Reminded(runtime, clock, database.url, async () => {
      await store.close()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    })
    await county.anew(at)
    return county
  }

  /** Everything as on the first day; one database serves a whole file of tests. */
  async anew(at: string): Promise<void> {
    this.clock.set(moment(at))
    this.seen = 0
    await this.runtime.write(async (tx) => {
      for (const entity of entities) await tx.db.createQueryBuilder().delete().from(entity).execute()
    })
    await settle(this.runtime, 'test')
  }

  /** Winds the clock on as the simulator does: from one due moment to the next. */
  async until(at: string): Promise<void> {
    for (let rounds = 0; ; rounds++) {
      if (rounds > 500) throw new Error('the jobs make no progress')
      await this.runtime.write(owe)
      await fireDue(this.runtime)
      const next = [await nextFiring(this.runtime), await nextOwing(this.runtime)]
        .filter((d) => d !== null)
        .sort((a, b) => a.getTime() - b.getTime())[0]
      if (!next || next > moment(at)) break
      this.clock.set(next > this.clock.now() ? next : this.clock.now())
    }
    this.clock.set(moment(at))
  }

  /** Everything queued since the last call: `[10-08 09:00] 张书田: ...`. */
  async heard(): Promise<string[]> {
    const rows = await this.runtime.db.find(Outgoing, { where: { id: MoreThan(this.seen) }, order: { id: 'ASC' } })
    this.seen = rows.at(-1)?.id ?? this.seen
    const people = new Map((await this.runtime.db.find(Person)).map((p) => [p.id, p.name]))
    return rows.map((row) => `[${local(row.dueAt).format('MM-DD HH:mm')}] ${people.get(row.address)}: ${row.text}`)
  }

  /** A report comes in: what bot and entities/report do, reduced to what the ladder sees of it. */
  async report(assetName: string, period: string, receivedFen: number | null = 0): Promise<Report> {
    return this.runtime.write(async (tx) => {
      const asset = await tx.db.findOneByOrFail(Asset, { name: assetName })
      const report = tx.db.create(Report, {
        receiptNo: `H${local(tx.clock.now()).format('YYYYMMDD')}-${assetName.length}${asset.id}${period}`.slice(0, 24),
        assetId: asset.id,
        villageCode: asset.villageCode,
        period,
        status: 'normal',
        receivedFen,
        receivableFen: null,
        incomeKind: null,
        precision: null,
        expenseFen: null,
        kwh: null,
        issues: [],
        since: null,
        words: '正常',
        flags: [],
        state: 'submitted',
        supersedesId: null,
        senderId: 'cadre',
        onBehalf: false,
        way: null,
        messages: null,
        questions: null,
        seconds: null,
        messageId: null,
        reviewedBy: null,
        reviewedAt: null,
        reviewReason: null,
        version: 1,
        submittedAt: tx.clock.now(),
      })
      // TypeORM's deep-partial type does not accept the json columns
      await tx.db.insert(Report, report)
      await settleObligation(tx, { assetId: asset.id, period, reportId: report.id })
      return report
    })
  }
}

export function moment(text: string): Date {
  const [date, time] = text.split(' ')
  return instant(date!, time ?? '00:00')
}
