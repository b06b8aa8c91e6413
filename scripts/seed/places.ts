import { jianglingCounty, jianglingRegions, jianglingTowns } from '../../entities/ledger/import/jiangling.ts'
import type { Region } from '../../entities/region/region.ts'

/**
 * The demo county's places. County and towns are Jiangling's own, with their official codes (domain.md §9, F190; 滩桥镇 and
 * the prison are no customers). Villages are made up, and flagged `demo`, except 耀新村, whose code is public. Made-up villages take codes
 * from 801 up, which the official list (001-599) never uses.
 */
export interface VillagePlace {
  code: string
  townCode: string
  name: string
  /** For readable ids: `v-jinggan-1`. */
  slug: string
  demo: boolean
}

export const county = jianglingCounty

/** Slug, published number of assets, villages as `name slug`. */
const TOWNS = {
  资市镇: {
    slug: 'zishi',
    assets: 77,
    villages: '荷坪 heping,柳场 liuchang,南禾 nanhe,白杨湾 baiyangwan,石塘口 shitangkou,临渠 linqu,三柳 sanliu',
  },
  熊河镇: {
    slug: 'xionghe',
    assets: 67,
    villages: '荆干 jinggan,邻湖 linhu,柳堰 liuyan,望荷 wanghe,东稻 dongdao,曲塘 qutang',
  },
  白马寺镇: {
    slug: 'baimasi',
    assets: 76,
    villages: '马塘 matang,竹禾 zhuhe,寺前湾 siqianwan,沙柳 shaliu,双荷 shuanghe,北堰 beiyan,新禾 xinhe',
  },
  沙岗镇: {
    slug: 'shagang',
    assets: 81,
    villages: '岗前 gangqian,沙禾 shahe,柳岗 liugang,万荷 wanhe,稻场 daochang,西渠 xiqu,杨塘 yangtang',
  },
  普济镇: {
    slug: 'puji',
    assets: 71,
    villages: '洪湖 honghu,普禾 puhe,荷塘 hetang,菱角湾 lingjiaowan,东渠 dongqu,稻花 daohua',
  },
  郝穴镇: {
    slug: 'haoxue',
    assets: 80,
    villages: '江禾 jianghe,堤柳 diliu,临江坪 linjiangping,南渠 nanqu,荷湾 hewan,双稻 shuangdao,柳溪 liuxi',
  },
  马家寨乡: {
    slug: 'majiazhai',
    assets: 76,
    villages: '耀新 yaoxin,马柳 maliu,寨禾 zhaihe,青荷 qinghe,桑堰 sangyan,稻湾 daowan,北渠 beiqu',
  },
  秦市乡: { slug: 'qinshi', assets: 58, villages: '秦禾 qinhe,市柳 shiliu,菱塘 lingtang,藕湾 ouwan,东堰 dongyan' },
  三湖管理区: {
    slug: 'sanhu',
    assets: 60,
    villages: '桃湾 taowan,湖禾 huhe,湖柳 huliu,黄桃坪 huangtaoping,南菱 nanling',
  },
  六合垸管理区: {
    slug: 'liuheyuan',
    assets: 75,
    villages: '垸禾 yuanhe,合柳 heliu,六塘 liutang,西荷 xihe,垸口湾 yuankouwan,东菱 dongling',
  },
} as const

export const townPlaces = jianglingTowns.map((town) => ({ ...town, ...TOWNS[town.name] }))

const OFFICIAL_CODES: Record<string, string> = { 耀新: '421024200203' }

export const villagePlaces: VillagePlace[] = townPlaces.flatMap((town) =>
  town.villages.split(',').map((entry, i) => {
    const [stem = '', slug = ''] = entry.split(' ')
    return {
      code: OFFICIAL_CODES[stem] ?? `${town.code}${801 + i}`,
      townCode: town.code,
      name: `${stem}村`,
      slug,
      demo: !(stem in OFFICIAL_CODES),
    }
  }),
)

export const regionRows = (): Region[] => [
  ...jianglingRegions(),
  ...villagePlaces.map(({ code, townCode, name, demo }) => ({
    code,
    parentCode: townCode,
    level: 'village' as const,
    name,
    demo,
  })),
]
