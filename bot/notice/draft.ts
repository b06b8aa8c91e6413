import { photosOf, recallPhotos } from '../report/photos.ts'
import { noticeWords } from '../../entities/texts/notice.ts'
import type { KnownTurn } from '../turn.ts'

export const NOTICE = 'notice'
export type NoticeAct = 'start' | 'repost' | 'end' | 'interrupt' | 'objection' | 'answer'

/** What somebody wants to do with a notice, as far as it is known. */
export interface NoticeDraft {
  act: NoticeAct
  /** Which; null while it is not clear. */
  id: number | null
  /** Those it may be, as listed. */
  listed: number[]
  place: string
  photos: string[]
  witness: string
  words: string
  asked: 'which' | 'place' | 'photo' | 'witness' | 'words' | null
}

/** Reads what the message says besides what is to be done. */
export function draftOf(turn: KnownTurn, act: NoticeAct, rest: string): NoticeDraft {
  const place = noticeWords.place.exec(rest)?.groups?.['place']?.trim() ?? ''
  const witness = act === 'end' ? (noticeWords.witness.exec(rest)?.groups?.['name'] ?? '') : ''
  return { act, id: null, listed: [], place, photos: picturesOf(turn), witness, words: rest.trim(), asked: null }
}

/** The pictures of this message and those just sent before it. */
export const picturesOf = (turn: KnownTurn): string[] =>
  [...recallPhotos(turn), ...photosOf(turn)].map(({ sha256 }) => sha256)
