import type { SettingsView } from '../base/runtime.ts'
import { isWithin, townCodeOf } from '../region/regions.ts'
import type { Person } from './person.ts'
import { levelOf } from './role.ts'

/** The least one must know of an asset or report to decide who may touch it. */
export interface Placed {
  villageCode: string
  subclass?: string
  keeperId?: string | null
}

const isActive = (who: Person) => who.status === 'active'
const covers = (who: Person, code: string) => isActive(who) && isWithin(code, who.regionCode)

/**
 * 权限 - who may do what, as sentences, for bot and api alike. Source: domain.md §5 table.
 * A keeper sees his own assets, a sector department the subclasses of its trade, everybody else their place and below.
 */
export const can = {
  ask: (who: Person) => isActive(who),
  see: (who: Person, what: Placed) =>
    covers(who, what.villageCode) &&
    (who.role !== 'keeper' || what.keeperId === who.id) &&
    (who.role !== 'sector' || who.sector.split(',').includes(what.subclass ?? '')),
  report: (who: Person, what: Placed) => ['village', 'town', 'keeper'].includes(who.role) && can.see(who, what),
  /** 管护员 - a keeper may tell state and send photos, not money. */
  fileReports: (who: Person) => isActive(who) && ['village', 'town', 'keeper', 'finance_town'].includes(who.role),
  reportIncome: (who: Person, what: Placed) =>
    ['village', 'town', 'finance_town'].includes(who.role) && can.see(who, what),
  /** Nobody reviews his own; what the town filed on behalf of a village is the county's to review. */
  reviewReport: (who: Person, report: { villageCode: string; senderId: string; onBehalf: boolean }) =>
    (who.role === 'county' || (who.role === 'town' && !report.onBehalf)) &&
    covers(who, report.villageCode) &&
    report.senderId !== who.id,
  /** The county lets in everybody, the town the people of its villages. */
  confirmPeople: (who: Person) => ['town', 'county'].includes(who.role) && isActive(who),
  confirmPerson: (who: Person, newcomer: Pick<Person, 'id' | 'role' | 'regionCode'>) =>
    isActive(who) &&
    ((who.role === 'county' && who.id !== newcomer.id) ||
      (who.role === 'town' && levelOf[newcomer.role] === 'village' && isWithin(newcomer.regionCode, who.regionCode))),
  /** 公示 - the village posts and takes down; the town and the county may do it for it. */
  postNotice: (who: Person, place: Placed) => ['village', 'town', 'county'].includes(who.role) && can.see(who, place),
  /** 意见 - whoever hears an objection on the spot may write it down; the squad too. */
  hearObjection: (who: Person, place: Placed) =>
    can.postNotice(who, place) || (who.role === 'squad' && can.see(who, place)),
  /** 习惯叫法 - what a village calls its assets is for its town and its county to look through. */
  seeLocalNames: (who: Person) => ['town', 'county'].includes(who.role) && isActive(who),
  dropLocalNames: (who: Person, code: string) => ['town', 'county'].includes(who.role) && covers(who, code),
  /** 盘点 - the village counts; the town and the county may do it on the spot. The village signs first, the town closes. */
  count: (who: Person, place: Placed) => ['village', 'town', 'county'].includes(who.role) && can.see(who, place),
  signCount: (who: Person, place: Placed) => who.role === 'village' && can.see(who, place),
  closeCount: (who: Person, place: Placed) => ['town', 'county'].includes(who.role) && can.see(who, place),
  pauseReminders: (who: Person, code: string) => ['town', 'county'].includes(who.role) && covers(who, code),
  pressReminders: (who: Person, code: string) => ['town', 'county'].includes(who.role) && covers(who, code),
  answerDuty: (who: Person) => ['town', 'county'].includes(who.role) && isActive(who),
  /** Besides whoever had it in his hands, anybody of the county may answer what nobody has answered yet. */
  answerAnyQuestion: (who: Person) => who.role === 'county' && isActive(who),
  /** 审定 - takes answers into the rulebook: the county, or those of it the setting names. */
  reviewAnswers: (who: Person, settings: SettingsView) => {
    const named = settings.value<string[]>('answers.reviewers')
    return who.role === 'county' && isActive(who) && (named.length === 0 || named.includes(who.id))
  },
  /** 填报负担 - the county and the township, of their places; who is asked too much is theirs to mend. */
  seeBurden: (who: Person) => ['town', 'county', 'audit'].includes(who.role) && isActive(who),
  setDuty: (who: Person) => who.role === 'county' && isActive(who),
  changeSettings: (who: Person) => who.role === 'county' && isActive(who),
  /** 电话 - in full only inside one's own unit: the same village, or the same town for town staff. */
  seePhone: (who: Person, other: Pick<Person, 'regionCode'>) =>
    isActive(who) &&
    (who.regionCode === other.regionCode ||
      (levelOf[who.role] === 'town' && townCodeOf(other.regionCode) === who.regionCode)),
}

/** `13812345678` -> `138****5678`. */
export const maskPhone = (phone: string): string => phone.replace(/^(\d{3})\d+(\d{4})$/, '$1****$2')

export const phoneFor = (who: Person, other: Pick<Person, 'regionCode' | 'phone'>): string =>
  other.phone === null ? '' : can.seePhone(who, other) ? other.phone : maskPhone(other.phone)
