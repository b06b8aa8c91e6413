import type { AssetClass, Kind, OpStatus, OwnerType, Subclass } from '../asset/classes.ts'
import type { OperationMode } from '../asset/fileCodes.ts'

/** Chinese names of the codes of asset/classes.ts. Source: domain.md §2.1-§2.3, §3 #25-#29. */
export const assetClassNames: Record<AssetClass, string> = {
  operating: '经营性资产',
  public: '公益性资产',
  household: '到户类资产',
}

export const subclassNames: Record<Subclass, string> = {
  pv: '光伏电站',
  workshop: '帮扶车间（厂房）',
  planting: '种植基地',
  breeding: '养殖基地',
  rice_crayfish: '稻虾（水产）基地',
  processing: '加工烘干',
  cold_storage: '冷库仓储',
  greenhouse: '大棚',
  tourism: '旅游民宿',
  ecommerce: '电商',
  shop: '门面市场',
  machinery: '农机',
  equity: '股权',
  debt: '债权',
  other_op: '其他经营性资产',
  road: '道路',
  bridge: '桥梁',
  irrigation: '水利灌溉',
  water_supply: '安全饮水',
  power_net: '电网',
  lighting: '路灯',
  sanitation: '环境卫生',
  education: '教育',
  health: '卫生',
  culture: '文化体育',
  office: '党群服务中心',
  other_pub: '其他公益性资产',
  livestock: '畜禽',
  crop_seedling: '种苗',
  small_machine: '小型农机具',
  house_facility: '户用设施',
  other_hh: '其他到户类资产',
}

export const kindNames: Record<Kind, string> = {
  fixed: '固定资产',
  equity: '权益性资产（股权）',
  debt: '权益性资产（债权）',
  biological: '生物资产',
  intangible: '无形资产',
  cip: '在建工程',
}

export const ownerTypeNames: Record<OwnerType, string> = {
  state_county: '国有（县级）',
  state_town: '国有（乡镇）',
  collective_village: '村集体',
  collective_joint: '联村共有',
  household: '农户',
  other: '企业、合作社或其他',
}

export const opStatusNames: Record<OpStatus, string> = {
  normal: '正常',
  partial: '部分运营',
  seasonal: '季节性停用',
  suspended: '临时停用',
  repairing: '维修中',
  idle: '闲置',
  damaged: '损坏',
  lost: '灭失',
  disposed: '已处置',
}

/** 经营方式 - codes of Asset.operationMode. */
export const operationModeNames: Record<OperationMode, string> = {
  lease: '租赁',
  equity: '入股',
  income: '资产收益',
  contract: '承包',
  self: '自营',
  entrust: '委托',
  coop: '合作',
  public_use: '公益使用',
}

/** 收益类型 - codes of Report.incomeKind. */
export const incomeKindNames: Record<string, string> = {
  power_sale: '发电收入',
  rent: '租金',
  contract_fee: '承包费',
  dividend: '分红',
  sales: '经营销售',
  subsidy: '补贴',
  other: '其他收入',
}

/** 单位 - how a quantity is counted when the ledger does not say. */
export const usualUnit: Record<Subclass, string> = {
  pv: '千瓦',
  workshop: '平方米',
  planting: '亩',
  breeding: '平方米',
  rice_crayfish: '亩',
  processing: '套',
  cold_storage: '立方米',
  greenhouse: '亩',
  tourism: '平方米',
  ecommerce: '处',
  shop: '平方米',
  machinery: '台',
  equity: '股',
  debt: '笔',
  other_op: '处',
  road: '公里',
  bridge: '座',
  irrigation: '座',
  water_supply: '公里',
  power_net: '公里',
  lighting: '盏',
  sanitation: '座',
  education: '处',
  health: '平方米',
  culture: '平方米',
  office: '平方米',
  other_pub: '处',
  livestock: '头',
  crop_seedling: '株',
  small_machine: '台',
  house_facility: '套',
  other_hh: '户',
}

/** 习惯叫法 - names learned from reports. */
export const localNameTexts = {
  list: (d: { total: number; lines: string[] }) =>
    [`村里的叫法学到 ${d.total} 个：`, ...d.lines, '确认过两次才不再问。不要哪一个，回“删 1”。'].join('\n'),
  line: (d: { at: number; words: string; village: string; asset: string; times: number }) =>
    `${d.at} ${d.village}“${d.words}” → ${d.asset}（确认 ${d.times} 次）`,
  none: () => '还没有学到村里的叫法。',
  dropped: (d: { words: string }) => `好，“${d.words}”不认了，下次会再问。`,
  gone: () => '这一个已经删掉了。',
}
