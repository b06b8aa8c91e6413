/** Why a step of a process is not taken, and what to do instead. Part of texts/errors.ts. */
export const processErrorTexts = {
  'process/not-found': (d) => `没有找到程序${d['code'] ? ` ${d['code']}` : ''}，请核对编号，或回“程序”看看。`,
  'process/unknown-step': (d) => `${d['code']} 没有“${d['step']}”这一步，请回“${d['code']}”看看下一步是什么。`,
  'process/closed': (d) => `${d['code']} ${d['state'] ?? '已经办结'}，不能再办了。`,
  'process/changed-meanwhile': (d) =>
    d['step']
      ? `${d['code']} 刚由${d['who']}办了“${d['step']}”，请再看一眼再办。`
      : `${d['code']} 刚刚有人办过，请再看一眼再办。`,
  'process/done-already': (d) => `${d['code']} 的“${d['step']}”${d['by']} ${d['day']}已经办过了，不用再办。`,
  'process/not-now': (d) =>
    `还不能“${d['step']}”：${d['needs']}${d['code']} 现在是“${d['state']}”${d['next'] ? `，下一步：${d['next']}` : ''}。`,
  'process/not-yours': (d) => `“${d['step']}”由${d['by']}来办，请转给他们。`,
  'process/day': (d) => `${d['code']} 的日期 ${d['day']} 还没到，请写今天或以前的日子。`,
  'process/facts': (d) =>
    `“${d['step']}”要写清：${d['missing']}。${d['example'] ? `比如“${d['example']}”。` : '请补上再办。'}`,
  'process/papers-missing': (d) =>
    `${d['code']} 还差材料：${d['papers']}。拍照发来，写上“${d['code']} ${d['one']}”，交齐再办。`,
  'process/no-asset-yet': (d) => `${d['code']} 还没有登记成资产，材料等登记以后再交。`,
  'process/no-such-file': (d) => `“${d['paper']}”的文件没有收到，请先传文件。`,
  'process/open-already': (d) =>
    `${d['name']}的${d['kind']}已经在办：${d['code']}，现在是“${d['state']}”。接着办这个就行。`,
  'process/notice-open': (d) =>
    `${d['code']} 的公示${d['notice'] ? ` ${d['notice']}` : ''} ${d['state']}，公示满期、意见都答复了才能审核。`,
  'title/owner-missing': (d) => `“${d['name']}”还没写所有权人，归谁要先定下来，补上再办确权。`,
  'title/household-not-owner': (d) =>
    `“${d['name']}”是到户类资产，一般归农户，台账上写的是${d['owner']}。请核对所有权归属再办确权。`,
  'title/not-to-household': (d) =>
    `集体财产不能分到个人（《农村集体经济组织法》第三十六条）。“${d['name']}”确实是补到户的，请先把资产类型改成到户类。`,
  'title/shares': (d) => `“${d['name']}”是联村共有，各村份额要加到 100%，现在是 ${d['sum']}%。请补齐份额再办确权。`,
  'title/no-deed': (d) => `“${d['name']}”不是房地产，不用发不动产权证，县里确认就办结了。`,
  'title/done': (d) => `“${d['name']}”已经确权。归属有变化，请先回“变更”申请改归属，再办确权。`,
  'handover/done': (d) => `“${d['name']}”已经移交，不用再办。`,
  'handover/not-accepted': (d) => `“${d['name']}”还在建，竣工验收以后才能移交。`,
  'handover/three-parties': (d) => `移交方、接收方、监交方要是三个不同的单位、不同的人，现在写的是：${d['orgs']}。`,
  'handover/not-this-person': (d) => `${d['party']}（${d['org']}）要由${d['name']}本人签，别人不能代签。`,
  'handover/signed-for-another': (d) => `${d['name']}已经是${d['party']}，一个人不能签两方，请换一位。`,
  'handover/no-receiver': (d) => `${d['village']}还没有登记村干部，没有人接收。请先让村干部登记进来。`,
  'handover/no-supervisor': () => '没有找到监交的同志。请在接口里写明监交方，或先让乡镇专干、县里的同志登记进来。',
  'disposal/household': (d) => `“${d['name']}”是到户类资产，死亡、出售由村里核实后按变更记，不走处置。`,
  'disposal/gone': (d) => `“${d['name']}”已经处置过了。`,
  'disposal/not-equity': (d) => `“${d['name']}”不是股权、债权，不能用“退股”，请换一种处置方式。`,
  'disposal/equity-exit': (d) => `“${d['name']}”是股权、债权，只能退股（按事先约定退出）或转让。`,
  'disposal/encumbered': (d) => `“${d['name']}”台账上有抵押担保：${d['what']}。先解除，再处置。`,
  'disposal/why-nothing': (d) => `没有收入要写明原因，比如“${d['code']} 入账 0 废料运走没有卖钱”。`,
  'registration/missing': (d) => `登记表还差：${d['fields']}。补上再办。`,
  'registration/not-here': () => '只能登记自己范围内的资产，请核对村名。',
  'registration/same-name': (d) => `台账上已经有“${d['name']}”（${d['no']}）。是另一个就换个分得清的名字。`,
} satisfies Record<string, (data: Record<string, string | number>) => string>
