import { filePaper } from '../../entities/asset/papers.ts'
import { paperWords } from '../../entities/asset/fileWords.ts'
import { mayFilePaper } from '../../entities/asset/policy.ts'
import { isKept } from '../../entities/message/incoming.ts'
import { isTable } from '../../entities/message/fileKinds.ts'
import { documentKindNames } from '../../entities/texts/assetCodes.ts'
import { fileTexts } from '../../entities/texts/assetFile.ts'
import { assetsMeant } from '../assetMeant.ts'
import type { KnownTurn } from '../turn.ts'

/** 冷库 合同 with a picture or PDF - files it as that paper of that asset; true when it was that. Sheets go their own way. */
export async function takePaper(turn: KnownTurn): Promise<boolean> {
  const files = turn.message.files.filter(isKept).filter((file) => !isTable(file))
  if (files.length === 0 || turn.text.length > 40) return false
  const words = turn.text.replace(/[。.\s]+$/, '')
  const found = paperWords.find(([, word]) => word.test(words))
  const said = found ? words.replace(found[1], '').replace(/[\s的，,:：]+$/, '') : ''
  if (!found || said === '') return false
  const [asset, ...more] = await assetsMeant(turn, said)
  if (!asset || more.length > 0 || !mayFilePaper(turn.person, asset)) return false
  const [kind] = found
  for (const { sha256 } of files)
    await filePaper(turn.tx, { asset, kind, sha256, by: turn.person, messageId: turn.message.id })
  await turn.reply(fileTexts.paperFiled({ asset: asset.name, kind: documentKindNames[kind], count: files.length }))
  return true
}
