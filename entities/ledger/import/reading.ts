import type { AssetClass, Kind, OpStatus, OwnerType, Subclass } from '../../asset/classes.ts'
import type { OperationMode } from '../../asset/fileCodes.ts'
import type { LedgerReason, Problem } from '../../texts/ledger.ts'
import type { FileColumns } from './fileColumns.ts'
import type { Column } from './header.ts'

/** One asset as the ledger states it. Null or '' = the ledger is silent. Money in fen. */
export interface LedgerRow extends FileColumns {
  sheet: string
  row: number
  assetNo: string
  /** As understood: the town's own name, the village's name with 村. */
  town: string
  village: string
  name: string
  assetClass: AssetClass
  subclass: Subclass
  kind: Kind
  projectName: string
  projectYear: number | null
  fundSource: string
  originalFen: number
  quantity: number | null
  unit: string
  spec: string
  formedOn: string | null
  formedPrecision: 'year' | 'month' | 'day' | null
  location: string
  ownerType: OwnerType | null
  ownerName: string
  operatorName: string
  keeperOrg: string
  keeperName: string
  operationMode: OperationMode | ''
  opStatus: OpStatus | null
  capacityKw: number | null
  areaMu: number | null
  rentYearFen: number | null
  note: string
}

/** A row that is not taken in, and why. `cells` is the row as written, for the office to mend. */
export interface RefusedRow {
  sheet: string
  row: number
  reasons: LedgerReason[]
  cells: string[]
  /** What it would have counted, when readable: a subtotal still includes it. */
  originalFen: number | null
  town: string
  village: string
}

/** Something small of an accepted row that could not be understood and was left out. */
export interface Notice {
  sheet: string
  row: number
  problem: Problem
  text: string
}

/** A subtotal or total the office wrote, against what the rows above it make. */
export interface TotalCheck {
  sheet: string
  row: number
  label: string
  writtenFen: number
  countedFen: number
}

export interface SheetReading {
  name: string
  columns: Column[]
  unknownHeads: string[]
  /** `万元`, `元`...; null when the sheet has no money column but its unit comes from the caller. */
  moneyUnit: string
  rows: number
}

export interface LedgerReading {
  sheets: SheetReading[]
  /** Sheets without a table of assets (cover, summary, hidden). */
  skippedSheets: string[]
  rows: LedgerRow[]
  refused: RefusedRow[]
  notices: Notice[]
  totals: TotalCheck[]
}
