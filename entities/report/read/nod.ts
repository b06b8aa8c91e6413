import { matchable } from './matchable.ts'

/** Nothing but a nod: 好的收到, 晓得了, 谢谢. Source: domain.md §10, intent. */
const NOD =
  /^(?:(?:好(?:的|嘞|滴|呢|啊|吧)?|收到|已收到|知道了?|知晓|明白了?|清楚了?|了解了?|可以|行|嗯+|哦+|噢+|哈+|是的?|对的?|没问题|遵命|谢谢您?|谢了|多谢|感谢|辛苦了?|辛苦您?了?|马上办?|马上去办|马上报|马上弄|这就办|这就去|照办|OK|ok|Ok|okk?|okay|1|一定|领导|书记|主任|老师|同志|你|您|们|了|啦|哈|呀|啊|谢|麻烦了?|麻烦你了|麻烦您了|立即办理|立刻办|尽快办|尽快报|尽快|落实|按要求办|按要求|再见|拜拜|晚安|早|回头见|就这样|先这样)[ ,。!~.;]*)+$/

export const isNod = (words: string): boolean =>
  words.length <= 40 &&
  NOD.test(matchable(words)) &&
  !/^(?:你|您)们?好/.test(words) &&
  !/^(?:1|可以|行|对的?|是的?)$/.test(words)

/** A nod before the matter itself: 好的,冷库的... */
export const withoutNod = (words: string): string =>
  words.replace(/^(?:(?:好的?|收到|嗯+|行|知道了|明白了?|晓得了|OK|ok|您好|你好|领导好|书记好)[,。!;: ]+)+(?=\S)/, '')

/** 明天报, 等下补: a promise, nothing to file yet. */
export const promises = (seen: string): boolean =>
  seen.length <= 24 &&
  /(?:明天|后天|等下|待会|等会|晚点|下午|晚上|回头|过两天|过几天|马上|稍后|晚些|抽空|下周)[^,;。]{0,6}(?:报|发|交|补|填|弄)/.test(
    seen,
  ) &&
  !/\d|[一二两三四五六七八九十][十百千万]|坏|停|空|照片|图/.test(seen)
