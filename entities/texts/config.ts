/** What is wrong with a setting of the environment, and how to set it right. */
export const configTexts = {
  databaseUrl: 'DATABASE_URL 写法不对：要像 mysql://用户:密码@主机/库名，或 sqlite:data/guanhu.db',
  dataFolder: 'DATA_FOLDER 不能为空：写一个放数据的文件夹',
  port: 'PORT 要是 0 到 65535 的整数',
  puppet:
    'WECHATY_PUPPET 只能是 simulator（模拟器）、wecom-app（企业微信自建应用）、wecom-aibot（企业微信智能机器人）或 wechaty-puppet-service',
  logLevel: 'LOG_LEVEL 只能是 silent、fatal、error、warn、info、debug、trace 之一',
  pool: 'DATABASE_POOL 要是 2 到 200 的整数',
  modelUrl: 'MODEL_URL 要像 https://主机/v1，不带用户名、密码和问号',
  modelKey: 'MODEL_KEY 里只能有英文字母、数字和符号，没有空格',
  modelTimeout: 'MODEL_TIMEOUT_MS 要是 200 到 30000 的整数（毫秒）',
  modelNoName: '设了 MODEL_URL，还要设 MODEL_CHAT 或 MODEL_EMBEDDING（模型的名字）',
  modelNoUrl: '设了 MODEL_CHAT、MODEL_EMBEDDING 或 MODEL_KEY，还要设 MODEL_URL',
  speechUrl: 'SPEECH_URL 要像 https://主机/v1，不带用户名、密码和问号',
  speechKey: 'SPEECH_KEY 里只能有英文字母、数字和符号，没有空格',
  speechTimeout: 'SPEECH_TIMEOUT_MS 要是 1000 到 120000 的整数（毫秒）',
  speechHalf: 'SPEECH_URL 和 SPEECH_MODEL（语音模型的名字）要一起设；SPEECH_KEY 不能单独设',
  wrong: (d: { why: string[] }) => `设置不对：${d.why.join('；')}。改好再启动。`,
}

/** What `npm run add-person` says. */
export const addPersonTexts = {
  usage: (roles: string) =>
    `写法：npm run add-person -- --name 姓名 --role 角色 --region 区划代码 --channel 通道 --address 通道里的编号。角色是 ${roles} 之一。`,
  wrongLevel: (d: { role: string; digits: number }) => `角色 ${d.role} 的区划代码要 ${d.digits} 位。`,
  noRegion: (d: { region: string }) => `没有区划 ${d.region}，先导入台账或启动一次。`,
  known: (d: { name: string }) => `${d.name}已经在里面了，没有改动。`,
  added: (d: { name: string }) => `${d.name}加好了，现在就能用。`,
}
