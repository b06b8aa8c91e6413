import { openNotices } from '../../entities/notice/notices.ts'
import { openObjections } from '../../entities/notice/objections.ts'
import { can } from '../../entities/person/policy.ts'
import type { Person } from '../../entities/person/person.ts'
import { regionName, townCodeOf } from '../../entities/region/regions.ts'
import { commandWords } from '../../entities/texts/commands.ts'
import { noticeTexts } from '../../entities/texts/notice.ts'
import { draftOf, type NoticeAct } from '../notice/draft.ts'
import { proceedNotice } from '../notice/proceed.ts'
import type { Command } from '../turn.ts'

const inOwnPlace = (who: Person) => can.postNotice(who, { villageCode: who.regionCode })
const doing = (act: NoticeAct, words: Pick<Command, 'words' | 'help'>, allowed: Command['allowed']): Command => ({
  ...words,
  allowed,
  run: (turn, { rest = '' }) => proceedNotice(turn, draftOf(turn, act, rest)),
})

/** 公示 开始, 断了, 重贴, 结束, 有人提意见, 答复. */
export const noticeStart = doing('start', commandWords.noticeStart, inOwnPlace)
export const noticeBroken = doing('interrupt', commandWords.noticeBroken, inOwnPlace)
export const noticeAgain = doing('repost', commandWords.noticeAgain, inOwnPlace)
export const noticeEnd = doing('end', commandWords.noticeEnd, inOwnPlace)
export const noticeObjection = doing('objection', commandWords.noticeObjection, (who) =>
  can.hearObjection(who, { villageCode: who.regionCode }),
)
export const noticeAnswer = doing('answer', commandWords.noticeAnswer, inOwnPlace)

const MOST = 12

/** 公示情况 - what hangs, is interrupted or waits to be posted in the asker's place. */
export const noticeList: Command = {
  ...commandWords.noticeList,
  allowed: can.ask,
  async run(turn) {
    const { tx, person } = turn
    const open = await openNotices(tx, person)
    if (open.length === 0) return turn.reply(noticeTexts.nothingRuns())
    const line = async ({ id, code, villageCode, title, state, dueOn: due }: (typeof open)[number]) => {
      const place = person.regionCode.length === 6 ? await regionName(tx, townCodeOf(villageCode)) : ''
      return noticeTexts.line({ code, place, title, state, due, open: (await openObjections(tx, id)).length })
    }
    const lines = await Promise.all(open.slice(0, MOST).map(line))
    await turn.reply(noticeTexts.list({ lines, more: Math.max(0, open.length - MOST) }))
  },
}
