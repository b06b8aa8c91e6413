import type { Asset } from '../../asset/asset.ts'
import { fieldOf, type FieldKey } from '../../asset/fields.ts'
import { missingOf } from '../../asset/missing.ts'
import { papersOf } from '../../asset/papers.ts'
import { shownValue } from '../../asset/shown.ts'
import { fundsOf, valuesOf } from '../../asset/values.ts'
import type { Runtime } from '../../base/runtime.ts'
import type { KeptFile } from '../../message/incoming.ts'
import { StoredFile } from '../../message/storedFile.ts'
import type { Person } from '../../person/person.ts'
import { Photo } from '../../report/photo.ts'
import { documentKindNames } from '../../texts/assetCodes.ts'
import { fieldNames } from '../../texts/assetFields.ts'
import { fileTexts } from '../../texts/assetFile.ts'
import { fundText, valueText } from '../../texts/assetValues.ts'
import { historyLines, historyOf } from './history.ts'

interface Asked {
  tx: Runtime
  who: Person
  asset: Asset
}
export interface Section {
  text: string
  files?: KeptFile[]
}

const MOST_FILES = 9

/** 一项一档 in a few short lines; `withParts` ends them with what may be looked at by digit. */
export async function fileSummary({ tx, who, asset, withParts }: Asked & { withParts: boolean }): Promise<string> {
  const say = (key: FieldKey) => {
    const field = fieldOf.get(key)!
    return valueText(field, shownValue(who, asset, field, asset[key as keyof Asset]))
  }
  const missing = missingOf(asset, await valuesOf(tx, asset, ['funds', 'shares'])).map((key) => fieldNames[key])
  return fileTexts.summary({ asset, say, missing, titles: withParts ? sections.map(({ title }) => title) : [] })
}

/** Parts of the file one may ask for by digit, in order. Contracts, titles and the rest add theirs here. */
export const sections: readonly { title: string; show(asked: Asked): Promise<Section> }[] = [
  { title: fileTexts.titles.funds, show: funds },
  { title: fileTexts.titles.contract, show: contract },
  { title: fileTexts.titles.photos, show: photos },
  { title: fileTexts.titles.papers, show: papers },
  { title: fileTexts.titles.history, show: history },
]

async function funds({ tx, asset }: Asked): Promise<Section> {
  const lines = await fundsOf(tx, asset.id)
  return {
    text: fileTexts.funds({ investedFen: asset.investedFen, lines: lines.map(fundText), asOffice: asset.fundSource }),
  }
}

async function contract({ tx, who, asset }: Asked): Promise<Section> {
  const kept = (await papersOf(tx, asset.id)).filter(({ kind }) => kind === 'contract' || kind === 'lease')
  const operator = shownValue(who, asset, fieldOf.get('operatorName')!, asset.operatorName)
  return {
    text: fileTexts.contract({
      operator: String(operator),
      rentYearFen: asset.rentYearFen,
      papers: kept.map(({ title }) => title),
    }),
    files: await filesOf(
      tx,
      kept.map(({ sha256, title }) => ({ sha256, title })),
    ),
  }
}

async function photos({ tx, asset }: Asked): Promise<Section> {
  const count = await tx.db.count(Photo, { where: { assetId: asset.id } })
  const newest = await tx.db.find(Photo, { where: { assetId: asset.id }, order: { id: 'DESC' }, take: 3 })
  return {
    text: fileTexts.photos({ count, shown: newest.length }),
    files: await filesOf(
      tx,
      newest.map(({ sha256 }, i) => ({ sha256, title: String(i + 1) })),
    ),
  }
}

async function papers({ tx, asset }: Asked): Promise<Section> {
  const kept = await papersOf(tx, asset.id)
  const lines = kept.map(({ kind, title }) =>
    title === documentKindNames[kind] ? title : `${documentKindNames[kind]}：${title}`,
  )
  return {
    text: fileTexts.papers({ lines, shown: Math.min(kept.length, MOST_FILES) }),
    files: await filesOf(
      tx,
      kept.map(({ sha256, title }) => ({ sha256, title })),
    ),
  }
}

async function history({ tx, who, asset }: Asked): Promise<Section> {
  const entries = await historyOf(tx, { who, asset, limit: 5 })
  return { text: fileTexts.history({ lines: await historyLines(tx, entries) }) }
}

async function filesOf(tx: Runtime, wanted: readonly { sha256: string; title: string }[]): Promise<KeptFile[]> {
  const files = await Promise.all(
    wanted.slice(0, MOST_FILES).map(async ({ sha256, title }) => {
      const file = await tx.db.findOneBy(StoredFile, { sha256 })
      const ending = file?.contentType.split('/')[1] ?? ''
      return file && { sha256, name: `${title}.${ending}`, contentType: file.contentType, size: file.size }
    }),
  )
  return files.filter((file) => file !== null)
}
