import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '../../../entities/base/calendar.ts'
import { FixedClock, instant, localDate } from '../../../entities/base/clock.ts'
import type { Runtime } from '../../../entities/base/runtime.ts'
import { importRules } from '../../../entities/rulebook/document/importRules.ts'
import { clausesOf } from '../../../entities/rulebook/document/inForce.ts'
import { RuleDocument } from '../../../entities/rulebook/document/ruleDocument.ts'
import type { RuleVersion } from '../../../entities/rulebook/document/ruleVersion.ts'
import { keptVersions } from '../../../entities/rulebook/document/standing.ts'
import { isRefusal, understand } from '../../../entities/rulebook/document/understand.ts'
import { back } from '../../../entities/rulebook/library/backing.ts'
import { Library } from '../../../entities/rulebook/library/library.ts'
import { openTestStore, type Store } from '../document/store.ts'
import { small } from '../reviewed/small.ts'

/**
 * Three versions of a rule with everything a county's rule has: chapters, items, paragraphs, a table, attachments, quotation marks,
 * half-width and full-width forms, very short and very long clauses; and a second document without articles that ran out.
 */
const version = (from: string, { days, gone = false, added = '' }: { days: string; gone?: boolean; added?: string }) =>
  `# 示范县集体物业管护细则

示农发〔${from.slice(0, 4)}〕9号

自${from.slice(0, 4)}年${Number(from.slice(5, 7))}月${Number(from.slice(8))}日起施行

## 第一章 总则

第一条 为了管好集体物业，根据“谁所有、谁管护”的原则，制定本细则。

第二条 本细则所称集体物业，包括下列各类：
（一）仓房、晒场、水碾；
（二）戏台、祠堂、凉亭；
（三）农机具（含 ABC-12 型旋耕机）。
前款所列物业都要登记，一件一卡。

## 第二章 使用

第三条 水碾轮流使用，每户每次不超过${days}。但是，遇连阴雨的，可以延长；延长的天数由保管员定。

第四条 借用戏台的，应当提前三日向村委会书面申请，写明用途、时间、人数、用电量、安全责任人，经村委会同意并缴纳押金五百元（￥500.00）后方可使用；用后二日内清扫干净，损坏的照价赔偿，逾期不清扫的从押金中扣除实际费用，押金有余的七日内退还借用人，押金不足的由借用人补足，具体标准由村民代表会议讨论决定并予以公示。

${gone ? '' : '第五条 凉亭不得堆放杂物。\n'}
第六条 收费标准如下：

| 物业 | 每日收费（元） | 押金（元） |
|---|---|---|
| 仓房 | 20 | 200 |
| 水碾 | 5 | 50 |

## 第三章 附则

第七条 本细则由村委会解释。
${added}
附件1

物业登记卡

名称 | 坐落 | 保管员

附件2

借用申请书

第一联存村委会，第二联交借用人。
`
const versions = [
  { from: '2023-03-01', text: version('2023-03-01', { days: '二日' }) },
  { from: '2024-06-15', text: version('2024-06-15', { days: '三日' }) },
  {
    from: '2026-01-10',
    text: version('2026-01-10', { days: '三日', gone: true, added: '\n第八条 违反本细则的，三个月内不得借用。\n' }),
  },
  { from: '2027-02-01', text: version('2027-02-01', { days: '五日', gone: true }) },
]
const notice = `# 示范县祠堂用火管理通知

示农发〔2024〕3号

自2024年1月1日起施行，有效期至2025年12月31日

一、时间
祠堂内每日二十二时以后不得用火。
二、责任
（一）保管员每晚检查一次。
（二）违反的停用七日。
`

