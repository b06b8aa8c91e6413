import { expect, test } from 'vitest'
import { stripMention } from '../../../bot/puppets/wecom-aibot/mention.ts'

const names = ['管护', '管护 助手', 'C++ (县)']

test.each([
  ['@管护 怎么填报', '怎么填报', 'at the start'],
  ['@管护  怎么填报', '怎么填报', 'two spaces'],
  ['@管护\u2005怎么填报', '怎么填报', 'the thin space of some clients'],
  ['怎么填报 @管护', '怎么填报', 'at the end'],
  ['荆干村 @管护 光伏', '荆干村 光伏', 'in the middle'],
  ['@管护 助手 怎么填报', '怎么填报', 'a name with a space, not the shorter name in it'],
  ['@管护  助手 怎么填报', '怎么填报', 'its space doubled'],
  ['@C++ (县) 怎么填报', '怎么填报', 'a name with signs'],
  ['@管护\n第一行\n第二行', '第一行\n第二行', 'lines stay lines'],
  ['@管护 @管护 在吗', '在吗', 'twice'],
  ['@管护', '', 'nothing else'],
  ['@管护员 请看', '@管护员 请看', 'another name that begins alike'],
  ['@管护你好', '@管护你好', 'not a whole mention'],
  ['a@管护 x', 'a x', 'pressed against a word'],
  ['@张三 怎么填报', '@张三 怎么填报', 'somebody else'],
])('%j is %j (%s)', (text, stripped) => {
  expect(stripMention(text, names)).toBe(stripped)
})

test('without names the text stays as it is', () => {
  expect(stripMention('@管护 在吗 ', [])).toBe('@管护 在吗 ')
})
