import type { z } from 'zod'
import { DomainError } from '../../entities/base/errors.ts'
import { fieldErrorTexts as say } from '../../entities/texts/api.ts'

export interface FieldError {
  in: 'path' | 'query' | 'body'
  /** `reason`, `previous.0`; empty for the whole. */
  field: string
  message: string
}

/** Something in the request is not as declared; every such thing is named at once. */
export class InvalidInput extends DomainError {
  constructor(readonly fields: FieldError[]) {
    super('api/invalid', { count: fields.length })
  }
}

/** Zod's issues as sentences; needs `reportInput`, to tell what is missing from what is wrong. */
export const fieldErrors = (place: FieldError['in'], error: z.ZodError): FieldError[] =>
  error.issues.map((issue) => ({
    in: place,
    field: issue.path.join('.'),
    message: sentence(issue),
  }))

function sentence(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? say.missing()
        : say.type({ wanted: say.types[issue.expected] ?? say.types['object'] ?? '' })
    case 'invalid_value':
      return issue.input === undefined ? say.missing() : say.choice({ choices: issue.values.map(String).join('、') })
    case 'unrecognized_keys':
      return say.unknown({ names: issue.keys.join('、') })
    case 'too_small': {
      const least = Number(issue.minimum)
      return issue.origin === 'string'
        ? say.tooShort({ least })
        : issue.origin === 'array'
          ? say.tooFew({ least })
          : say.tooSmall({ least })
    }
    case 'too_big': {
      const most = Number(issue.maximum)
      return issue.origin === 'string'
        ? say.tooLong({ most })
        : issue.origin === 'array'
          ? say.tooMany({ most })
          : say.tooBig({ most })
    }
    case 'custom':
      return issue.message
    case 'invalid_format':
      // a schema with a sentence of its own says it; zod's own are English
      return /\p{Script=Han}/u.test(issue.message) ? issue.message : say.form()
    default:
      return say.form()
  }
}
