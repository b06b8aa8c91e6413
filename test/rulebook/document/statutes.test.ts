import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { articleHead } from '../../../entities/rulebook/document/structure/articleHead.ts'
import type { RuleDraft } from '../../../entities/rulebook/document/draft.ts'
import { documentsNamed, titleKey } from '../../../entities/rulebook/document/title.ts'
import { understood } from './drafts.ts'

/** Texts of law for development; the tests work without them. */
const FOLDER = '/work/shared/data/statutes'
const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.md')) : []
const days: Record<string, string> = {
  个人信息保护法: '2021-11-01',
  企业所得税法实施条例: '2019-04-23',
  公职人员政务处分法: '2020-07-01',
  农村集体经济组织法: '2025-05-01',
  村民委员会组织法: '2018-12-29',
  档案法: '2021-01-01',
  民法典: '2021-01-01',
  行政事业性国有资产管理条例: '2021-04-01',
}

const bare = (text: string) => text.replace(/\s/g, '')

/** Everything that was read, put together again in the order of the page. */
function together(draft: RuleDraft): string {
  const open: string[] = []
  const parts = [...draft.front, ...draft.contents]
  for (const clause of draft.clauses) {
    const path = clause.chapter.split(' · ').filter((name) => name !== draft.part && name !== '')
    const from = path.findIndex((name, i) => open[i] !== name)
    if (from >= 0) parts.push(...path.slice(from))
    open.splice(0, Infinity, ...path)
    parts.push(clause.label, clause.text)
  }
  return bare([...parts, ...draft.back].join(''))
}

describe.skipIf(files.length === 0)(
  'texts of law come in complete (skipped where /work/shared/data/statutes is not at hand)',
  () => {
    test.each(files)('%s: every article, in order, nothing lost', async (name) => {
      const bytes = readFileSync(join(FOLDER, name))
      const draft = await understood(bytes, name)
      const printed = bytes
        .toString()
        .replace(/<!--.*?-->/g, '')
        .replace(/^#+\s/gm, '')
      expect(together(draft)).toBe(bare(printed))

      const numbers = draft.clauses.map((clause) => articleHead(clause.label)!.number)
      expect(numbers).toEqual(numbers.map((_, i) => numbers[0]! + i))
      expect(numbers).toHaveLength(
        printed.split('\n').filter((line) => /^第[一二三四五六七八九十百零]+条 /.test(line)).length,
      )
      expect(
        draft.clauses.every((clause) => clause.kind === 'article' && clause.text !== '' && clause.chapter !== ''),
      ).toBe(true)

      const key = titleKey(draft.title)
      expect(draft.effectiveFrom).toBe(days[key])
      expect(documentsNamed([{ title: draft.title, part: draft.part, titleKey: key }], `《${key}》`)).toHaveLength(1)
    })
  },
)
