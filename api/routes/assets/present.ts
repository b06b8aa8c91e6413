import { In } from 'typeorm'
import { z } from 'zod'
import type { Asset } from '../../../entities/asset/asset.ts'
import { assetClasses, opStatuses, ownerTypes } from '../../../entities/asset/classes.ts'
import { maskPapers, maskPersonalNumbers } from '../../../entities/base/mask.ts'
import type { Runtime } from '../../../entities/base/runtime.ts'
import { can, phoneFor } from '../../../entities/person/policy.ts'
import { Person } from '../../../entities/person/person.ts'
import { regionName } from '../../../entities/region/regions.ts'
import { assetClassNames, opStatusNames, ownerTypeNames, subclassNames } from '../../../entities/texts/asset.ts'
import { codeOf, fen, instantField, maybe, says, shown, text } from '../fields.ts'

export const assetSchema = z
  .strictObject({
    no: text('assetNo'),
    name: text('assetName'),
    aliases: says(z.array(z.string()), 'aliases'),
    townCode: text('townCode'),
    townName: text('townName'),
    villageCode: text('villageCode'),
    villageName: text('villageName'),
    location: text('location'),
    assetClass: codeOf(assetClasses, 'assetClass', assetClassNames),
    assetClassName: text('assetClassName'),
    subclass: text('subclass'),
    subclassName: text('subclassName'),
    opStatus: codeOf(opStatuses, 'opStatus', opStatusNames),
    opStatusName: text('opStatusName'),
    projectName: text('projectName'),
    projectYear: maybe(z.int(), 'projectYear'),
    fundSource: text('fundSource'),
    originalFen: fen('originalFen'),
    quantity: maybe(z.number(), 'quantity'),
    unit: text('quantityUnit'),
    spec: text('spec'),
    formedOn: maybe(z.string(), 'formedOn'),
    ownerType: codeOf(ownerTypes, 'ownerType', ownerTypeNames),
    ownerTypeName: text('ownerTypeName'),
    ownerName: text('ownerName'),
    operatorName: text('operatorName'),
    keeperOrg: text('keeperOrg'),
    keeper: maybe(z.strictObject({ name: text('name'), phone: maybe(z.string(), 'phone') }), 'keeper'),
    capacityKw: maybe(z.number(), 'capacityKw'),
    areaMu: maybe(z.number(), 'areaMu'),
    rentYearFen: maybe(z.int(), 'rentYearFen'),
    note: maybe(z.string(), 'note'),
    updatedAt: instantField('updatedAt'),
  })
  .meta({ id: 'Asset' })

/** Assets as this person may read them: phones in full only inside his own unit. */
export async function presentAssets(
  tx: Runtime,
  who: Person,
  assets: readonly Asset[],
): Promise<z.input<typeof assetSchema>[]> {
  const ids = [...new Set(assets.flatMap(({ keeperId }) => keeperId ?? []))]
  const people = ids.length > 0 ? await tx.db.findBy(Person, { id: In(ids) }) : []
  const keepers = new Map(people.map((person) => [person.id, person]))
  return Promise.all(assets.map((asset) => present(tx, who, asset, keepers.get(asset.keeperId ?? ''))))
}

async function present(
  tx: Runtime,
  who: Person,
  asset: Asset,
  keeper: Person | undefined,
): Promise<z.input<typeof assetSchema>> {
  const { assetNo: no, note, formedOn, formedPrecision, keeperName } = asset
  const mask = can.seePhone(who, { regionCode: asset.villageCode }) ? maskPapers : maskPersonalNumbers
  const name = keeper?.name ?? keeperName
  return {
    no,
    name: asset.name,
    aliases: asset.aliases,
    townCode: asset.townCode,
    townName: await regionName(tx, asset.townCode),
    villageCode: asset.villageCode,
    villageName: await regionName(tx, asset.villageCode),
    location: asset.location,
    assetClass: asset.assetClass,
    assetClassName: assetClassNames[asset.assetClass],
    subclass: asset.subclass,
    subclassName: subclassNames[asset.subclass],
    opStatus: asset.opStatus,
    opStatusName: opStatusNames[asset.opStatus],
    projectName: asset.projectName,
    projectYear: asset.projectYear,
    fundSource: asset.fundSource,
    originalFen: asset.originalFen,
    quantity: asset.quantity,
    unit: asset.unit,
    spec: asset.spec,
    // a day that is only known to the month or year is not sent as a day
    formedOn: formedOn && formedOn.slice(0, { year: 4, month: 7, day: 10 }[formedPrecision ?? 'day']),
    ownerType: asset.ownerType,
    ownerTypeName: ownerTypeNames[asset.ownerType],
    ownerName: mask(asset.ownerName),
    operatorName: mask(asset.operatorName),
    keeperOrg: asset.keeperOrg,
    keeper: name ? { name, phone: keeper ? phoneFor(who, keeper) || null : null } : null,
    capacityKw: asset.capacityKw,
    areaMu: asset.areaMu,
    rentYearFen: asset.rentYearFen,
    note: note && mask(note),
    updatedAt: shown(asset.updatedAt),
  }
}
