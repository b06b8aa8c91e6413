import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Introduction, readIntroduction } from '../../entities/person/introduction.ts'
import { placeName } from '../../entities/region/regions.ts'
import { World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await World.open()
})
afterAll(() => world.stop())

async function understood(text: string): Promise<string> {
  const said: Introduction = await readIntroduction(world.runtime, text)
  const place = (code: string) => placeName(world.runtime, code)
  switch (said.kind) {
    case 'complete':
      return [await place(said.newcomer.regionCode), said.newcomer.role, said.newcomer.name].join(' ')
    case 'whichPlace':
      return `哪一个 ${(await Promise.all(said.options.map(({ code }) => place(code)))).join(' ')}`
    case 'noName':
      return `差姓名 ${await place(said.place.code)}`
    case 'noPlace':
      return `差单位 ${said.name}`
    case 'noVillage':
      return `差村 ${said.place.name} ${said.name}`
    case 'noSuchVillage':
      return `没有这个村 ${said.place.name}`
    case 'nothing':
      return '-'
  }
}

describe('单位 姓名, however it is written', () => {
  test.each`
    said                                    | meant
    ${'熊河镇荆干村 张三'}                  | ${'熊河镇荆干村 village 张三'}
    ${'熊河镇，荆干村，张三'}               | ${'熊河镇荆干村 village 张三'}
    ${'熊河镇荆干村张三'}                   | ${'熊河镇荆干村 village 张三'}
    ${'熊河镇 荆干村 张三丰'}               | ${'熊河镇荆干村 village 张三丰'}
    ${'张三 荆干村'}                        | ${'熊河镇荆干村 village 张三'}
    ${'我是荆干村的张三'}                   | ${'熊河镇荆干村 village 张三'}
    ${'您好，我叫张三，荆干村的村干部'}     | ${'熊河镇荆干村 village 张三'}
    ${'单位：熊河镇荆干村\n姓名：欧阳春水'} | ${'熊河镇荆干村 village 欧阳春水'}
    ${'熊河荆干 张三'}                      | ${'熊河镇荆干村 village 张三'}
    ${'荆干村支书李四'}                     | ${'熊河镇荆干村 village 李四'}
    ${'荆干村 管护员 王五 13812345678'}     | ${'熊河镇荆干村 keeper 王五'}
    ${'荆干村驻村第一书记 赵六'}            | ${'熊河镇荆干村 squad 赵六'}
    ${'我是驻荆干村工作队的周正'}           | ${'熊河镇荆干村 squad 周正'}
    ${'荆干村 阿依古丽·买买提'}             | ${'熊河镇荆干村 village 阿依古丽·买买提'}
    ${'熊河镇 张三'}                        | ${'熊河镇 town 张三'}
    ${'熊河镇专干张三'}                     | ${'熊河镇 town 张三'}
    ${'熊河镇镇政府 张三'}                  | ${'熊河镇 town 张三'}
    ${'熊河镇财政所 钱七'}                  | ${'熊河镇 finance_town 钱七'}
    ${'县农业农村局 孙八'}                  | ${'江陵县 county 孙八'}
    ${'江陵县财政局 江禾'}                  | ${'江陵县 finance_county 江禾'}
    ${'我是审计局的吴九'}                   | ${'江陵县 audit 吴九'}
    ${'县交通运输局 郑十'}                  | ${'江陵县 sector 郑十'}
  `('$said is $meant', async ({ said, meant }) => {
    expect(await understood(said)).toBe(meant)
  })
})

describe('what is missing is asked for, and nothing else is taken for a name', () => {
  test.each`
    said                         | meant
    ${'你好'}                    | ${'-'}
    ${'公示要贴几天'}            | ${'-'}
    ${'光伏电站正常，收入3.2万'} | ${'-'}
    ${''}                        | ${'-'}
    ${'张三'}                    | ${'差单位 张三'}
    ${'我叫张三'}                | ${'差单位 张三'}
    ${'熊河镇荆干村'}            | ${'差姓名 熊河镇荆干村'}
    ${'荆干村的光伏坏了'}        | ${'差姓名 熊河镇荆干村'}
    ${'荆干村 张主任'}           | ${'差姓名 熊河镇荆干村'}
    ${'熊河镇 村干部 张三'}      | ${'差村 熊河镇 张三'}
    ${'熊河镇洪湖村 张三'}       | ${'没有这个村 熊河镇'}
    ${'熊河镇大湾村 张三'}       | ${'没有这个村 熊河镇'}
    ${'荆干村邻湖村 张三'}       | ${'哪一个 熊河镇荆干村 熊河镇邻湖村'}
  `('$said is $meant', async ({ said, meant }) => {
    expect(await understood(said)).toBe(meant)
  })
})
