import { asset as assetById } from '../../entities/asset/assets.ts'
import { sections } from '../../entities/ledger/file/summary.ts'
import { must } from '../../entities/base/errors.ts'
import { can } from '../../entities/person/policy.ts'
import { readChoice } from '../../entities/report/read/index.ts'
import { readBack } from '../file/change.ts'
import { FILE, type FileTalk } from '../file/choose.ts'
import { showContracts } from '../file/contracts.ts'
import { showFile, showSection } from '../file/show.ts'
import { resumeAside } from '../report/open.ts'
import type { Dialogue } from '../turn.ts'

/** After 档案: which of several assets, then which part of the file. */
export const file: Dialogue = {
  name: FILE,
  async step(turn) {
    const { ids, assetId, intent } = turn.talk.state<FileTalk>()
    const choice = readChoice(turn.text, assetId === null ? ids.length : sections.length)
    if (choice === null) return 'pass'
    const asset = await assetById(turn.tx, assetId ?? ids[choice - 1]!)
    must(asset && can.see(turn.person, asset), 'asset/not-found')
    if (assetId !== null) await showSection(turn, asset, choice)
    else if ('contracts' in intent) await showContracts(turn, asset)
    else if ('change' in intent) await readBack(turn, asset, intent.change)
    else {
      await showFile(turn, asset)
      await resumeAside(turn)
    }
    return 'done'
  },
}
