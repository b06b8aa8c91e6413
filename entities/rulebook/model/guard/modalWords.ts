/** 应当、可以、不得, and 不: words the guard knows, see guardWords.ts. */

export type ModalClass = 'must' | 'may' | 'mustNot' | 'needNot' | 'only'

/** What obliges, permits or forbids. A longer word hides a shorter one inside it. */
export const modalWords: Readonly<Record<ModalClass, readonly string[]>> = {
  must: ['应当', '必须', '应该', '须', '应', '需要', '需', '务必', '有义务', '有责任', '要', '得要', '非得'],
  may: ['可以', '可', '能够', '能', '有权', '允许', '准许', '准予', '行得通'],
  mustNot: [
    ...[
      '不得',
      '不可以',
      '不可',
      '不能够',
      '不能',
      '不应当',
      '不应该',
      '不应',
      '不允许',
      '不准许',
      '不准',
      '不许',
      '禁止',
      '严禁',
      '无权',
    ],
    ...['不要', '不予', '未被允许', '不行', '没有权', '没权', '别', '切勿', '勿'],
  ],
  needNot: [
    '不必',
    '不需要',
    '不需',
    '无需',
    '无须',
    '不用',
    '毋须',
    '毋需',
    '不必须',
    '用不着',
    '可以不',
    '可不',
    '不要求',
    '没有义务',
  ],
  only: ['方可', '才可以', '才能够', '才能', '才可', '方能', '只能', '只可以', '只可', '仅能', '仅可'],
}

/** Words in which a character looks like a modal and is none. */
export const notModals = [
  ...[
    '主要',
    '重要',
    '必要',
    '只要',
    '要求',
    '要件',
    '要点',
    '纪要',
    '要是',
    '要素',
    '摘要',
    '次要',
    '简要',
    '要么',
    '首要',
    '要约',
    '紧要',
  ],
  ...[
    '可能',
    '能力',
    '功能',
    '职能',
    '节能',
    '智能',
    '性能',
    '认可',
    '可靠',
    '宁可',
    '许可证',
    '行政许可',
    '可行性',
    '能源',
  ],
  ...['相应', '适应', '应收', '应付', '响应', '反应', '供应', '对应', '应急', '应用', '应对', '应纳', '应税', '应得'],
  ...['急需', '所需', '需求', '分别', '区别', '级别', '个别', '别人', '类别', '特别', '性别', '识别', '差别', '鉴别'],
] as const

/** What turns the words behind it around, up to the end of the part of the sentence. */
export const negators = [
  ...[
    '不',
    '未',
    '无',
    '没有',
    '没',
    '非',
    '禁止',
    '严禁',
    '拒绝',
    '免除',
    '免予',
    '免于',
    '勿',
    '别',
    '否',
    '并非',
    '取消',
    '停止',
    '撤销',
  ],
] as const

/** Words in which a negator turns nothing around. */
export const notNegators = [
  ...[
    '不动产',
    '不定期',
    '不可抗力',
    '无形资产',
    '非经营性',
    '非农业',
    '不仅',
    '不但',
    '不论',
    '无论',
    '不管',
    '不同',
    '非常',
    '未来',
  ],
  ...['分别', '区别', '级别', '个别', '别人', '类别', '特别', '性别', '识别', '差别', '是否', '能否', '可否'],
  ...['无效', '不定期租赁'],
] as const

/** What only bounds a number, when a number follows; bound.ts reads it. */
export const boundNegators = [
  ...[
    '不足',
    '不满',
    '未满',
    '不到',
    '不超过',
    '不少于',
    '不低于',
    '不高于',
    '不多于',
    '不能超过',
    '不能少于',
    '不能低于',
  ],
  ...['不得超过', '不得少于', '不得低于', '不得高于', '不得多于'],
] as const
