import type { Doubt, RuleDraft, RuleKind } from '../../rulebook/document/draft.ts'

/** 文件种类 as it is said. */
export const ruleKindNames: Record<RuleKind, string> = {
  law: '法律',
  regulation: '行政法规、规章',
  policy: '上级文件',
  county: '本县文件',
  template: '模板、表格',
  training: '培训材料',
}

/** What looks wrong in a document, or was guessed: one line each. */
export function doubtText(doubt: Doubt): string {
  switch (doubt.code) {
    case 'pages-without-text':
      return `第 ${doubt.pages.join('、')} 页没有文字（可能是图片），没有收进来`
    case 'notes-left-out':
      return `有 ${doubt.count} 条脚注没有收进来`
    case 'pictures-left-out':
      return `有 ${doubt.count} 张图片没有收进来，图里的字请核对`
    case 'articles-missing':
      return doubt.count === 1
        ? `${doubt.after}之后直接是${doubt.before}，少了 1 条`
        : `${doubt.after}之后直接是${doubt.before}，少了 ${doubt.count} 条`
    case 'article-doubled':
      return `${doubt.label}出现了不止一次`
    case 'article-out-of-order':
      return `${doubt.label}排在${doubt.after}之后，顺序不对`
    case 'article-empty':
      return `${doubt.label}没有内容`
    case 'article-split':
      return `${doubt.label}和上一条连在一段里，已分开`
    case 'starts-late':
      return `第一个条文是${doubt.label}，前面的条文不在文件里`
    case 'no-articles':
      return '没有“第几条”，按“一、（一）”或自然段来收'
    case 'no-title':
      return `没有看出标题，先用文件名“${doubt.name}”`
    case 'no-date':
      return '没有看出从哪天起施行，收之前要写上'
    case 'date-from-issue':
      return `文中没写从哪天起施行，先按落款（通过、公布）日期 ${doubt.date}`
    case 'date-from-name':
      return `文中没写从哪天起施行，先按文件名里的日期 ${doubt.date}`
    case 'date-from-amendment':
      return `文中写的施行日期是 ${doubt.stated}，这一版改于 ${doubt.date}，按后者算`
    case 'not-final':
      return `标题里有“${doubt.word}”，还不是正式文件`
    case 'repeals':
      return `文中提到废止${doubt.titles.map((title) => `《${title}》`).join('')}，如已收过请一并核对`
    case 'expires':
      return `按文中写的有效期，到 ${doubt.date} 为止`
  }
}

const FEW = 2
const LONGEST = 46
const short = (text: string): string => {
  const line = text.replaceAll('\n', ' ')
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line
}

/** What was understood of a file, before it is kept: line by line, for a screen or a message. */
export function draftLines(draft: RuleDraft): string[] {
  const of = (kind: string) => draft.clauses.filter((clause) => clause.kind === kind)
  const main = of('article').length > 0 ? of('article') : of('section')
  const chapters = new Set(main.map((clause) => clause.chapter).filter(Boolean)).size
  const attachments = of('attachment').filter((clause) => !clause.key.includes('~'))
  const shown = main.length > 2 * FEW ? [...main.slice(0, FEW), null, ...main.slice(-FEW)] : main
  const dates = [
    draft.passedOn && `通过 ${draft.passedOn}`,
    draft.issuedOn && `印发 ${draft.issuedOn}`,
    draft.effectiveFrom && `施行 ${draft.effectiveFrom}`,
    draft.expiresOn && `有效期到 ${draft.expiresOn}`,
  ].filter(Boolean)
  return [
    `标题：《${draft.title}》${draft.part ? `（${draft.part}）` : ''}`,
    `种类：${ruleKindNames[draft.kind]}`,
    ...(draft.number ? [`文号：${draft.number}`] : []),
    ...(draft.issuer ? [`机关：${draft.issuer}`] : []),
    `日期：${dates.join('，') || '没有看出来'}`,
    `内容：${chapters > 0 ? `${chapters} 个章节，` : ''}${of('article').length > 0 ? `${main.length} 条` : `${main.length} 段`}${attachments.length > 0 ? `，附件 ${attachments.length} 个` : ''}`,
    ...shown.map((clause) => (clause ? `  ${clause.label}　${short(clause.text)}` : '  ……')),
    ...attachments.map((clause) => `  ${clause.label}　${short(clause.text.split('\n')[0] ?? '')}`),
    ...(draft.doubts.length > 0
      ? ['请看一下：', ...draft.doubts.map((doubt) => `  ${doubtText(doubt)}`)]
      : ['没有发现问题']),
  ]
}
