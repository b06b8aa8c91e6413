import type { AssetClass, Subclass } from '../../asset/classes.ts'
import type { Thing } from '../match/thingWords.ts'

/** What kind of asset a project usually makes; a proposal, the county decides. Source: domain.md §2.1. */
export const kindOf: Partial<Record<Thing, readonly [AssetClass, Subclass]>> = {
  equity: ['operating', 'equity'],
  pv: ['operating', 'pv'],
  lighting: ['public', 'lighting'],
  cold: ['operating', 'cold_storage'],
  workshop: ['operating', 'workshop'],
  processing: ['operating', 'processing'],
  factory: ['operating', 'workshop'],
  shrimp: ['operating', 'rice_crayfish'],
  greenhouse: ['operating', 'greenhouse'],
  breeding: ['operating', 'breeding'],
  planting: ['operating', 'planting'],
  tourism: ['operating', 'tourism'],
  ecommerce: ['operating', 'ecommerce'],
  shop: ['operating', 'shop'],
  machinery: ['operating', 'machinery'],
  pump: ['public', 'irrigation'],
  water: ['public', 'water_supply'],
  canal: ['public', 'irrigation'],
  bridge: ['public', 'bridge'],
  road: ['public', 'road'],
  sanitation: ['public', 'sanitation'],
  education: ['public', 'education'],
  health: ['public', 'health'],
  culture: ['public', 'culture'],
  office: ['public', 'office'],
  power: ['public', 'power_net'],
}
