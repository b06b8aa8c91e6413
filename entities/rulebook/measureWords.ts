/** Kinds of figures: how each is asked for, and what an answer holds that tells it. Data for measures.ts. */
export const measureWords: Readonly<Record<string, { readonly asked: RegExp; readonly told: RegExp }>> = {
  years: { asked: /几年|多少年|哪一?年/, told: /年/ },
  days: { asked: /几天|多少天|几日|多少日/, told: /天|日|\{/ },
  months: { asked: /几个月|多少个月/, told: /月|年|\{/ },
  date: { asked: /哪天|几号|几月|哪一天|什么时候|何时/, told: /日|号|月|年|前|后|天|时|\{/ },
  money: { asked: /多少钱|几块|几万|什么价|价钱|多少费|花多少|几个亿/, told: /元|万|钱|费|亿|\{/ },
  share: { asked: /几成|百分之|几个点|什么比例|多少比例/, told: /%|分之|成|比例|半/ },
  people: { asked: /多少人|几个人|几人|多少户|几户/, told: /人|成员|代表|户|半|分之/ },
  count: {
    asked: /几个|多少个|几种|几类|几处|几座|多少座|几份|几页|几张|几方|几级/,
    told: /[一二三四五六七八九十两\d]|\{|各|：|、/,
  },
}

/** 要多久 asks for a length of time of whatever unit. */
export const durationWords = { asked: /多久|多长时间|好久/, told: /天|日|月|年|周|季|小时|分钟|随时|及时|立即|\{/ }
