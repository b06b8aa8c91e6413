/** Reading vocabulary: a clause asked for by its name. */
const FIGURE = '[零〇一二三四五六七八九十百千\\d]+'
const ARTICLE = `第${FIGURE}条(?:之[一二三四五六七八九十\\d]+)?(?:第${FIGURE}款)?(?:第?[(（]?${FIGURE}[)）]?项)?`
/** 请问《民法典》第七百零五条怎么说 - title, number or plain name, the article, and what is asked of it. Of NFKC text without blanks. */
export const POINTED = new RegExp(
  '^(?:请问|查一下|查查|看一下|念一下|给我看看?|帮我查一?下?)?' +
    `(?:《(?<title>[^《》]{2,60})》|(?<number>[\\p{Script=Han}]{1,12}[〔\\[(【]\\d{4}[〕\\])】]\\d{1,5}号)|(?<name>[\\p{Script=Han}]{1,40}?))` +
    `(?:文件?)?(?:里面?|中)?的?(?<article>${ARTICLE})(?<rest>.*)$`,
  'u',
)
/** Nothing is asked of it but what it says. */
export const ASKS_FOR_WORDS =
  /^(?:的?(?:原文|原话|内容|条文))?(?:是|都|到底|具体)*(?:怎么|咋个?|如何|是)?(?:说|规定|写|讲|讲了|规定了|写了|说了)?的?(?:是)?(?:什么|啥子?|么子?|哪些)?(?:的?(?:原文|原话|内容|条文))?[的呢吗了啊]?[?？。!！]*$/
/** 县细则, 细则, 我们县的实施细则 - the county's own, whatever it is called. */
export const COUNTY_RULES = /^(?:我们|咱们|本)?(?:江陵)?县?里?的?(?:那个)?(?:实施)?细则$/
/** A name that can only be a document's. */
export const NAMES_DOCUMENT = /(法|法典|条例|办法|细则|方案|规定|意见|通知|号)$/
