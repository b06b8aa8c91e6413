import { matchable } from './matchable.ts'

/** A message cut into what is told and what is asked, both in the sender's words. */
export interface Parts {
  told: string
  asked: string | null
  /** The asker set the question apart himself (另外问一下): what stands before it is a report of its own. */
  apart: boolean
}

/** Nothing but a nod: 好的收到, 晓得了, 谢谢. Source: domain.md §10, intent. */
const NOD =
  /^(?:(?:好(?:的|嘞|滴|呢|啊|吧)?|收到|已收到|知道了?|知晓|明白了?|清楚了?|了解了?|可以|行|嗯+|哦+|噢+|哈+|是的?|对的?|没问题|遵命|谢谢您?|谢了|多谢|感谢|辛苦了?|辛苦您?了?|马上办?|马上去办|马上报|马上弄|这就办|这就去|照办|OK|ok|Ok|okk?|okay|1|一定|领导|书记|主任|老师|同志|你|您|们|了|啦|哈|呀|啊|谢|麻烦了?|麻烦你了|麻烦您了|立即办理|立刻办|尽快办|尽快报|尽快|落实|按要求办|按要求|再见|拜拜|晚安|早|回头见|就这样|先这样)[ ,。!~.;]*)+$/
const ASKING =
  /\?|吗(?=$|[,。!])|呢$|什么|怎么|怎样|咋|哪(?!怕)|谁|多少|是不是|能不能|可不可以|可以不可以|要不要|行不行|算不算|有没有(?!问题)|该不该|对不对|好不好|知不知道|会不会|用不用|需不需要|应不应该|让不让|准不准|得不得|够不够|为何|如何|何时|多久|多大(?!的)|多长|是否|可否|能否|请问|咨询|请教|想问|问一下|问下|问个|合适$|(?:登记|录|算|资产|会|要|管|批|报|行|能|用|有|分|写|签|贴|提|交|可以|得|租|卖|拆|修)不$|(?:到|有|收|报|批|办|交)(?:了|上)?没(?:有)?$|(?:签|贴|公示|分|提|折旧|同意|交|隔|过|算|报)几(?!个月)|几天$|几成|几年(?:合适|$)|什么时候|啥|是[^,;。]{1,10}还是/
/** Words of asking inside a telling: 没什么问题, 多少还不知道, 哪个说的坏了. */
const NOT_ASKING =
  /没(?:有)?什么|没啥|什么都|什么的|不知道|不清楚|不晓得|说不清|没定|谁也|谁都|谁说|谁讲|怎么(?:修|弄|搞|都|也)[^,;。]{0,4}(?:都|也|不)|不管|无论|多少(?:有|收|给|卖|赚)(?:了)?(?:点|些)|随便|哪里都|哪个都|哪都|谁家|算多少|怎么样了?都|问(?:一)?下(?=会计|书记|主任|老板|他|她|租户|电力|财政|镇|承租)|多少(?=我|还|再|要等|钱我)/g
const WANTS_TO_SEE =
  /(?:帮我|给我|麻烦|请|帮忙)[^,;。]{0,14}(?:查|看|发|找|导出|打印|讲|解释|介绍|说说|列)|发(?:我|一份|下)|看看|查一下|查下|查询|告诉我|我要(?:看|查)|列(?:一下|个)/
/** A trouble put as a question without a word of asking: 路灯坏了没钱修, 租金拖了半年不给. */
const HELPLESS = /没有?钱(?:修|换|弄|搞)$|拖了?[^,;。]{0,6}(?:不给|不交|不付)$|不给怎么|(?:不管|没人管)$/
/** The question is announced as a matter of its own. */
const APART =
  /^(?:另外|顺便|还有|再|对了|那|我|想|请|就|在此|同时|此外)*(?:想|再|来|来个)?(?:请问|问一下|问下|问个|问问|咨询|请教|想问|问)|^(?:另外|顺便|对了|还有个|此外|还有(?=.{0,12}(?:怎么|什么|吗|哪|多少|几)))/
const OPENING =
  /^(?:另外|顺便|还有个?|再|对了|那个?|此外|同时|请问|想问|请教|咨询|问|一下|下|您|我|想|要|就|个|问题|个事|[,:。;! 、]|领导|书记|主任|老师)+/

