/** Heads of a question table, as they are written, and what they hold. */
export type FileKey = 'question' | 'previous' | 'fact' | 'entries' | 'topic'
export const FILE_KEY_OF: Readonly<Record<string, FileKey>> = {
  question: 'question',
  问题: 'question',
  previous: 'previous',
  上一问: 'previous',
  fact: 'fact',
  answering_fact: 'fact',
  事实: 'fact',
  答案要点: 'fact',
  entries: 'entries',
  expected: 'entries',
  条目: 'entries',
  topic: 'topic',
  类别: 'topic',
}

/** In the column of entries: nothing answers it. */
export const NOTHING = '-'
export const OUT_OF_SCOPE_TOPIC = /out_of_scope|业务外/
