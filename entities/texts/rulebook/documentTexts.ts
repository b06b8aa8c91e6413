import type { ErrorData } from '../errors.ts'

/** What keeps a document out of the rulebook: one sentence each that says what to do. Part of texts/errors.ts. */
export const ruleErrorTexts = {
  'rules/not-found': (d) => `没有找到文件“${d['file']}”，请核对文件名和所在文件夹。`,
  'rules/unreadable': (d) => `文件“${d['file']}”读不了，可能没有权限或正被别的程序占着。请关掉后再试。`,
  'rules/empty-file': () => '这个文件是空的，没有收。请换有内容的文件再试。',
  'rules/too-large': (d) => `文件太大（上限 ${d['limit']} 兆），没有收。请去掉里面的图片，或另存为纯文本再试。`,
  'rules/too-much': () => '这个文件展开以后内容太多，没有收。请把正文另存一份再试。',
  'rules/password': () => '这个文件加了密码，没有收。请取消密码、另存后再试。',
  'rules/old-doc': () => '这是旧版 .doc 或 .wps 文件，没有收。请用文字软件打开，另存为 .docx 再试。',
  'rules/ofd': () => '这是 OFD 版式文件，没有收。请另存为 .docx 或有文字的 .pdf 再试。',
  'rules/picture': () => '这是一张图片，里面没有文字可读，没有收。请找有文字的原文件再试。',
  'rules/wrong-type': () => '这种文件读不了，没有收。请用 .docx、.pdf、.md 或 .txt；表格模板也可以用 .xlsx。',
  'rules/broken': () => '这个文件打不开，可能没有传完整，没有收。请重新拷贝或另存一份再试。',
  'rules/scanned': () => '这份 PDF 是扫描的图片，里面没有文字，没有收。请找有文字的原文件（.docx）再试。',
  'rules/garbled': () => '这份 PDF 里的文字取出来是乱码，没有收。请找原来的 .docx 再试。',
  'rules/no-text': () => '这个文件里没有读到文字，没有收。请核对是不是这份文件。',
  'rules/no-date': (d) =>
    `没有看出《${d['title']}》从哪天起施行，没有收。请写上施行日期（如 --effective 2025-05-01）再试。`,
  'rules/bad-date': (d) => `施行日期“${d['date']}”写法不对，请写成 2025-05-01 这样。`,
  'rules/bad-kind': (d) => `文件种类“${d['kind']}”不认得，只能写 ${d['kinds']} 之一。`,
  'rules/forbidden': () => '制度文件由县农业农村局来收，您可以请县里的同志帮忙。这次没有收。',
  'rules/unknown-version': () => '没有找到这一版文件，请核对编号。',
} satisfies Record<string, (data: ErrorData) => string>
