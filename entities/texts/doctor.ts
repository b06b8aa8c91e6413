/** What `npm run doctor` says: each step, and for each failure what to click. */
export const doctorTexts = {
  start: (d: { puppet: string }) => `检查通道 ${d.puppet}，一步一步来：`,
  marks: { ok: '[通过]', warn: '[注意]', fail: '[不行]', skip: '[没查]' },
  line: (d: { mark: string; step: string; say: string }) => `${d.mark} ${d.step}：${d.say}`,
  fine: () => '都通过了，可以上线。',
  withWarnings: (d: { count: number }) => `没有不行的，有 ${d.count} 处要留意，见上面的 [注意]。`,
  bad: (d: { count: number }) => `有 ${d.count} 处不行，照 [不行] 后面写的改好，再运行一次 npm run doctor。`,

  steps: {
    settings: '设置',
    disk: '数据文件夹',
    database: '数据库',
    clock: '时钟',
    credentials: '企业 ID 和 Secret',
    app: '应用',
    range: '可见范围',
    contacts: '通讯录',
    running: '本程序',
    local: '回调（本机）',
    reach: '回调（从外面）',
    connection: '长连接',
    channel: '通道',
    speech: '语音转文字',
  },

  speechOk: (d: { host: string }) => `${d.host} 能用。`,
  speechDenied: () => '接口不认密钥。请核对 SPEECH_KEY。',
  speechAway: (d: { host: string }) => `连不上 ${d.host}，或者等太久没有回答。请核对 SPEECH_URL 和网络。`,
  speechStrange: (d: { why: string }) => `接口没有按约定回答（${d.why}）。请核对 SPEECH_URL 和 SPEECH_MODEL。`,
  settingsRead: () => '齐全，写法都对。',
  diskFree: (d: { folder: string; gigabytes: number }) => `${d.folder} 能写，还剩 ${d.gigabytes} GB。`,
  diskLow: (d: { folder: string; gigabytes: number }) =>
    `${d.folder} 只剩 ${d.gigabytes} GB，照片很快会放不下。请清理磁盘，或把 DATA_FOLDER 换到大一点的盘。`,
  diskFull: (d: { folder: string; gigabytes: number }) =>
    `${d.folder} 只剩 ${d.gigabytes} GB，收消息会失败。请清理磁盘，或把 DATA_FOLDER 换到大一点的盘。`,
  diskRefused: (d: { folder: string }) =>
    `${d.folder} 写不进去。请检查权限（chown 给运行程序的用户），或换一个 DATA_FOLDER。`,

  databaseOk: (d: { version: string }) => `连上了，${d.version}。`,
  databaseNew: () => 'SQLite 还没有数据库文件，第一次启动时会建。',
  databaseFile: () => 'SQLite 文件能打开，内容完好。',
  databaseBroken: () => 'SQLite 文件打不开或已损坏。请从备份恢复（docs/production.md 第五节）。',
  databaseCharset: (d: { charset: string }) =>
    `库的字符集是 ${d.charset}，存不下生僻字和表情。请执行 ALTER DATABASE 库名 CHARACTER SET utf8mb4。`,
  databaseDenied: () =>
    '用户名或密码不对，或没有这个库的权限。请核对 DATABASE_URL，再照 docs/production.md 第二节 GRANT 一次。',
  databaseMissing: () => '没有这个库。请照 docs/production.md 第二节建库。',
  databaseAway: (d: { host: string }) => `连不上 ${d.host}。请看数据库有没有启动、主机和端口对不对、防火墙有没有放行。`,

  clockOk: (d: { seconds: number }) => `和企业微信差 ${d.seconds} 秒。`,
  clockOff: (d: { seconds: number }) =>
    `和企业微信差 ${d.seconds} 秒，提醒的时间会不准。请打开自动对时：sudo timedatectl set-ntp true。`,
  noNetwork: (d: { host: string }) =>
    `连不上 ${d.host}。请检查本机能不能上外网、DNS 通不通；要经代理出网的设 WECOM_PROXY。`,

  credentialsOk: () => '对得上。',
  wrongSecret: () =>
    'Secret 不对。管理后台 > 应用管理 > 自建 > 点开应用 > Secret 一行点“查看”，到手机企业微信里收，复制到 WECOM_APP_SECRET。多试几次会被封一小时，先核对再试。',
  wrongCorp: () => '企业 ID 不对。管理后台 > 我的企业 > 企业信息，最下面的“企业ID”复制到 WECOM_CORP_ID。',
  untrustedIp: (d: { ip: string }) =>
    `本机出网的地址 ${d.ip} 不在可信名单里。管理后台 > 应用管理 > 自建 > 点开应用 > 最下面“企业可信IP”点“配置”，填入 ${d.ip}，保存后等一分钟再试。没有“配置”可点的，先把“接收消息”设好，或先设“网页授权及JS-SDK”的可信域名。`,
  wrongAgent: () =>
    'AgentId 不对，或者 Secret 是另一个应用的。管理后台 > 应用管理 > 自建 > 点开应用，AgentId 和 Secret 要抄同一页上的。',
  appOk: (d: { name: string }) => `“${d.name}”，已启用。`,
  appClosed: (d: { name: string }) => `“${d.name}”已停用。管理后台 > 应用管理 > 自建 > 点开应用，右上角打开“已启用”。`,
  rangeOk: (d: { users: number; parties: number; tags: number }) =>
    `${d.parties} 个部门、${d.tags} 个标签、另加 ${d.users} 个人能看到应用。`,
  rangeEmpty: () =>
    '没有人能看到这个应用。管理后台 > 应用管理 > 自建 > 点开应用 > “可见范围”点“编辑”，选上县、乡镇、村的部门。',
  contactsOk: (d: { departments: number }) => `读得到 ${d.departments} 个部门。`,
  contactsNone: () => '一个部门也读不到，登记时不能帮忙认单位，其余不受影响。要的话在“可见范围”里选部门，不要只选人。',
  unknown: (d: { code: string }) =>
    `企业微信说不行（${d.code}）。到 https://developer.work.weixin.qq.com/devtool/query 查这个编号。`,

  runningOk: (d: { address: string }) => `正开着（${d.address}）。`,
  notRunning: (d: { address: string }) =>
    `没有开（${d.address} 没有应答）。先在另一个窗口 npm start，再运行 npm run doctor，才查得到回调。`,
  echoOk: () => '通，解密后的内容一字不差。',
  echoKeys: () =>
    '通，但签名对不上：正在运行的程序用的 Token 或 EncodingAESKey 不是现在这一组。改好设置后要重新启动程序。',
  echoChanged: () =>
    '通，但内容被改过。代理不要给回答加任何东西：关掉压缩、缓存、页面插入和登录页，把 /wecom/ 原样转到本程序。',
  echoStatus: (d: { status: number; path: string }) =>
    `回的是 ${d.status}。代理要把 ${d.path} 原样转到本程序（docs/channels.md 有 nginx 的写法）。`,
  echoAway: (d: { url: string }) =>
    `${d.url} 打不开。请看域名解析、证书、80/443 端口、防火墙；本机访问不了自己的公网地址的，用手机流量开一次 ${d.url}，看到空白页或 403 就是通的。`,
  echoSlow: (d: { ms: number }) =>
    `通，但用了 ${d.ms} 毫秒；后台保存 URL 时要求 1 秒内回答。请看网络和机器是不是太忙。`,
  noPublicUrl: (d: { path: string }) =>
    `没有设 WECOM_PUBLIC_URL，查不了。设成 https://您的域名 再运行；后台“接收消息”的 URL 填 https://您的域名${d.path}。`,

  connected: (d: { ms: number }) => `连上并认证了，用了 ${d.ms} 毫秒。`,
  connectionRunning: (d: { state: string }) =>
    `程序正开着，由它连着（状态 ${d.state}）。一个机器人只能有一个连接，这里不另连，免得把它踢下线。`,
  connectionDown: (d: { why: string }) =>
    `程序正开着，但没有连上（${d.why}）。看日志；被别处的连接顶掉的，停掉那一处再重新启动。`,
  wrongBot: () =>
    'Bot ID 或 Secret 不对。企业微信 > 工作台 > 智能机器人 > 点开机器人 > API 模式 > 长连接，重新复制 Bot ID 和 Secret；刚点过“重置”的，旧的已经作废。',
  gatewayAway: (d: { host: string }) =>
    `连不上 ${d.host}。请让防火墙放行到它 443 端口的出网连接；单位不许长连接的，改用回调：WECOM_BOT_MODE=callback。`,
  nothingToCheck: (d: { puppet: string }) => `${d.puppet} 没有可查的，直接启动就行。`,
  serviceToken: () => 'WECHATY_PUPPET_SERVICE_TOKEN 已设。能不能用只有服务商知道，启动后看日志。',
  serviceNoToken: () => '没有设 WECHATY_PUPPET_SERVICE_TOKEN。',
}
