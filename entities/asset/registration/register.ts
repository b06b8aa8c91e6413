import { Like } from 'typeorm'
import { DomainError, isDuplicateKey, must } from '../../base/errors.ts'
import { townCodeOf } from '../../region/regions.ts'
import { Asset } from '../asset.ts'
import { AssetNumbers } from '../assetNo.ts'
import { write } from '../change.ts'
import { depreciationDefaults } from '../depreciation.ts'
import { emptyFile } from '../emptyFile.ts'
import type { StepContext } from '../process/machine.ts'
import { AssetProcess } from '../process/process.ts'
import type { Values } from '../values.ts'

/** Makes the line of the ledger: number, file, money, shares, and the first line of its history. Throws what `write` throws. */
export async function register<F>(context: StepContext<F>, values: Values): Promise<void> {
  const { tx, who, process, messageId } = context
  const now = tx.clock.now()
  const { name, assetClass, subclass, kind, originalFen, ownerType } = values as Pick<
    Asset,
    'name' | 'assetClass' | 'subclass' | 'kind' | 'originalFen' | 'ownerType'
  >
  const asset = tx.db.create(Asset, {
    ...emptyFile,
    assetNo: await nextNo(context, values),
    ...{ name, assetClass, subclass, kind, originalFen, ownerType },
    aliases: [],
    villageCode: process.villageCode,
    townCode: townCodeOf(process.villageCode),
    location: '',
    projectName: '',
    projectYear: null,
    fundSource: '',
    quantity: null,
    unit: '',
    spec: '',
    formedOn: null,
    formedPrecision: null,
    ownerName: '',
    operatorName: '',
    keeperOrg: '',
    keeperId: null,
    keeperName: '',
    operationMode: '',
    opStatus: 'normal',
    capacityKw: null,
    areaMu: null,
    rentYearFen: null,
    principalFen: null,
    dividendPercent: null,
    note: null,
    createdBy: process.openedBy,
    reviewedBy: who.id,
    version: 1,
    createdAt: now,
    updatedAt: now,
  })
  try {
    await tx.db.insert(Asset, asset)
  } catch (error) {
    // somebody registered in the same village at the same moment
    if (isDuplicateKey(error))
      throw new DomainError('process/changed-meanwhile', { code: process.code, who: '', step: '' })
    throw error
  }
  await tx.db.update(AssetProcess, { id: process.id }, { assetId: asset.id })
  await write(tx, {
    assetId: asset.id,
    wanted: { ...depreciationDefaults(asset, tx.settings), ...values },
    seen: null,
    by: who.id,
    messageId,
    action: 'register',
    about: { process: process.code, assetNo: asset.assetNo },
  })
}

async function nextNo<F>({ tx, process }: StepContext<F>, values: Values): Promise<string> {
  const { villageCode } = process
  const taken = await tx.db.find(Asset, { where: { assetNo: Like(`${villageCode}-%`) }, select: { assetNo: true } })
  const same = await tx.db.findOneBy(Asset, { villageCode, name: String(values.name) })
  must(same === null, 'registration/same-name', { name: String(values.name), no: same?.assetNo ?? '' })
  const year = Number(String(values.formedOn ?? '').slice(0, 4)) || null
  return new AssetNumbers(taken.map(({ assetNo }) => assetNo)).next({
    villageCode,
    assetClass: values.assetClass as Asset['assetClass'],
    year,
  })
}
