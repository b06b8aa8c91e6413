import { Asset } from '../../entities/asset/asset.ts'
import { AssetFund } from '../../entities/asset/fund.ts'
import { audit } from '../../entities/base/audit.ts'
import { localDate } from '../../entities/base/clock.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { Sequence } from '../../entities/base/sequence.ts'
import { insertAll } from '../../entities/base/bulk.ts'
import { Person, PersonChannel } from '../../entities/person/person.ts'
import { Region } from '../../entities/region/region.ts'
import { forgetRegions } from '../../entities/region/regions.ts'
import { Report } from '../../entities/report/report.ts'
import { buildAssets } from './assets.ts'
import { completeFiles } from './files.ts'
import { buildHistory, type ReportRow } from './history.ts'
import { beginLife } from './life.ts'
import { populate } from './people.ts'
import { regionRows } from './places.ts'
import { randomFrom } from './random.ts'
import { tellStories } from './stories.ts'

/** Three people to be, for the start banner: 荆干村's cadre, 熊河镇's specialist, the county's duty person. */
export const demoPeople = [
  { id: 'v-jinggan-1', title: '荆干村村干部' },
  { id: 't-xionghe-1', title: '熊河镇乡镇专干' },
  { id: 'county-1', title: '县农业农村局值班' },
] as const

const SEED = 421024

/** Fills an empty store with the demo county; does nothing once there is any place. All or nothing. */
export async function seedDemo(runtime: Runtime): Promise<void> {
  await runtime.write(async (tx) => {
    if ((await tx.db.count(Region)) > 0) return
    const now = tx.clock.now()
    const random = randomFrom(SEED)
    const { people, channels } = populate(random, now)
    const assets = buildAssets(random, people, now)
    const funds = completeFiles(randomFrom(SEED + 1), assets, people)
    const stories = tellStories(assets)
    for (const [asset, story] of stories) asset.opStatus = story.status
    const history = buildHistory({ random, people, stories, now }, assets)

    await insertAll(tx, Region, regionRows())
    await insertAll(tx, Person, people)
    await insertAll(tx, PersonChannel, channels)
    await insertAll(tx, Asset, assets)
    const stored = await tx.db.find(Asset, { select: { id: true, assetNo: true } })
    const ids = new Map(stored.map((a) => [a.assetNo, a.id]))
    await insertAll(
      tx,
      AssetFund,
      funds.map(({ assetNo, ...fund }) => ({ ...fund, assetId: ids.get(assetNo) })),
    )
    const { rows, perDay } = numbered(history, ids)
    await insertAll(tx, Report, rows)
    // the next receipt of such a day goes on where the history ended
    const sequences = [...perDay].map(([day, value]) => ({ name: `receipt:${day}`, value }))
    await insertAll(tx, Sequence, sequences)
    await beginLife(tx)
    await audit(tx, {
      subject: 'county',
      subjectId: '421024',
      action: 'seed-demo',
      by: 'system',
      change: { assets: assets.length, people: people.length, reports: history.length },
    })
  })
  forgetRegions(runtime)
}

interface Numbered {
  rows: Omit<Report, 'id'>[]
  /** How many receipts each day has. */
  perDay: Map<string, number>
}

function numbered(history: readonly ReportRow[], ids: ReadonlyMap<string, number>): Numbered {
  const perDay = new Map<string, number>()
  const rows = history.map(({ assetNo, ...row }) => {
    const assetId = ids.get(assetNo)
    if (assetId === undefined) throw new Error(`no asset ${assetNo}`)
    const day = localDate(row.submittedAt).replaceAll('-', '')
    const n = (perDay.get(day) ?? 0) + 1
    perDay.set(day, n)
    return { ...row, assetId, receiptNo: `H${day}-${String(n).padStart(3, '0')}` }
  })
  return { rows, perDay }
}
