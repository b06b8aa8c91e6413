import { fieldAtEnd } from '../../entities/asset/fileWords.ts'
import { Asset } from '../../entities/asset/asset.ts'
import { missingCounts, missingOf } from '../../entities/asset/missing.ts'
import { changesFiles, proposesChanges } from '../../entities/asset/policy.ts'
import { decideProposal, proposalFor } from '../../entities/asset/propose.ts'
import { proposalsSeen } from '../../entities/asset/proposals.ts'
import { readValue } from '../../entities/asset/readValue.ts'
import { assetsOfVillage } from '../../entities/asset/assets.ts'
import { shortName } from '../../entities/asset/names.ts'
import { valuesOf } from '../../entities/asset/values.ts'
import { must } from '../../entities/base/errors.ts'
import { proposalWords, tellOfDecision } from '../../entities/ledger/file/proposalNews.ts'
import { can } from '../../entities/person/policy.ts'
import { whoDid } from '../../entities/person/whoDid.ts'
import { placeName } from '../../entities/region/regions.ts'
import { fieldNames } from '../../entities/texts/assetFields.ts'
import { fileTexts } from '../../entities/texts/assetFile.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import { readBack } from '../file/change.ts'
import { chosenAsset } from '../file/choose.ts'
import { showFile } from '../file/show.ts'
import type { Command, KnownTurn } from '../turn.ts'
import { placeOr } from './place.ts'

const MOST_LINES = 9

/** 档案 冷库 - the file of an asset. */
export const file: Command = {
  ...commandWords.file,
  allowed: can.ask,
  async run(turn, { asset: said = '' }) {
    if (said.trim() === '') return turn.reply(fileTexts.whichFile())
    const asset = await chosenAsset(turn, said, { show: true })
    if (asset) await showFile(turn, asset)
  },
}

/** 变更 冷库 经营主体 改成 鲜到家冷链 - read back first; a village or town proposes, the county changes. */
export const changeFile: Command = {
  ...commandWords.changeFile,
  allowed: (who) => changesFiles(who) || proposesChanges(who),
  async run(turn, { what = '', value = '' }) {
    const found = fieldAtEnd(what)
    if (what === '' || value === '') return turn.reply(fileTexts.howToChange())
    must(found && found.before !== '', 'asset/field-unknown', { field: what.slice(0, 30) })
    const { field, before } = found
    if (field.type === 'funds' || field.type === 'shares')
      return turn.reply(fileTexts.notByMessage({ field: fieldNames[field.key] }))
    const wanted = { key: field.key, value: readValue(field, value) }
    const asset = await chosenAsset(turn, before, { change: wanted })
    if (asset) await readBack(turn, asset, wanted)
  },
}

/** 变更申请 - what waits for the county. */
export const proposals: Command = {
  ...commandWords.proposals,
  allowed: (who) => changesFiles(who) || proposesChanges(who),
  async run(turn) {
    const { tx, person } = turn
    const waiting = await proposalsSeen(tx, person, { state: 'waiting' })
    if (waiting.length === 0) return turn.reply(fileTexts.noProposals())
    const lines = waiting.slice(0, MOST_LINES).map(async ({ proposal, asset }) =>
      fileTexts.proposalLine({
        code: proposal.code,
        by: await whoDid(tx, proposal.proposedBy),
        asset: asset.name,
        wanted: await proposalWords(tx, person, asset, proposal),
      }),
    )
    await turn.reply(
      fileTexts.proposals({ lines: await Promise.all(lines), left: Math.max(0, waiting.length - MOST_LINES) }),
    )
  },
}

/** 同意 B0001, 不同意 B0001 原因. */
export const decideChange: Command = {
  ...commandWords.decideChange,
  allowed: changesFiles,
  async run(turn, { verdict = '', code = '', rest = '' }) {
    const { tx, person: by, message } = turn
    const isRefused = /^(不|拒)/.test(verdict)
    const before = await proposalFor(tx, by, code)
    const asset = await tx.db.findOneByOrFail(Asset, { id: before.assetId })
    const seen = /^照改/.test(rest.trim()) ? { seen: asset.version } : {}
    const proposal = await decideProposal(tx, {
      code,
      by,
      messageId: message.id,
      ...(isRefused ? { verdict: 'refused', reason: rest } : { verdict: 'accepted', ...seen }),
    })
    await tellOfDecision(tx, proposal)
    const wanted = await proposalWords(tx, by, asset, proposal)
    const told = { code: proposal.code, asset: asset.name, wanted }
    await turn.reply(isRefused ? fileTexts.didRefuse(told) : fileTexts.didAccept(told))
  },
}

/** 必填 [村] - what the files lack: of a village the fields, of more the villages or towns. */
export const missingFile: Command = {
  ...commandWords.missingFile,
  allowed: can.ask,
  async run(turn, { place }) {
    const scope = await placeOr(turn, place)
    if (scope === null) return
    const by = scope.length >= 9 ? 'village' : 'town'
    const counts = await missingCounts(turn.tx, turn.person, { scope, by })
    if (counts.length === 0) return turn.reply(fileTexts.noAssets())
    if (scope.length === 12) return tellVillage(turn, counts[0]!)
    const lacking = counts.filter(({ incomplete }) => incomplete > 0).toSorted((a, b) => b.incomplete - a.incomplete)
    if (lacking.length === 0) {
      const assets = counts.reduce((sum, count) => sum + count.assets, 0)
      return turn.reply(fileTexts.complete({ place: await placeName(turn.tx, scope), assets }))
    }
    const lines = lacking
      .slice(0, MOST_LINES)
      .map(async ({ code, ...count }) => fileTexts.missingPlace({ ...count, place: await placeName(turn.tx, code) }))
    await turn.reply(
      fileTexts.missingPlaces({ lines: await Promise.all(lines), left: Math.max(0, lacking.length - MOST_LINES) }),
    )
  },
}

/** The few fields most files lack, and how to fill one. */
async function tellVillage(
  turn: KnownTurn,
  { code, ...count }: Awaited<ReturnType<typeof missingCounts>>[number],
): Promise<void> {
  const { tx, person } = turn
  const place = await placeName(tx, code)
  if (count.incomplete === 0) return turn.reply(fileTexts.complete({ ...count, place }))
  const fields = count.fields.map(({ key, count: n }) => ({ key, name: fieldNames[key], count: n }))
  const text = fileTexts.missing({ ...count, place, fields })
  const easy = fields.find(({ key }) => key !== 'funds' && key !== 'shares')
  if (!easy || !(changesFiles(person) || proposesChanges(person))) return turn.reply(text)
  for (const asset of await assetsOfVillage(tx, code)) {
    const lacks = missingOf(asset, await valuesOf(tx, asset, ['funds', 'shares']))
    if (!lacks.includes(easy.key)) continue
    return turn.reply(`${text}\n${fileTexts.missingHow({ asset: await shortName(tx, asset), field: easy.name })}`)
  }
  await turn.reply(text)
}
