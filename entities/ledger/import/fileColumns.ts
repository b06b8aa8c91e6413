import type { Condition, HandoverStatus, Supervisor, TitleStatus } from '../../asset/fileCodes.ts'
import type { Cell } from '../../workbook/cells.ts'
import { formedIn, isNothing, measureIn } from '../../workbook/values.ts'
import type { Field } from './headWords.ts'
import { conditionWords, handoverWords, supervisorWords, titleWords } from './fileColumnWords.ts'

/** What some offices' ledgers say of the rest of an asset's file. Null or '' = the ledger is silent. */
export interface FileColumns {
  nationalNo: string
  groupNo: string
  projectNo: string
  approvalNo: string
  acceptedOn: string | null
  lifeYears: number | null
  salvagePercent: number | null
  /** Title and handover are taken when an asset is new; afterwards only their process moves them. */
  titleStatus: TitleStatus | null
  certNo: string
  titledOn: string | null
  handoverStatus: HandoverStatus | null
  handedOverOn: string | null
  beneficiary: string
  supervisor: Supervisor | null
  keeperPhone: string
  condition: Condition | null
  encumbrance: string
}

export function readFileColumns(
  cell: (field: Field) => Cell,
  text: (field: Field, longest: number) => string,
): FileColumns {
  const coded = <C extends string>(field: Field, words: readonly (readonly [C, RegExp])[]): C | null =>
    isNothing(cell(field))
      ? null
      : (words.find(([, word]) => word.test(cell(field).text.replace(/\s/g, '')))?.[0] ?? null)
  // a day that is known to the month only is not a day
  const day = (field: Field) => {
    const read = isNothing(cell(field)) ? null : formedIn(cell(field)).value
    return read?.precision === 'day' ? read.on : null
  }
  const number = (field: Field) => (isNothing(cell(field)) ? null : (measureIn(cell(field))?.value ?? null))
  const life = number('lifeYears')
  return {
    nationalNo: text('nationalNo', 60),
    groupNo: text('groupNo', 20),
    projectNo: text('projectNo', 60),
    approvalNo: text('approvalNo', 120),
    acceptedOn: day('acceptedOn'),
    lifeYears: life !== null && Number.isInteger(life) && life <= 100 ? life : null,
    salvagePercent: percent(number('salvage')),
    titleStatus: coded('titled', titleWords),
    certNo: text('certNo', 80),
    titledOn: day('titledOn'),
    handoverStatus: coded('handedOver', handoverWords),
    handedOverOn: day('handedOverOn'),
    beneficiary: text('beneficiary', 80),
    supervisor: coded('supervisor', supervisorWords),
    keeperPhone: phone(text('phone', 40)),
    condition: coded('condition', conditionWords),
    encumbrance: text('encumbrance', 200),
  }
}

/** 5, `5%` or a cell formatted as percent (0.05). */
const percent = (value: number | null): number | null =>
  value === null || value > 100 ? null : value > 0 && value < 1 ? Math.round(value * 10_000) / 100 : value

/** Only what can be dialled; a name or two numbers in one cell are not a telephone. */
const phone = (text: string): string => {
  const digits = text.replace(/[\s-]/g, '')
  return /^\d{7,12}$/.test(digits) ? digits : ''
}