/** 明天报, 等下补: a promise, nothing to file yet. */
export const promises = (seen: string): boolean =>
  seen.length <= 24 &&
  /(?:明天|后天|等下|待会|等会|晚点|下午|晚上|回头|过两天|过几天|马上|稍后|晚些|抽空|下周)[^,;。]{0,6}(?:报|发|交|补|填|弄)/.test(
    seen,
  ) &&
  !/\d|[一二两三四五六七八九十][十百千万]|坏|停|空|照片|图/.test(seen)
/** A nod before the matter itself: 好的,冷库的... */
export const withoutNod = (words: string): string =>
  words.replace(/^(?:(?:好的?|收到|嗯+|行|知道了|明白了?|晓得了|OK|ok|您好|你好|领导好|书记好)[,。!;: ]+)+(?=\S)/, '')

export const isNod = (words: string): boolean =>
  words.length <= 40 &&
  NOD.test(matchable(words)) &&
  !/^(?:你|您)们?好/.test(words) &&
  !/^(?:1|可以|行|对的?|是的?)$/.test(words)

export const asks = (clause: string): boolean => ASKING.test(matchable(clause).replace(NOT_ASKING, ' '))

/** Cuts question from report, sentence by sentence and clause by clause. `words` is normalised, in the sender's words. */
export function partsOf(words: string): Parts {
  const told: string[] = []
  const asked: string[] = []
  let apart = false
  for (const sentence of words.match(/[^。;!?\n]+[。;!?\n]*/g) ?? []) {
    const body = sentence.replace(/[。;!\n]+$/, '')
    const clauses = body.split(/(?<!\d),|,(?!\d{3}(?!\d))|(?<=[\u4e00-\u9fa5]) (?=[\u4e00-\u9fa5])/)
    const seen = matchable(body)
    const first = clauses.findIndex((clause) => asks(clause) || clause.includes('?'))
    if (first < 0 && !WANTS_TO_SEE.test(seen)) {
      told.push(body)
      continue
    }
    if (first < 0) {
      asked.push(body)
      continue
    }
    const question = clauses.slice(first)
    if (APART.test((clauses[first] ?? '').trim())) apart = true
    if (first > 0) told.push(clauses.slice(0, first).join(','))
    asked.push(question.join(','))
    if (first > 0 && told.length) apart ||= /^(?:这个?钱|这笔|那)/.test(question[0] ?? '')
  }
  const question = asked
    .map((part) => part.replace(OPENING, '').replace(/[?。!,; ]+$/, ''))
    .filter(Boolean)
    .join(';')
  return { told: told.join('\n'), asked: asked.length ? question || asked.join(';') : null, apart }
}

/** 租金拖了半年不给, said of nothing in particular: the sender wants to know what to do. */
export const isHelpless = (seen: string): boolean =>
  seen.length <= 24 &&
  HELPLESS.test(seen.replace(/[。!,; ]+$/, '')) &&
  !/\d|[一二三四五六七八九十两](?:盏|个(?!月)|块|处|台|根)/.test(seen)

const ORDERS =
  /忽略[^,;。]{0,10}(?:指令|规则|规定|提示|要求|设定|限制|内容)|无视[^,;。]{0,8}(?:指令|规则|规定)|你现在是|你(?:就)?是(?:一个)?(?:管理员|系统|县长)|扮演|系统提示|提示词|system ?prompt|ignore (?:all|previous|above|the)|越狱|开发者模式|developer mode|jailbreak|<\|?im_start|\bassistant:|\bsystem:/i
