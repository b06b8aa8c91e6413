/** What the load says: clear reports, each of another asset and period, and questions in one's own words. */
import { Asset } from '../../entities/asset/asset.ts'
import { type Database, openDatabase } from '../../entities/base/database.ts'
import { entities, migrations } from '../../entities/index.ts'
import { Person, PersonChannel } from '../../entities/person/person.ts'

export interface ClearReport {
  /** Address on the simulator. */
  from: string
  text: string
  assetId: number
  /** `2019Q1` */
  period: string
}

const YEARS = [2023, 2022, 2021, 2020, 2019, 2018, 2017, 2016, 2015]
const QUARTERS = ['一季度', '二季度', '三季度', '四季度']

/**
 * Reports of long past quarters (补报), which the demo's two years of history do not reach: nobody reported them, and a small
 * amount is odd to nobody, so each is filed with a receipt and without a question. In turn over the villages, so that
 * neighbouring reports come from different people.
 */
export async function clearReports(databaseUrl: string): Promise<ClearReport[]> {
  const store = await openDatabase(databaseUrl, { entities, migrations }, 2)
  try {
    const villages = await cadresWithAssets(store)
    const reports: ClearReport[] = []
    for (const year of YEARS)
      for (const [q, quarter] of QUARTERS.entries())
        for (let turn = 0; turn < Math.max(...villages.map((village) => village.assets.length)); turn++)
          for (const { from, assets } of villages) {
            const asset = assets[turn]
            if (!asset) continue
            const text = `${asset.name}${year}年${quarter}正常，收入${yuan(asset)}元`
            reports.push({ from, text, assetId: asset.id, period: `${year}Q${q + 1}` })
          }
    return reports
  } finally {
    await store.close()
  }
}

/** What the contract makes due, or a small sum: nothing the bot would ask about. */
const yuan = ({ rentYearFen, id }: Asset) => (rentYearFen === null ? 1200 + (id % 50) * 10 : rentYearFen / 400)

async function cadresWithAssets({ reader }: Database): Promise<{ from: string; assets: Asset[] }[]> {
  const people = await reader.find(Person, { where: { role: 'village', status: 'active' }, order: { id: 'ASC' } })
  const links = await reader.findBy(PersonChannel, { channel: 'simulator' })
  const assets = await reader.find(Asset, { where: { assetClass: 'operating' }, order: { id: 'ASC' } })
  return people.flatMap(({ id, regionCode }) => {
    const from = links.find((link) => link.personId === id)?.address
    const own = assets.filter((asset) => asset.villageCode === regionCode && asset.subclass !== 'equity')
    return from === undefined || own.length === 0 ? [] : [{ from, assets: own }]
  })
}

/** Questions the starting rulebook answers, said as people say them. */
export const questions = [
  '村里仓库租出去要不要开会',
  '代表会要来多少人才算数',
  '公示要贴几天',
  '合同到期了要不要重新招租',
  '光伏收益怎么分',
  '资产坏了谁出钱修',
  '卖掉旧的收割机要走什么手续',
  '确权登记要交哪些材料',
  '资产多久盘点一次',
  '租金可以直接打到个人账户吗',
  '公益岗位的工资能不能从收益里出',
  '什么样的资产算经营性资产',
  '移交手续要几个人签字',
  '资产闲置多久要预警',
  '收益分配方案要不要公示',
  '填报晚了会怎么样',
]
