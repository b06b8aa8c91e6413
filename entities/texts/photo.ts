import { dayName, periodName } from './period.ts'

/** Metres in words: 320 米, 1.2 公里. */
export const kilometres = (metres: number) =>
  metres < 1000 ? `${Math.round(metres / 10) * 10} 米` : `${(metres / 1000).toFixed(metres < 10_000 ? 1 : 0)} 公里`
const some = (count: number) => (count === 1 ? '照片' : `${count} 张照片`)
const dated = (day: string) => `${day.slice(0, 4)} 年 ${dayName(day)}`

export interface EarlierUse {
  /** Empty when the reader may not know more than the town. */
  asset: string
  village: string
  town: string
  period: string | null
  day: string
}

/** What a reviewer reads about pictures and places, and what stands on a stamped copy. */
export const photoTexts = {
  /** A picture that was there before; `exact`: to the byte. */
  twin: (d: { exact: boolean; sameAsset: boolean } & EarlierUse) => {
    const whose = d.sameAsset ? '' : d.asset === '' ? `${d.town}另一处资产` : `${d.village}${d.asset}`
    const old = `${whose} ${d.period === null ? dated(d.day) : periodName(d.period)}那张`
    return d.exact ? `照片就是${old}。` : `照片和${old}几乎一样。`
  },
  takenBefore: (d: { count: number; day: string; period: string }) =>
    `${some(d.count)}拍于 ${dated(d.day)}，早于 ${periodName(d.period)}。`,
  takenAfter: (d: { count: number; day: string; period: string }) =>
    `${some(d.count)}拍于 ${dated(d.day)}，晚于 ${periodName(d.period)}。`,
  takenLongAgo: (d: { count: number; day: string; days: number }) =>
    `${some(d.count)}拍于 ${dated(d.day)}，超过 ${d.days} 天。`,
  takenInFuture: (d: { count: number; day: string }) => `${some(d.count)}的拍摄时间是 ${dated(d.day)}，比收到还晚。`,
  takenFar: (d: { count: number; metres: number }) => `${some(d.count)}拍的地方离资产 ${kilometres(d.metres)}。`,
  sentFar: (d: { metres: number }) => `发来的位置离资产 ${kilometres(d.metres)}。`,
  screenshot: (d: { count: number }) => `${some(d.count)}像是截屏。`,
  /** Neutral, in the detail only: messengers strip what a picture says of itself. */
  saysNothing: (d: { count: number; all: boolean }) =>
    d.all ? '照片没有自带拍摄时间和地点。' : `${d.count} 张照片没有自带拍摄时间和地点。`,
}
