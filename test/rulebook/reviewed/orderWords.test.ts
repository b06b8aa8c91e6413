import { describe, expect, test } from 'vitest'
import { readDecision, readReviewerWords, readVerdict } from '../../../entities/rulebook/reviewed/orderWords.ts'

describe('收 takes it, alone or with mended words; 不收 leaves it', () => {
  test.each`
    text                    | verdict
    ${'收'}                 | ${{ verdict: 'take', rest: '' }}
    ${'收。'}               | ${{ verdict: 'take', rest: '' }}
    ${'收进问答库'}         | ${{ verdict: 'take', rest: '' }}
    ${'收，按出资比例分'}   | ${{ verdict: 'take', rest: '按出资比例分' }}
    ${'收 按出资比例分'}    | ${{ verdict: 'take', rest: '按出资比例分' }}
    ${'不收'}               | ${{ verdict: 'leave', rest: '' }}
    ${'不用收'}             | ${{ verdict: 'leave', rest: '' }}
    ${'收到'}               | ${null}
    ${'收租多少要开会'}     | ${null}
    ${'收下的租金怎么入账'} | ${null}
  `('$text', ({ text, verdict }) => {
    expect(readVerdict(text)).toEqual(verdict)
  })
})

test.each`
  text        | decision
  ${'1'}      | ${true}
  ${'照收'}   | ${true}
  ${'2'}      | ${false}
  ${'先不收'} | ${false}
  ${'3'}      | ${null}
  ${'收租'}   | ${null}
`('whether a draft goes live after all: $text', ({ text, decision }) => {
  expect(readDecision(text)).toBe(decision)
})

const village = { document: '村民委员会组织法', article: '第二十四条' }
describe('the clause and the days stand at the end and are taken out; inside a sentence they stay in it', () => {
  test.each`
    text                                                            | say                                             | cited                                                            | from            | to
    ${'先开会。依据《村民委员会组织法》第二十四条'}                 | ${'先开会'}                                     | ${village}                                                       | ${null}         | ${null}
    ${'先开会\n依据：《村民委员会组织法》第二十四条。'}             | ${'先开会'}                                     | ${village}                                                       | ${null}         | ${null}
    ${'先开会（《村民委员会组织法》第二十四条）'}                   | ${'先开会'}                                     | ${village}                                                       | ${null}         | ${null}
    ${'依据《村民委员会组织法》第二十四条，要开会'}                 | ${'依据《村民委员会组织法》第二十四条，要开会'} | ${village}                                                       | ${null}         | ${null}
    ${'先开会，依据《甲县办法》第十二条第二款第（三）项'}           | ${'先开会'}                                     | ${{ document: '甲县办法', article: '第十二条第二款第（三）项' }} | ${null}         | ${null}
    ${'先开会，依据《甲县办法》第三条之一，有效期到2027年12月31日'} | ${'先开会'}                                     | ${{ document: '甲县办法', article: '第三条之一' }}               | ${null}         | ${'2027-12-31'}
    ${'先开会，自2026年11月1日起生效，依据《甲县办法》第三条'}      | ${'先开会'}                                     | ${{ document: '甲县办法', article: '第三条' }}                   | ${'2026-11-01'} | ${null}
    ${'先开会，看《甲县办法》'}                                     | ${'先开会，看《甲县办法》'}                     | ${null}                                                          | ${null}         | ${null}
    ${'先开会，自2026年11月1日起执行新办法'}                        | ${'先开会，自2026年11月1日起执行新办法'}        | ${null}                                                          | ${null}         | ${null}
    ${'先开会'}                                                     | ${'先开会'}                                     | ${null}                                                          | ${null}         | ${null}
  `('$text', ({ text, say, cited, from, to }) => {
    expect(readReviewerWords(text)).toEqual({ say, cited, effectiveFrom: from, effectiveTo: to })
  })
})
