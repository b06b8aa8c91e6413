import { describe, expect, test } from 'vitest'
import { checkMeeting, type Meeting } from '../../entities/asset/meeting.ts'
import { DomainError } from '../../entities/base/errors.ts'
import { Settings } from '../../entities/settings/settings.ts'

const settings = new Settings()
function verdict(meeting: Partial<Meeting>): string {
  const held: Meeting = {
    kind: 'villager_reps',
    heldOn: '2026-10-08',
    total: 30,
    present: 20,
    agreed: 11,
    ...meeting,
  }
  try {
    checkMeeting(held, { today: '2026-10-08', settings })
    return 'passed'
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
}

describe('表决 (F097)', () => {
  test.each`
    kind               | total  | present | agreed | result                       | sentence
    ${'villager_reps'} | ${30}  | ${20}   | ${11}  | ${'passed'}                  | ${'two thirds of the representatives came, more than half of them agreed'}
    ${'villager_reps'} | ${30}  | ${19}   | ${19}  | ${'meeting/too-few-present'} | ${'one short of two thirds'}
    ${'villager_reps'} | ${30}  | ${20}   | ${10}  | ${'meeting/too-few-agreed'}  | ${'exactly half is not more than half'}
    ${'villager_reps'} | ${31}  | ${21}   | ${11}  | ${'passed'}                  | ${'21 of 31 are two thirds'}
    ${'villagers'}     | ${800} | ${401}  | ${201} | ${'passed'}                  | ${'more than half of the adults'}
    ${'villagers'}     | ${800} | ${400}  | ${400} | ${'meeting/too-few-present'} | ${'exactly half of the adults is not enough'}
    ${'households'}    | ${300} | ${200}  | ${101} | ${'passed'}                  | ${'two thirds of the households'}
    ${'households'}    | ${300} | ${199}  | ${199} | ${'meeting/too-few-present'} | ${'one household short'}
    ${'member_reps'}   | ${30}  | ${20}   | ${20}  | ${'passed'}                  | ${'two thirds of all representatives agreed'}
    ${'member_reps'}   | ${30}  | ${30}   | ${19}  | ${'meeting/too-few-agreed'}  | ${'of all, not of those present'}
    ${'villager_reps'} | ${30}  | ${31}   | ${20}  | ${'meeting/numbers'}         | ${'more came than were called'}
    ${'villager_reps'} | ${30}  | ${20}   | ${21}  | ${'meeting/numbers'}         | ${'more agreed than came'}
  `('$kind $total/$present/$agreed: $result - $sentence', ({ kind, total, present, agreed, result }) => {
    expect(verdict({ kind, total, present, agreed })).toBe(result)
  })

  test.each([
    ['called ten days before', '2026-09-28', 'passed'],
    ['called nine days before', '2026-09-29', 'meeting/short-notice'],
    ['nobody says when it was called', undefined, 'meeting/short-notice'],
  ])('成员大会 %s', (_, noticedOn, result) => {
    expect(
      verdict({ kind: 'members', total: 300, present: 200, agreed: 200, ...(noticedOn ? { noticedOn } : {}) }),
    ).toBe(result)
  })
  test('成员大会: two thirds of all members must agree, not of those present', () => {
    const called = { kind: 'members', total: 300, noticedOn: '2026-09-01' } as const
    expect(verdict({ ...called, present: 210, agreed: 199 })).toBe('meeting/too-few-agreed')
  })
  test('a meeting of tomorrow is no meeting yet', () => {
    expect(verdict({ heldOn: '2026-10-09' })).toBe('meeting/later')
  })
})
