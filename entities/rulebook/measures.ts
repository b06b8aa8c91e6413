import { durationWords, measureWords } from './measureWords.ts'

/** 问的是什么数 - what kinds of figure a text asks for or tells, so that a length of time is not answered with a number of people. */
export const measuresAsked = (text: string): string[] => kinds(text, 'asked')
export const measuresTold = (text: string): ReadonlySet<string> => new Set(kinds(text, 'told'))

/** A figure or a length of time is asked for, and this answer holds none of that kind. */
export const lacksMeasure = (question: string, answer: string): boolean =>
  measuresAsked(question).some((kind) => !measuresTold(answer).has(kind)) ||
  (durationWords.asked.test(question) && !durationWords.told.test(answer))

const kinds = (text: string, side: 'asked' | 'told'): string[] =>
  Object.keys(measureWords).filter((kind) => measureWords[kind]?.[side].test(text))