describe('every quotation stands in the stored version, and no old text goes out as the one in force', () => {
  let store: Store
  let runtime: Runtime
  let library: Library
  /** Of every document, all its versions with their clauses. */
  const kept: { document: RuleDocument; versions: { version: RuleVersion; texts: Map<string, string> }[] }[] = []
  beforeAll(async () => {
    store = await openTestStore()
    runtime = store.runtime
    for (const text of [...versions.map((one) => one.text), notice]) {
      const bytes = Buffer.from(text)
      const draft = await understand(bytes, '细则.md')
      if (isRefusal(draft)) throw draft.refused
      await importRules(runtime, bytes, draft, { by: 'system' })
    }
    for (const document of await runtime.db.find(RuleDocument, { order: { id: 'ASC' } })) {
      const all = []
      for (const one of await keptVersions(runtime, document.id)) {
        const clauses = await clausesOf(runtime, one.id)
        all.push({ version: one, texts: new Map(clauses.map(({ article, text }) => [article, text])) })
      }
      kept.push({ document, versions: all })
    }
    library = new Library(small)
    library.warm()
  })
  afterAll(() => store.close())

  /** Every day on which something begins or ends, the day before and the day after, and today. */
  const days = () => {
    const edges = kept.flatMap((one) =>
      one.versions.flatMap(({ version: { effectiveFrom, effectiveTo } }) => [
        effectiveFrom,
        effectiveTo ?? effectiveFrom,
      ]),
    )
    const all = edges.flatMap((day) => [addDays(day, -1), day, addDays(day, 1)])
    return [...new Set([...all, '2026-10-08'])].toSorted()
  }
  const at = (day: string) => ({ ...runtime, clock: new FixedClock(instant(day, '09:00')) })
  const quoted = (text: string) =>
    [...text.matchAll(/(?:原文|这样写的)：“([\s\S]*?)”(?=$|\n|（节录）)/g)].map(([, words]) => words ?? '')
  const holds = ({ effectiveFrom, effectiveTo }: RuleVersion, day: string) =>
    effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo)
  const WARNED = /旧文本|有效期到|起才施行|当时有效的文本/

  test('the made-up rule is as rich as it should be', () => {
    expect(kept.map((one) => one.versions.length)).toEqual([4, 1])
    const [first] = kept[0]!.versions
    expect([...first!.texts.keys()]).toEqual(expect.arrayContaining(['第二条', '第六条', '附件1', '附件2']))
    expect(first!.texts.get('第六条')).toContain(' | ')
  })

  test('asked about by name: every clause of every version, on every day that matters, today or looked back upon', async () => {
    let looked = 0
    for (const { document, versions: all } of kept) {
      const articles = [...new Set(all.flatMap(({ texts }) => [...texts.keys()]))].filter((article) => article !== '')
      for (const article of articles)
        for (const day of days())
          for (const on of [null, day]) {
            const tx = on === null ? at(day) : at('2026-10-08')
            const cited = { document: `《${document.title}》`, article, quote: '' }
            const { citations, lines } = await back(tx, [cited], { about: `${article}说什么`, on })
            const { quote } = citations[0]!
            const text = lines.join('\n')
            for (const words of [quote, ...quoted(text)].filter(Boolean)) {
              const from = all.filter(({ texts }) => [...texts.values()].some((whole) => whole.includes(words)))
              expect(from.length, `${article} ${day}: ${words}`).toBeGreaterThan(0)
              // of the version that holds, or it is said that it does not
              const isHeld = from.some(({ version: one }) => holds(one, day))
              if (!isHeld) expect(text, `${article} ${day}`).toMatch(WARNED)
              // looked back upon: what is not so today is never told without saying so
              if (on !== null && !from.some(({ version: one }) => holds(one, '2026-10-08')))
                expect(text).toMatch(WARNED)
            }
            looked++
          }
    }
    expect(looked).toBeGreaterThan(300)
  }, 60_000)

  test('found by asking: whatever clause is told or chosen, on every day', async () => {
    let told = 0
    for (const day of days()) {
      const tx = at(day)
      await library.refresh(tx)
      for (const { document, versions: all } of kept)
        for (const { texts } of all)
          for (const [article, text] of texts) {
            const question = `${text.replace(/\s+/g, '').slice(0, 40)}`
            const direct = await library.tell(tx, question)
            const offered = direct.choices.filter(({ target }) => target.startsWith('clause:'))
            const answers = [
              direct,
              ...(await Promise.all(offered.map((one) => library.tellChosen(tx, one, question)))),
            ]
            for (const answer of answers) {
              const isClause = answer?.answer.entryId?.startsWith('clause:') ?? false
              if (!answer || !isClause) continue
              told++
              const [cited] = answer.answer.citations
              const of = kept.find((one) =>
                one.versions.some((each) => `《${each.version.title}》` === cited?.document),
              )
              const held = of?.versions.filter(({ version: one }) => holds(one, day))
              for (const words of [cited?.quote ?? '', ...quoted(answer.say)])
                expect(
                  held?.some(({ texts: now }) => [...now.values()].some((whole) => whole.includes(words))),
                  `${day} ${document.title}${article}: ${words}`,
                ).toBe(true)
            }
          }
    }
    expect(told).toBeGreaterThan(100)
    expect(localDate(runtime.clock.now())).toBe('2026-10-08')
  }, 60_000)
})
