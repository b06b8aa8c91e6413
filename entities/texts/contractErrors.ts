import { fullDay } from './contract.ts'

/** Why something about a contract is not done, and what to do instead. Part of texts/errors.ts. */
export const contractErrorTexts = {
  'contract/not-found': (d) => `没有找到合同${d['code'] ? ` ${d['code']}` : ''}，请核对编号，或回“合同 资产名”看看。`,
  'contract/known': (d) => `${d['name']}这份合同已经录过：${d['code']}，不用再录。`,
  'contract/no-such-renewed': (d) => `要续签的合同不是${d['name']}的，请核对编号。`,
  'contract/bad-value': (d) => `“${d['field']}”写得不对，没有记。请核对后再填。`,
  'contract/term': (d) => `到期日期 ${d['endOn']} 早过开始日期 ${d['startOn']}，请核对。`,
  'contract/too-long': (d) =>
    `租赁期限不能超过 ${d['years']} 年，超过的部分无效（《民法典》第七百零五条）。请把到期日期改到 ${d['years']} 年以内，原约定可写在备注里。`,
  'contract/too-long-here': (d) => `县里设定租赁期限最长 ${d['years']} 年，请核对到期日期，或请县里定。`,
  'contract/pay-days': () => '付款日请写成“月-日”，比如 01-10；按月付的也可以只写日，比如 05。',
  'contract/once-needs-day': () => '一次付清的，请写明哪天付，写一个“月-日”。',
  'contract/sublet-day': () => '发现转租的，请写明哪天发现的。',
  'contract/changed-meanwhile': (d) => `${d['code']} 刚刚有人改过，请再看一眼再办。`,
  'contract/nothing-to-change': (d) => `${d['code']} 已经是这样了，没有改动。`,
  'contract/agreed': (d) =>
    `${d['code']} 现在是“${d['state']}”，谈定的内容不能直接改。没签的请镇里退回重拟；签了的要改，请解除后重签或另签一份。`,
  'contract/not-now': (d) =>
    `${d['code']} 现在是“${d['state']}”，不能“${d['step']}”。${d['next'] ? `现在可以办：${d['next']}。` : '这份合同已经办结。'}`,
  'contract/not-yours': (d) =>
    d['own']
      ? `${d['code']} 是您起草的，不能自己审，请另一位同志来审。`
      : `${d['code']} 的“${d['step']}”不归您办，请转给乡镇专干或县农业农村局。`,
  'contract/facts': (d) => `“${d['step']}”还要写清：${d['missing']}。`,
  'contract/needs-vote': (d) =>
    `${d['name']}是村集体的，出租、承包要经村民会议或授权的村民代表会议讨论决定（《村民委员会组织法》第二十四、二十五条）。请写上开会情况。`,
  'contract/needs-minutes': (d) => `${d['code']} 还没有会议记录，请先交会议记录，再审核。`,
  'contract/needs-signer': (d) =>
    `请写明谁代表集体签的。承包、出租、入股等合同由理事会签（《农村集体经济组织法》第三十条）。合同 ${d['code']}。`,
  'contract/needs-writing': (d) =>
    `${d['code']} 租期 ${d['months']} 个月以上，要签书面合同（《民法典》第七百零七条）。请先把签好的合同交上来。`,
  'contract/not-running-yet': (d) =>
    `${d['code']} ${fullDay(String(d['startOn']))}才开始，不用补录，请按审核、签订来办。`,
  'contract/sign-day': (d) => `${d['code']} 的签订日期 ${d['signedOn']} 还没到，签了再来记。`,
  'contract/signed-before-vote': (d) =>
    `${d['code']} 是 ${d['heldOn']} 开的会，签订日期 ${d['signedOn']} 在前面，请核对。`,
  'contract/end-day': (d) => `${d['code']} 的解除日期 ${d['endedOn']} 不对，要在签订以后、到期以前，不能晚过今天。`,
} satisfies Record<string, (data: Record<string, string | number>) => string>
