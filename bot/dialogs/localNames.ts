import { dropName } from '../../entities/asset/localNames.ts'
import { localNameTexts } from '../../entities/texts/asset.ts'
import type { Dialogue } from '../turn.ts'

export const LOCAL_NAMES = 'localNames'
export interface LocalNamesTalk {
  /** Ids of the names as listed. */
  listed: number[]
}

/** 习惯叫法 - after the list: 删 1 takes a name out. */
export const localNames: Dialogue = {
  name: LOCAL_NAMES,
  async step(turn) {
    const { listed } = turn.talk.state<LocalNamesTalk>()
    const id = listed[Number(/^(?:删|删掉|删去|去掉)\s*第?\s*(\d{1,2})\s*条?[。.]?$/.exec(turn.text)?.[1] ?? 0) - 1]
    if (id === undefined) return 'pass'
    const dropped = await dropName(turn.tx, { id, by: turn.person, messageId: turn.message.id })
    await turn.reply(dropped ? localNameTexts.dropped({ words: dropped.words }) : localNameTexts.gone())
    return 'done'
  },
}
