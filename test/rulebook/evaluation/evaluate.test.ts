import { describe, expect, test } from 'vitest'
import { evaluate } from '../../../entities/rulebook/evaluation/evaluate.ts'
import { judge, type Replied } from '../../../entities/rulebook/evaluation/judge.ts'
import type { EvaluationQuestion } from '../../../entities/rulebook/evaluation/questionFile.ts'

const asked = (given: Partial<EvaluationQuestion>): EvaluationQuestion => ({
  id: '1',
  question: '问',
  previous: [],
  kind: 'answer',
  right: [],
  facts: [],
  words: [],
  isDefault: false,
  ...given,
})
const replied = (given: Partial<Replied>): Replied => ({
  answer: '',
  source: '',
  basis: 'law',
  confidence: 0.9,
  handedOver: false,
  ...given,
})
const handedOver = replied({ handedOver: true, basis: 'none', answer: '这个我没有把握，转给值班的同志来答复。' })

describe('怎么算对', () => {
  const week = asked({ facts: ['公示7天'] })
  test.each<[string, EvaluationQuestion, Replied, string]>([
    ['要点在答案里', week, replied({ answer: '公示七天。' }), 'right'],
    ['答了别的', week, replied({ answer: '请找乡镇。' }), 'wrong'],
    ['转值班不算对也不算错', week, handedOver, 'handedOver'],
    ['没有可核对的，要人看', asked({}), replied({ answer: '公示七天。' }), 'unclear'],
    ['答的是写明的条目', asked({ right: ['a'] }), replied({ entryId: 'a' }), 'right'],
    ['引的是写明的条文', asked({ right: ['c1'] }), replied({ clauses: ['c9', 'c1'] }), 'right'],
    ['答的是别的条目', asked({ right: ['a'] }), replied({ entryId: 'b' }), 'wrong'],
    ['默认说成默认', asked({ facts: ['公示7天'], isDefault: true }), replied({ answer: '系统默认公示7天。' }), 'right'],
    ['默认当规定说', asked({ facts: ['公示7天'], isDefault: true }), replied({ answer: '公示7天。' }), 'wrong'],
    ['不该答的转值班', asked({ kind: 'refuse' }), handedOver, 'right'],
    [
      '不该答的指对部门',
      asked({ kind: 'refuse', words: ['民政'] }),
      replied({ basis: 'referral', answer: '请问民政办。' }),
      'right',
    ],
    [
      '不该答的指到别处',
      asked({ kind: 'refuse', words: ['民政'] }),
      replied({ basis: 'referral', answer: '请问医保局。' }),
      'unclear',
    ],
    ['不该答的答了', asked({ kind: 'refuse' }), replied({ answer: '管护员每月600元。' }), 'wrong'],
    ['不该答的如实说没有', asked({ kind: 'refuse' }), replied({ answer: '县细则原文还没有录入。' }), 'unclear'],
    ['没核实的如实说', asked({ kind: 'unverified' }), replied({ answer: '归农户，要县里确认。' }), 'right'],
    ['没核实的当规定说', asked({ kind: 'unverified' }), replied({ answer: '归农户。' }), 'wrong'],
  ])('%s', (_, question, got, expected) => {
    expect(judge(question, got).verdict).toBe(expected)
  })
})

describe('算出来的数', async () => {
  let clock = 0
  const now = () => (clock += 5)
  const answering = {
    answer: (question: string) =>
      question.startsWith('不知')
        ? handedOver
        : replied({ entryId: question, confidence: question === 'a' ? 0.9 : 0.6 }),
    ranked: () => ['x', 'b', 'a'],
  }
  // of 40: 20 x a (right, 0.9), 10 x b (answered b, right is x: wrong, 0.6), 10 handed over
  const questions = [
    ...Array.from({ length: 20 }, () => asked({ question: 'a', right: ['a'] })),
    ...Array.from({ length: 10 }, () => asked({ question: 'b', right: ['x'] })),
    ...Array.from({ length: 10 }, () => asked({ question: '不知', right: ['a'] })),
    asked({ question: '不知', kind: 'refuse' }),
    asked({ question: 'c', kind: 'refuse' }),
  ]
  const { figures, rows } = await evaluate(questions, answering, { seed: 3, now })

  test('答对、答错、转值班', () => {
    expect(figures.questions).toBe(42)
    expect(figures.answering).toEqual({ all: 40, right: 20, wrong: 10, unclear: 0, offered: 0, handedOver: 10 })
    expect(figures.refusing).toMatchObject({ all: 2, right: 1, wrong: 1 })
    expect(figures.facts).toBeNull()
  })
  test('答出来的排第一，其余按找到的次序', () => {
    expect(rows[0]?.got.ranked).toEqual(['a', 'x', 'b'])
    expect(rows[35]?.got.ranked).toEqual(['x', 'b', 'a'])
    // first: 20 of 40; within three: all; one over the place: (20 + 10/2 + 10/3) / 40
    expect(figures.ranking).toMatchObject({ questions: 40, pAt1: 0.5, hitAt3: 1, recallAt10: 1 })
    expect(figures.ranking?.mrrAt10).toBeCloseTo((20 + 5 + 10 / 3) / 40)
  })
  test('九成准确时能答多少：门槛由其余几份定', () => {
    expect(figures.coverage).toMatchObject({
      coverage: 0.5,
      precision: 1,
      thresholds: [0.9, 0.9, 0.9, 0.9, 0.9],
      seed: 3,
    })
  })
  test('把握的误差和用时', () => {
    // ten bins of three: twenty of 0.9 all right, ten of 0.6 all wrong
    expect(figures.calibrationError).toBeCloseTo((20 * 0.1 + 10 * 0.6) / 30, 1)
    expect(figures.milliseconds).toEqual({ p50: 5, p95: 5, longest: 5 })
  })
})
