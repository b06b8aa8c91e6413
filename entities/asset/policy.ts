import { can } from '../person/policy.ts'
import type { Person } from '../person/person.ts'
import type { Asset } from './asset.ts'
import type { AssetField } from './fields.ts'

/**
 * 主数据 - who may change an asset's file: the county at once, a sector department the fields of its trade, village and town propose and the
 * county decides. Source: domain.md §5 table, column "change master data"; which fields are a sector's no source says (D).
 */
export const mayChange = (who: Person, asset: Asset, field: AssetField): boolean =>
  can.see(who, asset) &&
  ((who.role === 'county' && ['county', 'sector'].includes(field.by)) ||
    (who.role === 'sector' && field.by === 'sector'))

export const mayPropose = (who: Person, asset: Asset, field: AssetField): boolean =>
  can.see(who, asset) && ['village', 'town'].includes(who.role) && ['county', 'sector'].includes(field.by)

/** Whether this person changes or proposes at all. */
export const changesFiles = (who: Person): boolean => who.status === 'active' && ['county', 'sector'].includes(who.role)
export const proposesChanges = (who: Person): boolean =>
  who.status === 'active' && ['village', 'town'].includes(who.role)

export const mayDecideProposal = (who: Person, proposal: { villageCode: string; proposedBy: string }): boolean =>
  who.role === 'county' && can.see(who, proposal) && proposal.proposedBy !== who.id

/** 材料 - whoever reports for an asset may bring papers of it; the county and the sector department too. */
export const mayFilePaper = (who: Person, asset: Asset): boolean =>
  can.see(who, asset) && ['village', 'town', 'county', 'sector', 'finance_town'].includes(who.role)

export const mayRemovePaper = (who: Person, asset: Asset, paper: { broughtBy: string }): boolean =>
  can.see(who, asset) && (who.role === 'county' || paper.broughtBy === who.id)
