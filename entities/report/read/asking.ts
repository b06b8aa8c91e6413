import { atPauses } from './clauses.ts'
import { matchable } from './matchable.ts'

/** A message cut into what is told and what is asked, both in the sender's words. */
export interface Parts {
  told: string
  asked: string | null
  /** The asker set the question apart himself (另外问一下): what stands before it is a report of its own. */
  apart: boolean
}

const ASKING =
  /\?|吗(?=$|[,。!])|呢$|什么|怎么|怎样|咋|哪(?!怕)|谁|多少|是不是|能不能|可不可以|可以不可以|要不要|行不行|算不算|有没有(?!问题)|该不该|对不对|好不好|知不知道|会不会|用不用|需不需要|应不应该|让不让|准不准|得不得|够不够|为何|如何|何时|多久|多大(?!的)|多长|是否|可否|能否|请问|咨询|请教|想问|问一下|问下|问个|合适$|(?:登记|录|算|资产|会|要|管|批|报|行|能|用|有|分|写|签|贴|提|交|可以|得|租|卖|拆|修)不$|(?:到|有|收|报|批|办|交)(?:了|上)?没(?:有)?$|(?:签|贴|公示|分|提|折旧|同意|交|隔|过|算|报)几(?!个月)|几天$|几成|几年(?:合适|$)|什么时候|啥|(?:是|归|由|按|在|交给?)[^,;。]{1,10}还是/

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

/** A sum that has come. */
const TELLS = /^(?=.*(?:\d{3}|\d[万wk]|[千万百])).*(?:收了|已收|到账|收入|收齐)/

export const asks = (clause: string): boolean => ASKING.test(matchable(clause).replace(NOT_ASKING, ' '))

/** Cuts question from report, sentence by sentence and clause by clause. `words` is normalised, in the sender's words. */
export function partsOf(words: string): Parts {
  const told: string[] = []
  const asked: string[] = []
  let apart = false
  for (const sentence of words.match(/[^。;!?\n]+[。;!?\n]*/g) ?? []) {
    const body = sentence.replace(/[。;!\n]+$/, '')
    const clauses = atPauses(body)
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
    // 要报吗,冷库6000已收: what is told after the question is still told
    const later = question.filter((clause, i) => i > 0 && !asks(clause) && TELLS.test(matchable(clause)))
    if (later.length) told.push(later.join(','))
    asked.push(question.filter((clause) => !later.includes(clause)).join(','))
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
