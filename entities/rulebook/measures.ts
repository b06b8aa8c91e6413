import { measureWords } from './measureWords.ts'

/** 问的是什么数 - what kinds of figure a text asks for or tells, so that a length of time is not answered with a number of people. */
export const measuresAsked = (text: string): string[] => kinds(text, 'asked')
export const measuresTold = (text: string): ReadonlySet<string> => new Set(kinds(text, 'told'))

const kinds = (text: string, side: 'asked' | 'told'): string[] =>
  Object.keys(measureWords).filter((kind) => measureWords[kind]?.[side].test(text))
