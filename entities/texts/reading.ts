/** What the reader of report messages says when a line given to it cannot be read at all. */
export const readReportTexts = {
  notJson: '这一行不是 JSON，跳过了。每行一个 {"text": "...", "context": {...}}。',
  noText: '这一行缺少 text（文字），跳过了。每行一个 {"text": "...", "context": {...}}。',
}
