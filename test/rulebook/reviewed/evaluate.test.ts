import { expect, test } from 'vitest'
import { asEntry } from '../../../entities/rulebook/reviewed/asEntry.ts'
import { evaluate } from '../../../entities/rulebook/reviewed/evaluate.ts'
import type { ReviewedAnswer } from '../../../entities/rulebook/reviewed/reviewedAnswer.ts'
import { createRulebook } from '../../../entities/rulebook/rulebook.ts'
import { sourceLine } from '../../../entities/rulebook/wording.ts'
import { Settings } from '../../../entities/settings/settings.ts'
import { small } from './small.ts'

const settings = new Settings()
const entry = (id: string, ask: string[], say: string) =>
  asEntry({ ...draft, id: Number(id), ways: ask, say } as ReviewedAnswer)
const draft = {
  document: null,
  article: null,
  reviewedBy: 'duty',
  createdBy: 'duty',
  reviewedAt: new Date('2026-10-08T01:00:00Z'),
}
const set = small.map(({ id, ask: [question] }) => ({ question: question ?? '', entryId: id }))

test('an answer of its own changes nothing else', async () => {
  const own = entry('1', ['许愿池硬币怎么入账'], '按其他收入入村集体账')
  const report = await evaluate({
    before: createRulebook(small),
    after: createRulebook([...small, own]),
    set,
    settings,
    own: { entryId: own.id, ways: own.ask, replaced: [] },
  })
  expect(report).toMatchObject({ questions: set.length + 1, changed: [], more: 0, wrong: 0, unheard: [] })
  expect(report.p95).toBeGreaterThan(0)
})

test('an answer that takes the question of another is told as wrong, old and new', async () => {
  const [question = ''] = small[0]!.ask
  const own = entry('2', [question], '不用')
  const report = await evaluate({
    before: createRulebook(small),
    after: createRulebook([own]),
    set: set.slice(0, 1),
    settings,
  })
  expect(report).toMatchObject({ wrong: 1, changed: [{ question, old: small[0]!.say, new: '不用' }] })
})

test('what was answered before in its own wording is a change; what it cannot be found by is said', async () => {
  const [question = ''] = small[0]!.ask
  const own = entry('3', [question, '？？'], '不用')
  const report = await evaluate({
    before: createRulebook(small),
    after: createRulebook([...small.slice(1), own]),
    set,
    settings,
    own: { entryId: own.id, ways: own.ask, replaced: [] },
  })
  expect(report.changed).toContainEqual({ question, old: small[0]!.say, new: '不用' })
  expect(report.unheard).toEqual(['？？'])
})

test.each`
  clause        | document      | line
  ${'verified'} | ${'甲县办法'} | ${'依据：《甲县办法》第二条；县里审定的答复（2026年10月8日）'}
  ${'unread'}   | ${'甲县办法'} | ${'依据：《甲县办法》第二条（原文还没有录入）；县里审定的答复（2026年10月8日）'}
  ${'changed'}  | ${'甲县办法'} | ${'依据：《甲县办法》第二条（所依据的条文已改，正在复核）；县里审定的答复（2026年10月8日）'}
  ${'none'}     | ${null}       | ${'依据：县里审定的答复（2026年10月8日）'}
`('the source line when the clause is $clause', ({ clause, document, line }) => {
  const row = { ...draft, id: 1, ways: ['甲'], say: '乙', document, article: document && '第二条' }
  expect(sourceLine(asEntry({ ...(row as ReviewedAnswer), standing: clause }), settings)).toBe(line)
})

test('braces in what a person wrote are no placeholders', () => {
  expect(entry('1', ['甲'], '见{附件}').say).toBe('见｛附件｝')
})
