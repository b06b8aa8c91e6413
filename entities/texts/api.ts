/** What the HTTP door says when something is wrong. */
export const apiTexts = {
  notFound: () => '没有这个地址。',
  failed: (d: { id: string }) => `服务器出了问题（编号 ${d.id}），已经记下。请过一会儿再试。`,
}

/** What the caller of the HTTP API can mend, by error code; part of errorTexts. */
export const apiErrorTexts = {
  'api/no-key': () => '没有带密钥。请在请求头里写：Authorization: Bearer 密钥。',
  'api/wrong-key': () => '密钥不对，请核对有没有抄全。',
  'api/revoked-key': () => '这个密钥已经停用，请找管理员另开一个。',
  'api/inactive': () => '这个密钥的主人现在不能用系统，请找县里核对。',
  'api/too-fast': (d) => `请求太密了，请过 ${d['seconds']} 秒再试。`,
  'api/not-found': () => '没有这个地址，请对照接口说明核对。',
  'api/asset-not-found': (d) => `没有编号是 ${d['no']} 的资产，或者不在您的范围里。`,
  'api/wrong-method': (d) => `这个地址不能用 ${d['method']}，请对照接口说明核对。`,
  'api/bad-json': () => '内容不是正确的 JSON，没有收。请用 UTF-8 编码。',
  'api/invalid': (d) => `有 ${d['count']} 处写得不对，没有办。请看 fields 里每一处的说明。`,
  'api/body-too-large': (d) => `内容太大了（上限 ${d['limit']}），没有收。`,
  'api/not-multipart': () => '上传文件请用 multipart/form-data，没有收。',
  'api/no-file': (d) => `没有收到文件，请把文件放在“${d['field']}”这一项里。`,
  'api/too-many-files': (d) =>
    `一次最多收 ${d['limit']} 个文件，没有收。请把文件放在“${d['field']}”这一项里，分几次传。`,
  'api/no-person': (d) => `没有编号为 ${d['person']} 的在用人员。`,
  'api/no-such-key': (d) => `没有 ${d['id']} 号密钥。`,
} satisfies Record<string, (data: Record<string, string | number>) => string>

/** What is wrong with one field of a request. */
export const fieldErrorTexts = {
  missing: () => '这一项必填。',
  unknown: (d: { names: string }) => `不认识：${d.names}。`,
  type: (d: { wanted: string }) => `要填${d.wanted}。`,
  choice: (d: { choices: string }) => `只能是 ${d.choices} 之一。`,
  tooShort: (d: { least: number }) => (d.least <= 1 ? '不能空着。' : `至少 ${d.least} 个字。`),
  tooLong: (d: { most: number }) => `最多 ${d.most} 个字。`,
  tooSmall: (d: { least: number }) => `不能小于 ${d.least}。`,
  tooBig: (d: { most: number }) => `不能大于 ${d.most}。`,
  tooFew: (d: { least: number }) => `至少 ${d.least} 项。`,
  tooMany: (d: { most: number }) => `最多 ${d.most} 项。`,
  form: () => '写法不对。',
  month: () => '月份写成 2026-10 这样。',
  period: () => '要写成 2026Q3（季度）或 2026（年）。',
  day: () => '要写成 2026-12-01 这样的日期。',
  noTown: () => '没有这个乡镇，请写全名或 9 位区划代码。',
  noVillage: () => '没有这个村，请写乡镇加村名，或 12 位区划代码。',
  types: {
    string: '文字',
    number: '数字',
    int: '整数',
    boolean: ' true 或 false',
    object: '一个对象',
    array: '一个列表',
  } as Record<string, string>,
}

/** What `npm run api-key` prints. */
export const keyTexts = {
  usage: () =>
    [
      '用法：',
      '  npm run api-key -- --person 人员编号 --label 用处    开一个密钥',
      '  npm run api-key -- --list                            看有哪些密钥',
      '  npm run api-key -- --revoke 密钥号                   停用一个密钥',
    ].join('\n'),
  issued: (d: { id: number; name: string; label: string; key: string }) =>
    [
      `${d.id} 号密钥开好了，用它就是以${d.name}的身份办事（${d.label}）。`,
      '下面这一行只显示这一次，请现在收好：',
      d.key,
    ].join('\n'),
  revoked: (d: { id: number }) => `${d.id} 号密钥已停用。`,
  none: () => '还没有密钥。',
  line: (d: { id: number; person: string; label: string; created: string; used: string; revoked: string }) =>
    `${d.id}  ${d.person}  ${d.label}  开于 ${d.created}  ${d.used ? `最近用过 ${d.used}` : '还没用过'}${d.revoked ? `  ${d.revoked} 停用` : ''}`,
  labelTooLong: (d: { most: number }) => `用处最多 ${d.most} 个字。`,
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
