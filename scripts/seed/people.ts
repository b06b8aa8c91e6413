import type { Person, PersonChannel } from '../../entities/person/person.ts'
import type { Role } from '../../entities/person/role.ts'
import { county, townPlaces, villagePlaces } from './places.ts'
import type { Random } from './random.ts'

/** Made-up people in every role of domain.md §5. Telephone numbers begin with 100, which no Chinese mobile number does. */
const SURNAMES = [
  ...'陈刘李王张杨黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严',
]
const FIRST = [...'国建志文春秋海永家德明世成玉桂秀淑金水红光长先正新大云福传兴昌启']
const SECOND = [...'华平军林生芳英兰珍梅香清波涛勇强斌敏霞燕莲萍胜祥贵才根喜山良柱']

const KEEPERS_IN: Record<string, number> = { jinggan: 2 }

export interface Population {
  people: Person[]
  channels: PersonChannel[]
}

export function populate(random: Random, at: Date): Population {
  const people: Person[] = []
  const name = namesFrom(random)
  const add = (id: string, role: Role, regionCode: string, sector = '') =>
    people.push({
      id,
      name: name(),
      role,
      regionCode,
      sector,
      phone: String(10_000_000_001 + people.length),
      status: 'active',
      confirmedBy: null,
      createdAt: at,
    })

  for (const n of [1, 2, 3]) add(`county-${n}`, 'county', county.code)
  add('finance-county-1', 'finance_county', county.code)
  add('audit-1', 'audit', county.code)
  add('sector-transport-1', 'sector', county.code, 'road,bridge')
  add('sector-water-1', 'sector', county.code, 'irrigation,water_supply')
  for (const town of townPlaces) {
    add(`t-${town.slug}-1`, 'town', town.code)
    add(`finance-${town.slug}-1`, 'finance_town', town.code)
  }
  villagePlaces.forEach((village, i) => {
    add(`v-${village.slug}-1`, 'village', village.code)
    const keepers = KEEPERS_IN[village.slug] ?? (i % 2 === 0 ? 1 : 0)
    for (let n = 1; n <= keepers; n++) add(`keeper-${village.slug}-${n}`, 'keeper', village.code)
    if (village.slug === 'jinggan' || i % 4 === 1) add(`squad-${village.slug}-1`, 'squad', village.code)
  })
  return {
    people,
    channels: people.map(({ id }) => ({ id: `simulator:${id}`, channel: 'simulator', address: id, personId: id })),
  }
}

/** Names that all differ, also without the surname, so that a demo never turns on two people of one name. */
function namesFrom(random: Random): () => string {
  const given = random.shuffle(FIRST.flatMap((a) => SECOND.map((b) => a + b)))
  const surnames = random.shuffle(SURNAMES)
  let n = 0
  return () => {
    n++
    return `${surnames[n % surnames.length]}${given[n % given.length]}`
  }
}