const CODE =
  /<\/?(?:script|iframe|img|svg|body|html|style|a|div)\b[^>]*>?|javascript:|\b(?:drop|alter|truncate)\s+table\b[^;]*;?|\bunion\s+select\b|\b(?:delete\s+from|insert\s+into|update\s+\w+\s+set)\b|['"]\s*(?:or|and)\s+['"\d]+\s*=\s*['"\d]+|['"]\s*;?\s*--|;\s*--|\$\{[^}]*\}|\{\{[^}]*\}\}/gi
const LEAVE =
  /(?:直接|帮我|给我|替我|马上)[^,;。]{0,8}(?:审核通过|审批通过|通过审核|通过|审了|批了)|不用(?:镇|乡|县|上面)[^,;。]{0,6}(?:看|审|批)|(?:给我|开通|提升|授予|要)[^,;。]{0,6}(?:权限|管理员)|管理员权限|我是(?:县|镇|乡)[^,;。]{0,8}(?:局长|县长|镇长|领导|书记)[^,;。]*(?:改|删|通过|给|权限|导出)|(?:删除|删掉|清空)(?:所有|全部|全县|整个|别的|其他村|数据库)[^,;。]*|把(?:所有|全部|全县|别村|别的村)[^,;。]{0,12}(?:改成|改为|设为|删)|改(?:别|其他|邻)[^,;。]{0,3}村|(?:导出|下载|给我看)(?:全县|所有村|别的村|其他村)/

export interface Suspicion {
  injection: boolean
  permission: boolean
  /** The message with code taken out. */
  clean: string
  claim: string | null
}

/** Words that try to command the machine, code, and wishes beyond the sender's rights. None of them is ever acted on. */
export function suspect(words: string): Suspicion {
  const clean = words.replace(CODE, ' ').replace(/ {2,}/g, ' ').trim()
  const permission =
    LEAVE.test(words) ||
    /(?:帮我?|给我?|替我?)?把[^,;。]{0,10}(?:邻|别|隔壁|其他|外)[^,;。]{0,3}村[^,;。]{0,12}(?:改|删|报|填|写)(?!.{0,3}看)/.test(
      words,
    )
  return {
    injection: ORDERS.test(words),
    permission,
    clean,
    claim:
      /(?:我是|你现在是|你是)[^,;。]{1,20}|(?:领导|书记|县里|镇里)[^,;。]{0,6}(?:同意|批准|说可以)[^,;。]{0,6}/.exec(
        words,
      )?.[0] ?? null,
  }
}

export const WITHDRAW = /撤回|撤销|取消|删掉|删了|删除|作废|不要了|不算数|收回/
const CORRECTING =
  /更正|改正|纠正|订正|勘误|报错|说错|写错|填错|打错|弄错|搞错|发错|输错|记错|看错|错了|有误|不对|搞反|弄反|(?:说|写|报|填|打|当)成了?[^,;。]{1,12}了?|(?:多|少)(?:写|打|输|报|填)了?一?个?(?:零|0)|以(?:这|此)[^,;。]{0,4}为准|重新报|改一下|改下|改为|改成|更改/
const CONTRAST = /不是[^,;。]{1,16}[,。; ]?(?:而|应该|应)?是|是[^,;。]{1,16}[,。; ]?(?:而)?不是/
const POINTS_BACK =
  /刚才|刚刚|上一条|上条|前面(?:那|报|说)|之前(?:那|报|说)|上面(?:那|报|说)|那条|那个数|上次|原来报|先前|昨天报/

/** 更正 or 撤回 in any wording. A contrast alone (不是闲置,是在修) corrects only what was said before. */
export function corrects(seen: string, hasPrevious: boolean): boolean {
  if (/^(?:我)?(?:要|想)?(?:撤回|更正|撤销)/.test(seen)) return true
  if (
    CORRECTING.test(seen) &&
    !/(?:改成|改为)(?:了)?(?:仓库|住|猪|鸡|别的|宿舍|已处置|处置|报废)|机器|线路|天气不对/.test(seen)
  )
    return (
      CONTRAST.test(seen) ||
      hasPrevious ||
      POINTS_BACK.test(seen) ||
      /更正|纠正|订正|报错|说错|写错|填错|打错|弄错|搞错|改[成为]/.test(seen)
    )
  if (WITHDRAW.test(seen) && POINTS_BACK.test(seen)) return true
  if (CONTRAST.test(seen))
    return hasPrevious || POINTS_BACK.test(seen) || /不是[\d.一二两三四五六七八九十百千万]+[^,]{0,3}[,是]/.test(seen)
  return hasPrevious && ((POINTS_BACK.test(seen) && /应该|应为|是/.test(seen)) || /^(?:应该是|应为)/.test(seen))
}

const AWAY =
  '(?:报废|报损|处置|处理掉|处理了|卖掉|卖了|卖废|废铁|废品|作废|拆掉|拆了|拆除|淘汰|转让|拍卖|核销|注销|销账|消账|销号|扔了|扔掉|已处置)'
const DISPOSING = new RegExp(
  `(?:想|要|申请|准备|打算|建议|请求|希望|能|可以|考虑|该|只能|需要|标成|标为|标记为|设成|设为|改成|改为|登记为|算)[^,;。]{0,10}${AWAY}|报废(?:算了|吧|处理|掉)|直接(?:报废|处置|卖|拆)|^(?:申请)?(?:报废|处置|报损)|(?:只能|只有)${AWAY}|没有?修的价值|该报废`,
)
export const wantsDisposal = (seen: string): boolean =>
  DISPOSING.test(seen) && !/(?:不|没|别|不能|不要|还没到)(?:想|要|打算|准备|申请|能)?(?:报废|处置)/.test(seen)
