/** Settings of the channels in the environment: what is missing or wrong, and where its value is found in the console. */
export const channelSettingTexts = {
  missing: (d: { puppet: string; names: string[] }) =>
    `WECHATY_PUPPET=${d.puppet} 还要设 ${d.names.join('、')}（在哪里找：docs/channels.md）`,
  wrong: {
    WECOM_CORP_ID: 'WECOM_CORP_ID 不对：企业 ID 以 ww 或 wx 开头，在管理后台“我的企业”页面最下面',
    WECOM_AGENT_ID: 'WECOM_AGENT_ID 不对：是一串数字，在管理后台应用的详情页，叫 AgentId',
    WECOM_APP_SECRET: 'WECOM_APP_SECRET 不对：在应用详情页点 Secret 的“查看”，一个字符都不能少，没有空格',
    WECOM_CALLBACK_TOKEN: 'WECOM_CALLBACK_TOKEN 不对：和后台“接收消息”里填的 Token 一样，3 到 32 位字母和数字',
    WECOM_CALLBACK_AES_KEY: 'WECOM_CALLBACK_AES_KEY 不对：和后台“接收消息”里的 EncodingAESKey 一样，正好 43 位',
    WECOM_API_URL: 'WECOM_API_URL 要像 https://主机，只有私有化部署才要设',
    WECOM_PROXY: 'WECOM_PROXY 要像 http://主机:端口，只有要经代理出网才设',
    WECOM_PUBLIC_URL: 'WECOM_PUBLIC_URL 要像 https://域名，是企业微信从外面访问本程序的地址，后面不带 /wecom',
    WECOM_BOT_ID: 'WECOM_BOT_ID 不对：在机器人的“API 模式”页面，叫 Bot ID',
    WECOM_BOT_SECRET: 'WECOM_BOT_SECRET 不对：在机器人的“API 模式”页面点 Secret 的“查看”，没有空格',
    WECOM_BOT_NAMES: 'WECOM_BOT_NAMES 不能为空：写机器人在群里的名字，有几个用逗号隔开',
    WECOM_BOT_MODE: 'WECOM_BOT_MODE 只能是 connection（长连接）或 callback（回调）',
    WECOM_GATEWAY_URL: 'WECOM_GATEWAY_URL 要像 wss://主机，只有私有化部署才要设',
  },
} as const

/** What a channel shows or says itself, and what is printed at the start. */
export const channelTexts = {
  name: '管护助手',
  /** Head of a card whose text has none of its own. */
  cardTitle: '请选一个，也可以直接打字回复',
  callbackAt: (d: { path: string }) => `企业微信后台“接收消息”的 URL：https://您的域名${d.path}`,
  doctorHint: () => '上线前先运行 npm run doctor，它会一步一步检查，并说每一处该点哪里。',
} as const
