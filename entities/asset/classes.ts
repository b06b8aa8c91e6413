/** 资产类型 - codes of class, subclass, kind, owner and state. Source: domain.md §2.1-§2.3, §3. Chinese names stand in texts/asset.ts. */
export const assetClasses = ['operating', 'public', 'household'] as const
export type AssetClass = (typeof assetClasses)[number]

export const subclassesOf = {
  operating: [
    'pv',
    'workshop',
    'planting',
    'breeding',
    'rice_crayfish',
    'processing',
    'cold_storage',
    'greenhouse',
    'tourism',
    'ecommerce',
    'shop',
    'machinery',
    'equity',
    'debt',
    'other_op',
  ],
  public: [
    'road',
    'bridge',
    'irrigation',
    'water_supply',
    'power_net',
    'lighting',
    'sanitation',
    'education',
    'health',
    'culture',
    'office',
    'other_pub',
  ],
  household: ['livestock', 'crop_seedling', 'small_machine', 'house_facility', 'other_hh'],
} as const satisfies Record<AssetClass, readonly string[]>
export type Subclass = (typeof subclassesOf)[AssetClass][number]

export const kinds = ['fixed', 'equity', 'debt', 'biological', 'intangible', 'cip'] as const
export type Kind = (typeof kinds)[number]

export const ownerTypes = [
  'state_county',
  'state_town',
  'collective_village',
  'collective_joint',
  'household',
  'other',
] as const
export type OwnerType = (typeof ownerTypes)[number]

/** 运营状态; `disposed` is only ever set by the disposal process, never by a report. */
export const opStatuses = [
  'normal',
  'partial',
  'seasonal',
  'suspended',
  'repairing',
  'idle',
  'damaged',
  'lost',
  'disposed',
] as const
export type OpStatus = (typeof opStatuses)[number]
