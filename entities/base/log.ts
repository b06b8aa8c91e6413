import { pino, type Logger } from 'pino'

export type { Logger }

/**
 * Structured log to stderr. What people write, names, phones and secrets never go in: log ids and codes. The paths below
 * are a second fence, not a licence.
 */
export function openLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      redact: {
        paths: [
          'text',
          'phone',
          'name',
          'password',
          'token',
          'secret',
          'url',
          '*.text',
          '*.phone',
          '*.password',
          '*.secret',
          '*.token',
          '*.parameters',
          '*.query',
        ],
        censor: '[hidden]',
      },
    },
    pino.destination({ dest: 2, sync: false }),
  )
}
