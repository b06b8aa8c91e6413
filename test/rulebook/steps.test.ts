import { expect, test } from 'vitest'
import { asEntry } from '../../entities/rulebook/reviewed/asEntry.ts'
import type { ReviewedAnswer } from '../../entities/rulebook/reviewed/reviewedAnswer.ts'
import { fill } from '../../entities/rulebook/wording.ts'
import { Settings } from '../../entities/settings/settings.ts'
import { startingRulebook } from '../../entities/texts/rulebook/index.ts'

const settings = new Settings()
const told = (say: string) =>
  fill(
    asEntry({
      id: 1,
      ways: [],
      say,
      document: null,
      article: null,
      createdBy: 'duty',
      createdAt: new Date(0),
    } as unknown as ReviewedAnswer),
    settings,
  )

test('a process is told in numbered steps, what stands around it on lines of its own', () => {
  const entry = startingRulebook.find(({ id }) => id === 'disposal/steps')
  const lines = (entry ? fill(entry, settings) : '').split('\n')
  expect(lines[0]).toBe('系统默认的步骤：')
  expect(lines.slice(1, 3)).toEqual(['1. 申请', '2. 村民(代表)会议'])
  expect(lines.at(-1)).toBe('县细则原文还没有录入。')
})

test.each([
  ['先申请→再公示→后审批', '1. 先申请\n2. 再公示\n3. 后审批'],
  ['办法：申请→公示→审批。找镇里。', '办法：\n1. 申请\n2. 公示\n3. 审批\n找镇里。'],
  ['原价5元→7元', '原价5元→7元'],
  ['公示七天。', '公示七天。'],
])('%s', (say, expected) => {
  expect(told(say)).toBe(expected)
})
