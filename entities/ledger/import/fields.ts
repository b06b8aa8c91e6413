import type { Asset } from '../../asset/asset.ts'
import { emptyFile } from '../../asset/emptyFile.ts'
import type { LedgerRow } from './reading.ts'

/** Old and new value by field of Asset. */
export type Changes = Partial<Record<keyof Asset, { old: unknown; new: unknown }>>

/**
 * What the ledger may change of an asset it already knows. An empty cell says nothing and erases nothing. State comes from reports once the
 * asset is registered (domain.md §3 #27), subclass and aliases from people who know better than our guess.
 */
const comparable = [
  'assetClass',
  'projectName',
  'projectYear',
  'fundSource',
  'originalFen',
  'quantity',
  'unit',
  'spec',
  'formedOn',
  'formedPrecision',
  'location',
  'ownerType',
  'ownerName',
  'operatorName',
  'keeperOrg',
  'keeperName',
  'operationMode',
  'capacityKw',
  'areaMu',
  'rentYearFen',
  'note',
  'nationalNo',
  'groupNo',
  'projectNo',
  'approvalNo',
  'acceptedOn',
  'lifeYears',
  'salvagePercent',
  'beneficiary',
  'supervisor',
  'keeperPhone',
  'condition',
  'encumbrance',
] as const satisfies readonly (keyof Asset & keyof LedgerRow)[]

export function changesIn(
  asset: Asset,
  row: LedgerRow,
  keeperOf: (villageCode: string, name: string) => string | null,
): Changes {
  const changes: Changes = {}
  for (const field of comparable) {
    const said = row[field]
    if (said === null || said === '' || said === asset[field]) continue
    changes[field] = { old: asset[field], new: said }
  }
  // class and subclass belong together: the guess of the new class replaces that of the old
  if (changes.assetClass) {
    changes.subclass = { old: asset.subclass, new: row.subclass }
    changes.kind = { old: asset.kind, new: row.kind }
  }
  if (changes.keeperName) {
    const keeperId = keeperOf(asset.villageCode, row.keeperName)
    if (keeperId !== asset.keeperId) changes.keeperId = { old: asset.keeperId, new: keeperId }
  }
  return changes
}

interface Given {
  assetNo: string
  townCode: string
  villageCode: string
  keeperId: string | null
  now: Date
}

export function newAsset(row: LedgerRow, { now, ...given }: Given): Omit<Asset, 'id'> {
  // what the ledger is silent of stands behind the asset, not in it: fifty thousand times sixty empty fields are 300 MB
  const said = {
    assetNo: given.assetNo,
    townCode: given.townCode,
    villageCode: given.villageCode,
    keeperId: given.keeperId,
    name: row.name,
    aliases: [],
    location: row.location,
    assetClass: row.assetClass,
    subclass: row.subclass,
    kind: row.kind,
    projectName: row.projectName,
    projectYear: row.projectYear,
    fundSource: row.fundSource,
    originalFen: row.originalFen,
    quantity: row.quantity,
    unit: row.unit,
    spec: row.spec,
    formedOn: row.formedOn,
    formedPrecision: row.formedPrecision,
    // the ledger is silent: households own what they were given (F042), the village collective the rest (F040)
    ownerType: row.ownerType ?? (row.assetClass === 'household' ? 'household' : 'collective_village'),
    ownerName: row.ownerName,
    operatorName: row.operatorName,
    keeperOrg: row.keeperOrg,
    keeperName: row.keeperName,
    operationMode: row.operationMode,
    opStatus: row.opStatus ?? 'normal',
    capacityKw: row.capacityKw,
    areaMu: row.areaMu,
    rentYearFen: row.rentYearFen,
    principalFen: row.kind === 'equity' || row.kind === 'debt' ? row.originalFen : null,
    dividendPercent: null,
    note: row.note || null,
    nationalNo: row.nationalNo,
    groupNo: row.groupNo,
    projectNo: row.projectNo,
    approvalNo: row.approvalNo,
    acceptedOn: row.acceptedOn,
    lifeYears: row.lifeYears,
    salvagePercent: row.salvagePercent,
    titleStatus: row.titleStatus ?? 'pending',
    certNo: row.certNo,
    titledOn: row.titledOn,
    handoverStatus: row.handoverStatus ?? 'not_due',
    handedOverOn: row.handedOverOn,
    beneficiary: row.beneficiary,
    supervisor: row.supervisor,
    keeperPhone: row.keeperPhone,
    condition: row.condition,
    encumbrance: row.encumbrance,
    version: 1,
    createdAt: now,
    updatedAt: now,
  }
  return Object.setPrototypeOf(said, emptyFile) as typeof said & typeof emptyFile
}
