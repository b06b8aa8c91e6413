/**
 * The words the guard knows. Data, said to nobody. What is missing here makes the guard refuse more often, never less often,
 * except in `plainWords` and `sameWords`: what stands there needs no proof in the clause, so it must claim nothing.
 */

/** Words that join or soften and state nothing by themselves. */
export const plainWords = [
  ...[
    '也就是说',
    '就是说',
    '也就是',
    '简单说',
    '按照',
    '根据',
    '依照',
    '依据',
    '规定',
    '规定是',
    '条文写的是',
    '原文是',
    '原话是',
    '条文',
    '这种情况',
    '这样',
    '这里',
  ],
  ...[
    '如果',
    '那么',
    '因此',
    '所以',
    '而且',
    '并且',
    '或者',
    '还是',
    '以及',
    '同时',
    '另外',
    '其中',
    '其他',
    '这些',
    '那些',
  ],
  ...['您', '您好', '请', '请您', '看', '关于', '对于', '例如', '比如', '等等', '的话', '时候', '情形'],
  ...['首先', '其次', '然后', '再', '先', '最后', '一旦', '一并', '也是', '都是', '就是', '还', '则', '即', '而'],
] as const

/** Single characters that only bind. Not 前后内外上下不未无: those decide what is said. */
export const bindingCharacters = '的了在和与或及是就都也才把为其该这那个些给对到按时等着并且之'

/** Single characters that link and may stand alone when the clause has them. */
export const linkingCharacters = '经由须应可以向从至每各将使已仍均且但依因于所者有'

/** How people say it, and the words of a clause that prove it. */
export const sameWords: Readonly<Record<string, readonly string[]>> = {
  租期: ['租赁期限'],
  出租: ['租赁'],
  租: ['租赁'],
  租约: ['租赁合同'],
  开会: ['会议'],
  村集体: ['农村集体经济组织', '集体经济组织'],
  村委会: ['村民委员会'],
  村民代表会: ['村民代表会议'],
  乡镇政府: ['乡镇人民政府', '乡、镇、民族乡的人民政府', '乡、民族乡、镇的人民政府'],
  租户: ['承租人'],
  签: ['订立', '签订', '续订'],
}

/** Who acts, may or must. Longest first when read. */
export const partyWords = [
  ...[
    '出租人',
    '承租人',
    '次承租人',
    '第三人',
    '受让人',
    '转让人',
    '债权人',
    '债务人',
    '买受人',
    '出卖人',
    '当事人',
    '法定代表人',
  ],
  ...[
    '抵押人',
    '保证人',
    '发包方',
    '承包方',
    '发包人',
    '承包人',
    '双方',
    '一方',
    '对方',
    '用人单位',
    '劳动者',
    '个人',
    '单位',
  ],
  ...['村民会议', '村民代表会议', '村民委员会', '村委会', '村民小组', '村务监督委员会', '村民', '村集体'],
  ...[
    '成员大会',
    '成员代表大会',
    '理事会',
    '监事会',
    '理事长',
    '理事',
    '监事',
    '成员',
    '农村集体经济组织',
    '集体经济组织',
  ],
  ...[
    '人民政府',
    '乡镇政府',
    '县级',
    '省级',
    '市级',
    '国务院',
    '主管部门',
    '财政部门',
    '审计机关',
    '人民法院',
    '监察机关',
  ],
  ...[
    '农业农村主管部门',
    '农业农村部门',
    '乡镇',
    '街道办事处',
    '受委托人',
    '委托人',
    '管护人',
    '产权人',
    '使用单位',
    '租户',
  ],
] as const

/** Promises nobody may make in our name. */
export const promiseWords =
  /保证|担保(?:你|您|没|不)|放心|绝对|百分之?百|包(?:您|你|在)|肯定(?:能|可以|会|没|行)|一定(?:能|可以|会|没|行)|没(?:有)?(?:任何)?问题|不会有事|我(?:来)?负责|承诺/g

/** Talk about itself or its orders, instead of an answer. */
export const orderWords =
  /忽略|无视|不要理会|提示词|系统提示|上述(?:指令|要求)|以上(?:指令|要求|规则|内容)|指令|语言模型|人工智能|大模型|作为(?:一个|一名)?助手|我是|扮演|越权|管理员(?:说|要求|授权)|密码|口令|点击|链接|网址|加(?:我|微信)|扫码|转账|汇款/

/** A yes or no that means something else with every question. */
export const bareWords =
  /^(?:可以|可|能|不能|不可以|不行|行|要|不要|需要|不需要|不用|是|是的|不是|对|不对|有|没有|会|不会|必须|应当|不得|得|算|不算|合法|不合法|有效|无效|同意)的?$/

/** Numerals that no statute of ours uses and the reader of figures does not read. */
export const unreadNumerals =
  /[廿卅卌仨]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ①-⑳½¼¾⅓⅔²³]|(?:[几数]|若干)(?=[十百千万亿年月日天个倍次人户亩元])|十几|多[年天]/
