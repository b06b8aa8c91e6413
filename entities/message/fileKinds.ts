import { isKept, type KeptFile, type MessageFile } from './incoming.ts'

/** 附件种类 - what a kept file is good for: a picture shows an asset, a workbook may be a filled-in form, speech is listened to. */
export const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** Tables we cannot read but know by sight, so that the answer can say what to do. */
const otherTables = ['application/vnd.ms-excel', 'text/csv']

export const isPicture = (file: MessageFile): file is KeptFile => isKept(file) && file.contentType.startsWith('image/')
export const isSpeech = (file: MessageFile): file is KeptFile => isKept(file) && file.contentType.startsWith('audio/')
export const isTable = (file: MessageFile): file is KeptFile =>
  isKept(file) && (file.contentType === WORKBOOK || otherTables.includes(file.contentType))

/** The type of a table by its name, its content, or both; null when it is none. What it really holds, reading it finds out. */
export function tableType(name: string, bytes: Buffer): string | null {
  const ending = /\.(xlsx|xlsm|xls|et|csv)$/i.exec(name)?.[1]?.toLowerCase()
  const isZip = bytes.length > 4 && bytes.readUInt32BE(0) === 0x504b0304
  if (isZip && (ending !== undefined || bytes.includes('xl/workbook.xml'))) return WORKBOOK
  if (ending === undefined) return null
  // what an office calls .xlsx and is something else is kept as well: only then can it be told what is wrong with it
  return ending === 'csv' ? 'text/csv' : ending === 'xls' || ending === 'et' ? 'application/vnd.ms-excel' : WORKBOOK
}

const SOUNDS: readonly (readonly [string, number, string])[] = [
  ['audio/amr', 0, '#!AMR'],
  ['audio/ogg', 0, 'OggS'],
  ['audio/wav', 8, 'WAVE'],
  ['audio/mpeg', 0, 'ID3'],
  ['audio/mpeg', 0, '\xff\xfb'],
  ['audio/mp4', 4, 'ftypM4A'],
  ['audio/webm', 0, '\x1a\x45\xdf\xa3'],
]

/** The type of a sound by its first bytes; null when it is none. */
export const soundType = (bytes: Buffer): string | null =>
  SOUNDS.find(([, at, mark]) => bytes.toString('latin1', at, at + mark.length) === mark)?.[0] ?? null
