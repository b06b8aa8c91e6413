import { describe, expect, test } from 'vitest'
import { DomainError } from '../../../entities/base/errors.ts'
import { readQuestions } from '../../../entities/rulebook/evaluation/questionFile.ts'

const read = (text: string, file = 'q.jsonl') => readQuestions(Buffer.from(text), file)

describe('JSONL', () => {
  test('每一种写法', () => {
    const lines = [
      { question: '公示几天', fact: '7天', default: true },
      { id: 7, question: '那公益性的呢', previous: '公示几天', entries: ['notice/days'], clauses: ['c1'] },
      {
        question: '低保',
        outOfScope: true,
        fact: ['民政'],
        factAny: ['民政'],
        previous: ['一', { question: '二', answer: '略' }],
      },
      { question: '听说的', kOnly: true },
    ]
    const got = read(`\ufeff${lines.map((line) => JSON.stringify(line)).join('\r\n\r\n')}\n`)
    expect(got).toEqual([
      {
        id: '1',
        question: '公示几天',
        previous: [],
        kind: 'answer',
        right: [],
        facts: ['7天'],
        words: [],
        isDefault: true,
      },
      {
        id: '7',
        question: '那公益性的呢',
        previous: ['公示几天'],
        kind: 'answer',
        right: ['notice/days', 'c1'],
        facts: [],
        words: [],
        isDefault: false,
      },
      {
        id: '5',
        question: '低保',
        previous: ['一', '二'],
        kind: 'refuse',
        right: [],
        facts: ['民政'],
        words: ['民政'],
        isDefault: false,
      },
      {
        id: '7',
        question: '听说的',
        previous: [],
        kind: 'unverified',
        right: [],
        facts: [],
        words: [],
        isDefault: false,
      },
    ])
  })
})

describe('TSV', () => {
  test('要点、类别；写明系统默认的就是默认', () => {
    const got = read(
      'question\ttopic\tanswering_fact\tsource\n公示几天\tpublicity\t系统默认7天\tD10\n低保停了\tout_of_scope\t问民政\t§7\n',
      'q.tsv',
    )
    expect(got.map(({ kind, facts, isDefault }) => [kind, facts, isDefault])).toEqual([
      ['answer', ['系统默认7天'], true],
      ['refuse', ['问民政'], false],
    ])
  })
  test('条目用竖线隔开，减号是没有能答的；中文表头也行', () => {
    const got = read('问题\t条目\n闲置多久\trisk/idle|risk/idle-do\n镇长姓什么\t-', 'q.tsv')
    expect(got.map(({ kind, right }) => [kind, right])).toEqual([
      ['answer', ['risk/idle', 'risk/idle-do']],
      ['refuse', []],
    ])
  })
})

describe('文件不对，说一句清楚的话', () => {
  test.each([
    ['空的', '  \n', 'q.jsonl', '没有问题'],
    ['只有表头', 'question\tfact\n', 'q.tsv', '没有问题'],
    ['不是 JSON', '{"question":"好"}\n{question}', 'q.jsonl', '第 2 行不是 JSON'],
    ['没有问题这一项', '{"ask":"好"}', 'q.jsonl', '第 1 行的 question'],
    ['事实不是文字', '{"question":"好","fact":3}', 'q.jsonl', '第 1 行的 fact'],
    ['表里缺问题', 'question\tfact\n公示\t7天\n\t8天', 'q.tsv', '第 3 行的 question'],
    ['没有表头', '公示几天\t7天', 'q.tsv', '表头'],
    ['别的文件', 'x', 'q.xlsx', '.tsv 或 .jsonl'],
  ])('%s', (_, text, file, expected) => {
    let said = ''
    try {
      read(text, file)
    } catch (error) {
      said = error instanceof DomainError ? error.sentence : String(error)
    }
    expect(said).toContain(expected)
    expect(said).not.toContain('\n')
  })
  test('不是 UTF-8', () => {
    expect(() => readQuestions(Buffer.from([0xb9, 0xab, 0xca, 0xbe]), 'q.tsv')).toThrow('evaluation/not-utf8')
  })
})
