/** What `npm run import-rules` says. */
export const importRulesTexts = {
  usage:
    '用法：npm run import-rules -- 文件.docx [更多文件] [--effective 2025-05-01] [--kind law|regulation|policy|county|template|training] [--title 标题] [--by 人员编号] [--yes]',
  oneTitle: '--title 一次只能用在一份文件上。',
  unknownPerson: (id: string) => `没有编号是“${id}”的人员。`,
  reading: (file: string) => `正在读 ${file} …`,
  refused: (file: string, why: string) => `${file}：${why}`,
  confirm: '收进制度库吗？输入“是”就收，其他任意键不收：',
  yes: /^(是|确认|好|收|y|yes|1)$/i,
  cancelled: (file: string) => `${file} 没有收，什么都没有改。`,
  same: (title: string, from: string) => `《${title}》（${from} 起施行）已经收过，内容一样，没有改动。`,
  dated: (title: string, from: string) => `《${title}》内容没变，施行日期改为 ${from}。`,
  done: (d: { title: string; from: string; to: string | null; clauses: number }) =>
    `收好了：《${d.title}》，${d.from} 起施行${d.to ? `，到 ${d.to} 为止` : ''}，共 ${d.clauses} 条。`,
  first: '这份文件还没有更早的版本。',
  failed: '导入没有做完，这一份没有收。下面是原因，请连同它告诉管理员：',
}
