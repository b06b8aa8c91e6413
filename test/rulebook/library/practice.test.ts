import { expect, test } from 'vitest'
import { Practice } from '../../../entities/rulebook/library/practice.ts'
import { createSearch } from '../../../entities/rulebook/search/search.ts'

const matters = ['租金', '巡查', '维修']
/** Three clauses, and questions about them in words of their own. */
function taught(count: number) {
  const search = createSearch()
  const clauses = matters.map((matter, i) => {
    return {
      id: `${i}`,
      document: '冷库管护办法',
      chapter: '',
      article: `第${i + 1}条`,
      text: `冷库的${matter}由村集体办理。`,
    }
  })
  search.replace('冷库管护办法', clauses)
  const answered = Array.from({ length: count }, (_, i) => {
    return { question: `冷库${'甲乙丙'[i % 3]}事${i}怎么弄`, clauses: [`${i % 3}`] }
  })
  search.learn(answered)
  return search
}

test('the order of clauses is trained while questions go on being answered, and then counts', async () => {
  const search = taught(200)
  const practice = new Practice(search)
  const before = search.find('冷库乙事怎么弄')
  practice.begin(200)
  practice.begin(200) // once at a time
  expect(search.find('冷库乙事怎么弄')).toEqual(before)
  await practice.rest()
  const after = search.find('冷库乙事怎么弄')
  expect(after.ranked[0]?.id).toBe('1')
  expect(after.confidence).not.toBe(before.confidence)
}, 60_000)

test('with fewer than 200 answered questions everything stays as it is', async () => {
  const search = taught(50)
  const before = search.find('冷库乙事怎么弄')
  const practice = new Practice(search)
  practice.begin(50)
  await practice.rest()
  expect(search.find('冷库乙事怎么弄')).toEqual(before)
})
