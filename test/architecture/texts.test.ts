import ts from 'typescript'
import { expect, test } from 'vitest'
import { type SourceFile, sourceFiles } from './tree.ts'

/**
 * Where Chinese sentences may stand outside entities/texts: words to recognise (reading vocabulary), the demo county's data, and
 * what is said before anything of ours can be imported or to developers only.
 */
const ALLOWED = [
  /^entities\/texts\//,
  /^entities\/language\//,
  /^entities\/report\/read\//,
  /(^|\/)(vocabulary|words|\w+Words)\.ts$/,
  /\.words\.ts$/,
  /^scripts\/(seed|setup|bench)\//,
  /^scripts\/test\.ts$/,
]

const HAN = /\p{Script=Han}/u

/**
 * A sentence, as against a name, a class or a command word: Chinese with a Chinese stop, comma or colon in it, or more than twelve
 * characters of it. Single punctuation marks and words are data; what is said to a person is one of these.
 */
const isSentence = (text: string) =>
  HAN.test(text) && (/[，。？！；：…]/.test(text) || (text.match(/\p{Script=Han}/gu) ?? []).length > 12)

/** String and template literals of a file; comments and regular expressions are not among them. */
function sentences(file: SourceFile): string[] {
  const found: string[] = []
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true)
  const keep = (node: ts.Node, text: string) => {
    if (!isSentence(text)) return
    const { line } = source.getLineAndCharacterOfPosition(node.getStart())
    found.push(`${file.path}:${line + 1} ${text.slice(0, 40)}`)
  }
  const visit = (node: ts.Node) => {
    // String.raw writes patterns, which are not said to anybody.
    if (ts.isTaggedTemplateExpression(node) && node.tag.getText() === 'String.raw') return
    if (ts.isStringLiteralLike(node)) keep(node, node.text)
    else if (ts.isTemplateExpression(node))
      keep(node, [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join(''))
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

const misplaced = (files: readonly SourceFile[]) =>
  files.filter((file) => HAN.test(file.text) && !ALLOWED.some((place) => place.test(file.path))).flatMap(sentences)

test('every Chinese sentence stands in entities/texts', () => {
  expect(misplaced(sourceFiles(['entities', 'bot', 'api', 'scripts'], /\.ts$/))).toEqual([])
}, 60_000)

test('the check sees sentences, and neither names nor comments nor patterns', () => {
  const text = [
    "say('已收到，谢谢')",
    'say(`${name}的回执号是${number}。`)',
    "say('请先说清楚是哪一个村的哪一处资产')",
    "const classes = ['经营性资产', '公益性资产', '我的任务']",
    '// 移交：hands the asset to its keeper.',
    'const stops = /已收到，谢谢。/',
    'const pattern = String.raw`(?:答复|回复)[，。]`',
  ].join('\n')
  expect(misplaced([{ path: 'bot/bad.ts', text }]).map((line) => line.split(' ')[0])).toEqual([
    'bot/bad.ts:1',
    'bot/bad.ts:2',
    'bot/bad.ts:3',
  ])
  expect(misplaced([{ path: 'entities/texts/good.ts', text }])).toEqual([])
})
