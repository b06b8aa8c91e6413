import { expect, test } from 'vitest'
import { sourceFiles } from './tree.ts'

/** Names that say only that something is in there. Each such file grew until somebody had to take it apart. */
const SAYS_NOTHING =
  /(^|[/.-])(utils?|common|commons|helpers?|services?|misc|shared|manager)(?=$|[/.-])|[a-z](Utils?|Helpers?|Service|Manager)(?=$|[/.-])/

const emptyNames = (paths: readonly string[]) => paths.filter((path) => SAYS_NOTHING.test(path))

test('every name says what is in the file', () => {
  const paths = sourceFiles(['entities', 'bot', 'api', 'scripts', 'test']).map((file) => file.path)
  expect(emptyNames(paths)).toEqual([])
})

test('the check sees empty names, and only those', () => {
  const bad = [
    'entities/utils/money.ts',
    'entities/report/helpers.ts',
    'bot/common.ts',
    'api/routes/report.service.ts',
    'bot/dateUtils.ts',
    'entities/asset/assetService.ts',
  ]
  const good = [
    'entities/base/money.ts',
    'entities/notice/notices.ts',
    'bot/commands/help.ts',
    'scripts/setup/debian.ts',
  ]
  expect(emptyNames([...bad, ...good])).toEqual(bad)
})
