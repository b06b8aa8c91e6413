/** Reading what the platform answers: what has another type than documented is as if it were not there. */
import type { Answer } from './api.ts'

export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''

export const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

export const recordOf = (value: unknown): Answer => (isRecord(value) ? value : {})

export const recordsOf = (value: unknown): readonly Answer[] => listOf(value).filter(isRecord)
