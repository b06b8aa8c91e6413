import { instant } from '../../entities/base/clock.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import { Asset } from '../../entities/asset/asset.ts'
import { Person } from '../../entities/person/person.ts'
import { linkAddress } from '../../entities/person/people.ts'
import type { Role } from '../../entities/person/role.ts'
import { Region } from '../../entities/region/region.ts'
import { forgetRegions } from '../../entities/region/regions.ts'

/** A small county to test in: one town with two villages, a second town with one. All made up but the towns' codes. */
const places: [code: string, level: Region['level'], name: string][] = [
  ['421024', 'county', '江陵县'],
  ['421024102', 'town', '熊河镇'],
  ['421024105', 'town', '普济镇'],
  ['421024102901', 'village', '荆干村'],
  ['421024102902', 'village', '邻湖村'],
  ['421024105901', 'village', '洪湖村'],
]
export const JINGGAN = '421024102901'
export const LINHU = '421024102902'
export const HONGHU = '421024105901'
export const XIONGHE = '421024102'
export const COUNTY = '421024'

const everybody: [id: string, name: string, role: Role, regionCode: string][] = [
  ['cadre', '张书田', 'village', JINGGAN],
  ['keeper', '李守业', 'keeper', JINGGAN],
  ['squad', '周驻村', 'squad', JINGGAN],
  ['neighbour', '王邻水', 'village', LINHU],
  ['far', '赵远道', 'village', HONGHU],
  ['town', '陈专干', 'town', XIONGHE],
  ['town2', '刘普济', 'town', '421024105'],
  ['finance', '孙财所', 'finance_town', XIONGHE],
  ['duty', '何值班', 'county', COUNTY],
  ['duty2', '吕值守', 'county', COUNTY],
  ['audit', '郑审计', 'audit', COUNTY],
]

type Sketch = Partial<Asset> & Pick<Asset, 'name' | 'assetClass' | 'subclass' | 'aliases'> & { yuan: number }
const jinggan: Sketch[] = [
  {
    name: '荆干村光伏电站',
    assetClass: 'operating',
    subclass: 'pv',
    aliases: ['光伏', '光伏板', '电站'],
    capacityKw: 120,
    yuan: 720_000,
  },
  {
    name: '荆干村帮扶车间',
    assetClass: 'operating',
    subclass: 'workshop',
    aliases: ['车间', '厂房', '服装厂'],
    rentYearFen: 2_400_000,
    yuan: 480_000,
  },
  {
    name: '荆干村冷库',
    assetClass: 'operating',
    subclass: 'cold_storage',
    aliases: ['冷库'],
    rentYearFen: 3_000_000,
    yuan: 560_000,
  },
  {
    name: '荆干村1号蔬菜大棚',
    assetClass: 'operating',
    subclass: 'greenhouse',
    aliases: ['东边大棚', '1号棚'],
    rentYearFen: 800_000,
    yuan: 160_000,
  },
  {
    name: '荆干村2号蔬菜大棚',
    assetClass: 'operating',
    subclass: 'greenhouse',
    aliases: ['西边大棚', '2号棚'],
    rentYearFen: 800_000,
    yuan: 160_000,
  },
  {
    name: '荆干村3组通组公路',
    assetClass: 'public',
    subclass: 'road',
    aliases: ['3组的路', '三组水泥路'],
    yuan: 456_000,
  },
  {
    name: '荆干村提灌泵站',
    assetClass: 'public',
    subclass: 'irrigation',
    aliases: ['泵站', '抽水机'],
    keeperId: 'keeper',
    yuan: 520_000,
  },
]
const linhu: Sketch[] = [
  { name: '邻湖村光伏电站', assetClass: 'operating', subclass: 'pv', aliases: ['光伏'], capacityKw: 60, yuan: 360_000 },
]
const honghu: Sketch[] = [
  {
    name: '洪湖村冷库',
    assetClass: 'operating',
    subclass: 'cold_storage',
    aliases: ['冷库'],
    rentYearFen: 1_200_000,
    yuan: 300_000,
  },
]

export async function settle(runtime: Runtime, channel: string): Promise<void> {
  const at = instant('2026-01-05', '09:00')
  await runtime.write(async (tx) => {
    await tx.db.insert(
      Region,
      places.map(([code, level, name]) => ({
        code,
        level,
        name,
        demo: true,
        parentCode: level === 'county' ? null : level === 'town' ? '421024' : code.slice(0, 9),
      })),
    )
    await tx.db.insert(
      Person,
      everybody.map(([id, name, role, regionCode], i) => ({
        id,
        name,
        role,
        regionCode,
        sector: '',
        phone: `1000000${String(i).padStart(4, '0')}`,
        status: 'active' as const,
        confirmedBy: null,
        createdAt: at,
      })),
    )
    for (const [id] of everybody) await linkAddress(tx, id, { channel, address: id })
    await tx.db.insert(Asset, [
      ...assetsOf(JINGGAN, jinggan, at),
      ...assetsOf(LINHU, linhu, at),
      ...assetsOf(HONGHU, honghu, at),
    ] as never)
  })
  forgetRegions(runtime)
}

function assetsOf(villageCode: string, sketches: Sketch[], at: Date) {
  return sketches.map(({ yuan, ...sketch }, i) => ({
    assetNo: `${villageCode}-${sketch.assetClass[0]!.toUpperCase()}-2018-${String(i + 1).padStart(3, '0')}`,
    townCode: villageCode.slice(0, 9),
    villageCode,
    kind: 'fixed' as const,
    originalFen: yuan * 100,
    ownerType: 'collective_village' as const,
    ownerName: `${places.find(([code]) => code === villageCode)?.[2] ?? ''}集体`,
    opStatus: 'normal' as const,
    createdAt: at,
    updatedAt: at,
    ...sketch,
  }))
}
