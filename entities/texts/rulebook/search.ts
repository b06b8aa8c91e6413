/** What the command `search` says when it cannot search. */
export const searchTexts = {
  usage: '用法：npm run -s search -- --corpus 条文.jsonl(.gz) [--learn 已答问题.jsonl] --questions 问题.jsonl',
  unreadable: (file: string) => `读不了 ${file}，请检查文件名和格式（.jsonl，或压缩过的 .jsonl.gz）。`,
  badLine: (file: string, line: number) => `${file} 第 ${line} 行读不懂，请检查这一行的字段。`,
}
