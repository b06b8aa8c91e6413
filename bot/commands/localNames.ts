import { assetsById } from '../../entities/asset/assets.ts'
import { localNameList } from '../../entities/asset/localNames.ts'
import { can } from '../../entities/person/policy.ts'
import { regionMap } from '../../entities/region/regions.ts'
import { localNameTexts } from '../../entities/texts/asset.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import { LOCAL_NAMES, type LocalNamesTalk } from '../dialogs/localNames.ts'
import type { Command } from '../turn.ts'

const PAGE = 9

/** 习惯叫法 - what villages call their assets, learned from their reports, for their town and the county to look through. */
export const localNamesCommand: Command = {
  ...commandWords.localNames,
  allowed: can.seeLocalNames,
  async run(turn) {
    const { tx, person } = turn
    const all = await localNameList(tx, person.regionCode)
    if (all.length === 0) return turn.reply(localNameTexts.none())
    const page = all.slice(0, PAGE)
    turn.talk.begin(LOCAL_NAMES, { listed: page.map(({ id }) => id) } satisfies LocalNamesTalk)
    const assets = await assetsById(
      tx,
      page.map(({ assetId }) => assetId),
    )
    const places = await regionMap(tx)
    const lines = page.map(({ words, assetId, villageCode, times }, i) =>
      localNameTexts.line({
        at: i + 1,
        words,
        village: places.get(villageCode)?.name ?? '',
        asset: assets.find(({ id }) => id === assetId)?.name ?? '',
        times,
      }),
    )
    await turn.reply(localNameTexts.list({ total: all.length, lines }))
  },
}
