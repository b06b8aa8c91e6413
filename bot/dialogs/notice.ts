import { readChoice } from '../../entities/report/read/index.ts'
import { reportTexts } from '../../entities/texts/report.ts'
import { noticeWords } from '../../entities/texts/notice.ts'
import { Notice } from '../../entities/notice/notice.ts'
import { NOTICE, type NoticeDraft, picturesOf } from '../notice/draft.ts'
import { proceedNotice } from '../notice/proceed.ts'
import type { Dialogue } from '../turn.ts'

/** 公示 - the answer to what was asked about a notice: which, where, a picture, who was there. */
export const notice: Dialogue = {
  name: NOTICE,
  async step(turn) {
    const draft = turn.talk.state<NoticeDraft>()
    if (reportTexts.cancelWords.test(turn.text)) {
      turn.talk.end()
      await turn.reply(reportTexts.dropped())
      return 'done'
    }
    const photos = picturesOf(turn)
    if (photos.length === 0 && (turn.text === '' || turn.text.length > 200)) return 'pass'
    const next = { ...draft, asked: null, photos: [...draft.photos, ...photos] }
    switch (draft.asked) {
      case 'which': {
        const choice = readChoice(turn.text, draft.listed.length)
        if (choice === null) return 'pass'
        next.id = draft.listed[choice - 1]!
        break
      }
      case 'place': {
        if (turn.text === '') break
        const { villageCode } = await turn.tx.db.findOneByOrFail(Notice, { id: draft.id! })
        const rows = await turn.tx.db.find(Notice, { where: { villageCode }, order: { id: 'DESC' }, take: 20 })
        const before = rows.find(({ id, place }) => id !== draft.id && place !== '')?.place
        const said = noticeWords.place.exec(turn.text)?.groups?.['place'] ?? turn.text
        next.place = before && /^(?:1|对|是|老地方)$/.test(said) ? before : said
        break
      }
      case 'photo':
        if (photos.length === 0) return 'pass'
        break
      case 'witness': {
        const name = (noticeWords.witness.exec(turn.text) ?? noticeWords.bareName.exec(turn.text))?.groups?.['name']
        if (!name) return 'pass'
        next.witness = name
        break
      }
      case 'words':
        if (turn.text === '') return 'pass'
        next.words = turn.text
        break
      default:
        return 'pass'
    }
    await proceedNotice(turn, next)
    return 'done'
  },
}
