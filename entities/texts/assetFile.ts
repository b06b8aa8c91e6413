/** What the assistant says of an asset's file: 档案, 变更, 必填. */
export const fileTexts = {
  proposalNews: (d: { code: string; by: string; asset: string; wanted: string; reason: string }) =>
    `${d.by}申请变更“${d.asset}”：${d.wanted}${d.reason ? `。原因：${d.reason}` : ''}。\n回“同意 ${d.code}”照改，或回“不同意 ${d.code} 原因”。`,
  proposalAccepted: (d: { code: string; asset: string; wanted: string }) =>
    `变更申请 ${d.code} 县里同意了，“${d.asset}”已改：${d.wanted}。`,
  proposalRefused: (d: { code: string; asset: string; reason: string }) =>
    `变更申请 ${d.code}（${d.asset}）县里没有同意：“${d.reason}”。`,
}
