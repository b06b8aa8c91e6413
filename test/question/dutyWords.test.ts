import { describe, expect, test } from 'vitest'
import { readChosen, readDutyWords } from '../../entities/question/dutyWords.ts'

describe('a number of three digits or more names a question; Q1 to Q4 are quarters', () => {
  test.each`
    text                          | quote                                          | numbers      | answer
    ${'Q0312 按出资比例分'}       | ${null}                                        | ${['Q0312']} | ${'按出资比例分'}
    ${'q312：按出资比例分'}       | ${null}                                        | ${['Q0312']} | ${'按出资比例分'}
    ${'答复Q0312，按出资比例分'}  | ${null}                                        | ${['Q0312']} | ${'按出资比例分'}
    ${'按出资比例分（Q0312）'}    | ${null}                                        | ${['Q0312']} | ${'按出资比例分'}
    ${'Ｑ０３１２　按出资比例分'} | ${null}                                        | ${['Q0312']} | ${'按出资比例分'}
    ${'按出资比例分'}             | ${'村干部问：“冷库”。直接回复本条即可。Q0312'} | ${['Q0312']} | ${'按出资比例分'}
    ${'和 Q0310 一样办'}          | ${null}                                        | ${['Q0310']} | ${'和 Q0310 一样办'}
    ${'Q0312'}                    | ${null}                                        | ${['Q0312']} | ${''}
    ${'Q0007 可以'}               | ${null}                                        | ${['Q0007']} | ${'可以'}
    ${'冷库Q3正常，收租7500'}     | ${null}                                        | ${[]}        | ${'冷库Q3正常，收租7500'}
    ${'2026Q3 正常'}              | ${null}                                        | ${[]}        | ${'2026Q3 正常'}
    ${'Q12345678 是QQ号'}         | ${null}                                        | ${[]}        | ${'Q12345678 是QQ号'}
  `('$text', ({ text, quote, numbers, answer }) => {
    expect(readDutyWords(text, quote)).toMatchObject({ numbers, text: answer })
  })
})

describe('转 passes it on, 收到 and 稍等 are no answers', () => {
  test.each`
    text                  | passes   | notYet   | acknowledges
    ${'转'}               | ${true}  | ${false} | ${false}
    ${'转。'}             | ${true}  | ${false} | ${false}
    ${'转 Q0312'}         | ${true}  | ${false} | ${false}
    ${'Q0312 转给别人'}   | ${true}  | ${false} | ${false}
    ${'换人'}             | ${true}  | ${false} | ${false}
    ${'转租要经村里同意'} | ${false} | ${false} | ${false}
    ${'稍等'}             | ${false} | ${true}  | ${false}
    ${'我问一下'}         | ${false} | ${true}  | ${false}
    ${'好的'}             | ${false} | ${false} | ${true}
    ${'收到，谢谢'}       | ${false} | ${false} | ${true}
    ${'好的办法是先开会'} | ${false} | ${false} | ${false}
  `('$text', ({ text, ...meant }) => {
    const { passes, notYet, acknowledges } = readDutyWords(text, null)
    expect({ passes, notYet, acknowledges }).toEqual(meant)
  })
})

describe('a choice is a digit, the number or 是; the digit behind the last is none', () => {
  test.each`
    text          | numbers               | chosen
    ${'1'}        | ${['Q0312', 'Q0313']} | ${'Q0312'}
    ${'第２个'}   | ${['Q0312', 'Q0313']} | ${'Q0313'}
    ${'Q0313'}    | ${['Q0312', 'Q0313']} | ${'Q0313'}
    ${'3'}        | ${['Q0312', 'Q0313']} | ${'none'}
    ${'都不是'}   | ${['Q0312', 'Q0313']} | ${'none'}
    ${'是'}       | ${['Q0312']}          | ${'Q0312'}
    ${'是'}       | ${['Q0312', 'Q0313']} | ${null}
    ${'2'}        | ${['Q0312']}          | ${'none'}
    ${'7'}        | ${['Q0312']}          | ${null}
    ${'冷库正常'} | ${['Q0312']}          | ${null}
  `('$text of $numbers', ({ text, numbers, chosen }) => {
    expect(readChosen(text, numbers)).toBe(chosen)
  })
})
