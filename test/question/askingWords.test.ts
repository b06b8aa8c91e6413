import { expect, test } from 'vitest'
import { asksSomething, deservesPerson, isGreeting } from '../../entities/question/askingWords.ts'

test.each`
  text                                | asks
  ${'公示要贴几天'}                   | ${true}
  ${'这个要报县里吗'}                 | ${true}
  ${'要不要开会？'}                   | ${true}
  ${'报废谁批'}                       | ${true}
  ${'谁批报废'}                       | ${true}
  ${'谁用谁管'}                       | ${false}
  ${'按当初出资比例先做清产核资'}     | ${false}
  ${'可以，两村各开会表决，报镇审核'} | ${false}
  ${'不能，要先评估'}                 | ${false}
`('$text asks something: $asks', ({ text, asks }) => {
  expect(asksSomething(text)).toBe(asks)
})

test.each`
  text                    | deserves
  ${'嗯嗯那个啥'}         | ${false}
  ${'那个那个'}           | ${false}
  ${'2'}                  | ${false}
  ${'稍等'}               | ${false}
  ${'?'}                  | ${false}
  ${'归谁'}               | ${true}
  ${'村里仓库出租的流程'} | ${true}
  ${'冷库拆伙了账怎么分'} | ${true}
`('$text is worth the time of somebody on duty: $deserves', ({ text, deserves }) => {
  expect(deservesPerson(text)).toBe(deserves)
})

test.each(['你好', '您好。', '在吗？', '早上好！'])('%s is a greeting', (text) => {
  expect(isGreeting(text)).toBe(true)
})
