/** What the assistant says about itself and about messages it cannot use. */
export const botTexts = {
  heard: (d: { text: string; answer: string }) =>
    `听到的是：“${d.text.length > 200 ? `${d.text.slice(0, 200)}……` : d.text}”\n${d.answer}`,
  failed: (d: { id: number }) => `这条没有处理成功（编号 E${d.id}），已经留着，管理员会查。您可以过一会儿再发一次。`,
  help: (d: { lines: string[]; reports: boolean }) =>
    [
      '问规定：直接问，比如“公示要贴几天”。',
      ...(d.reports ? ['要上报：说资产和情况，比如“冷库三季度正常，收租 7500”，照片一起发来就行。'] : []),
      ...d.lines,
    ].join('\n'),
  thanks: () => '不客气。',
  cannotReport: () => '您的身份不用填报。要问规定直接问，要看数据回“帮助”。',
  otherVillage: (d: { village: string }) =>
    `您只能报自己村的资产，${d.village}的没有记。请让${d.village}的同志报，或者找乡镇专干。`,
  personalNumbers: () => '身份证号、银行卡号用不着，已经遮掉，没有保存。',
}
