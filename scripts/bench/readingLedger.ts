import type { LedgerEntry } from '../../entities/report/read/index.ts'

type Shape = Pick<LedgerEntry, 'class' | 'subclass'> & { name: string; alias: string }

const SHAPES: Shape[] = [
  { class: 'operating', subclass: 'greenhouse', name: '#号蔬菜大棚', alias: '$家的棚' },
  { class: 'public', subclass: 'road', name: '#组通组公路', alias: '$门口的路' },
  { class: 'operating', subclass: 'pv', name: '#组光伏电站', alias: '$那边的光伏' },
  { class: 'operating', subclass: 'cold_storage', name: '#号冷库', alias: '$管的冷库' },
  { class: 'operating', subclass: 'workshop', name: '#号$氏帮扶车间', alias: '$老板的厂' },
  { class: 'public', subclass: 'irrigation', name: '$家台#组提灌泵站', alias: '$台抽水机' },
  { class: 'public', subclass: 'irrigation', name: '$家湾当家塘', alias: '$湾的塘' },
  { class: 'operating', subclass: 'shop', name: '$家街#号门面房', alias: '$家租的门面' },
  { class: 'public', subclass: 'lighting', name: '#组太阳能路灯', alias: '$屋后的路灯' },
  { class: 'public', subclass: 'bridge', name: '#组$家便民桥', alias: '$家桥' },
]
const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎']

/** A ledger in which everything has many neighbours of nearly the same name. */
export function ledgerOf(count: number, village: string, next: () => number): LedgerEntry[] {
  const used = new Set<string>()
  const ledger: LedgerEntry[] = []
  while (ledger.length < count) {
    const shape = SHAPES[Math.floor(next() * SHAPES.length)]!
    const surname = SURNAMES[Math.floor(next() * SURNAMES.length)]!
    const fill = (pattern: string, number: number) => pattern.replaceAll('#', String(number)).replaceAll('$', surname)
    const number = 1 + Math.floor(next() * 99)
    const [name, alias] = [village + fill(shape.name, number), fill(shape.alias, number)]
    if (used.has(name)) continue
    const aliases = used.has(alias) ? [] : [alias]
    used.add(name).add(alias)
    ledger.push({
      id: `A${ledger.length + 1}`,
      name,
      village,
      class: shape.class!,
      subclass: shape.subclass!,
      aliases,
    })
  }
  return ledger
}
