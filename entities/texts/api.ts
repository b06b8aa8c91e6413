/** What the HTTP door says when something is wrong. */
export const apiTexts = {
  notFound: () => '没有这个地址。',
  failed: (d: { id: string }) => `服务器出了问题（编号 ${d.id}），已经记下。请过一会儿再试。`,
}

/** What the programs in scripts/ print. */
export const startTexts = {
  installing: () => '正在准备……',
  ready: (d: { address: string; people: { name: string; title: string; link: string }[]; tries: string[] }) =>
    [
      '',
      `管护助手已启动：${d.address}`,
      '',
      '可以扮演：',
      ...d.people.map((p, i) => `  ${i + 1}. ${p.title} ${p.name}  ${p.link}`),
      '',
      '可以试着说：',
      ...d.tries.map((t) => `  ${t}`),
      '',
      '按 Ctrl+C 停止。',
    ].join('\n'),
  readyNoSimulator: (d: { address: string; puppet: string }) =>
    `管护助手已启动：${d.address}，通道 ${d.puppet}。按 Ctrl+C 停止。`,
  tries: () => ['光伏电站这个季度正常，收入3.2万', '租村里的仓库要开会不', '我的任务'],
  seeding: () => '第一次启动，正在装入演示县（村名、人名、资产均为虚构）……',
  portTaken: (d: { port: number }) =>
    `端口 ${d.port} 已被占用。请关掉占用它的程序，或换一个：PORT=${d.port + 1} npm start`,
  portForbidden: (d: { port: number }) => `没有权限使用端口 ${d.port}。请换一个大于 1024 的：PORT=3000 npm start`,
  dataFolder: (d: { folder: string }) =>
    `数据文件夹 ${d.folder} 读写不了。请检查权限，或换一个：DATA_FOLDER=文件夹 npm start`,
  folderTaken: (d: { folder: string }) =>
    `数据文件夹 ${d.folder} 正被另一个管护助手使用。请先停掉它，或换一个：DATA_FOLDER=文件夹 npm start`,
  databaseRefused: (d: { host: string }) =>
    `连不上数据库 ${d.host}。请检查数据库是否启动、DATABASE_URL 里的主机、用户和密码是否正确。`,
  databaseBroken: (d: { file: string }) =>
    `数据库文件 ${d.file} 打不开，不是 SQLite 数据库或已损坏。请从备份恢复，或换一个 DATA_FOLDER。`,
  needsToken: () => 'WECHATY_PUPPET=wechaty-puppet-service 需要令牌：请设置 WECHATY_PUPPET_SERVICE_TOKEN。',
  unexpected: (d: { why: string }) => `启动失败：${d.why}`,
  stopping: () => '正在停止……',
}
