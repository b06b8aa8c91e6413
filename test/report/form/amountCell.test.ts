import { describe, expect, test } from 'vitest'
import { readEnergy, readMoney } from '../../../entities/report/form/amountCell.ts'
import { cellOf } from '../../../entities/workbook/cells.ts'

/** What people type into a cell of money, as Excel hands it over. */
describe('an amount in a cell', () => {
  test.each([
    ['a number is yuan', 7500, 750_000],
    ['with fen', 7500.5, 750_050],
    ['zero is zero', 0, 0],
    ['a thousand with its comma', '1,200元', 120_000],
    ['full width', '７５００', 750_000],
    ['in 万', '1.2万', 1_200_000],
    ['in 万元', '3.2 万元', 3_200_000],
    ['in characters', '三万二', 3_200_000],
    ['as on a cheque', '伍仟捌佰元整', 580_000],
    ['with a currency sign', '¥7,500.00', 750_000],
    ['nothing came in', '没收', 0],
    ['无', '无', 0],
    ['small, with its unit', '50元', 5_000],
    ['a dash is an empty cell', '—', null],
    ['a slash is an empty cell', '/', null],
    ['a formula counts by its result', { formula: 'B1*3', result: 7500, date1904: false }, 750_000],
    ['a loss', -500, -50_000],
  ])('%s', (_, value, fen) => {
    expect(readMoney(cellOf(value, undefined), 'received')).toEqual({ value: fen, exact: true })
  })

  test.each([
    ['3.2: 元 or 万元?', 3.2, 'amount-small'],
    ['3.2 as text', '3.2', 'amount-small'],
    ['a range', '两三千', 'amount-vague'],
    ['a date by accident', new Date('2026-03-02'), 'amount-date'],
    ['a broken formula', { error: '#REF!' }, 'amount-error'],
    ['words', '收了', 'amount-unreadable'],
    ['two figures', '7500+200', 'amount-unreadable'],
    ['energy', '1200度', 'amount-unreadable'],
    ['a billion', 5_000_000_000, 'amount-large'],
  ])('not taken: %s', (_, value, code) => {
    // exceljs declares error values as an enum of its own
    expect(readMoney(cellOf(value as never, undefined), 'received')).toMatchObject({ problem: { code } })
  })

  test('about 3,000 is kept as about 3,000', () => {
    expect(readMoney(cellOf('3000左右', undefined), 'received')).toEqual({ value: 300_000, exact: false })
  })
  test('an expense of 50 yuan is common, a debt is never negative', () => {
    expect(readMoney(cellOf(50, undefined), 'expense')).toEqual({ value: 5_000, exact: true })
    expect(readMoney(cellOf(-50, undefined), 'expense')).toMatchObject({ problem: { code: 'negative' } })
    expect(readMoney(cellOf(-5000, undefined), 'receivable')).toMatchObject({ problem: { code: 'negative' } })
  })

  test.each([
    ['a number', 28_000, 28_000],
    ['in 度', '28000度', 28_000],
    ['in 万度', '2.8万度', 28_000],
    ['千瓦时', '1,200千瓦时', 1_200],
    ['empty', null, null],
  ])('energy: %s', (_, value, kwh) => {
    expect(readEnergy(cellOf(value, undefined))).toEqual({ value: kwh, exact: true })
  })
  test('money is no energy', () => {
    expect(readEnergy(cellOf('1200元', undefined))).toMatchObject({ problem: { code: 'amount-unreadable' } })
  })
})
