/** Reading vocabulary: meanings (vocabulary.ts) that say nothing of what a template is for. */
export const COMMON: ReadonlySet<string> = new Set(['资产', '项目', '登记', '上报', '培训', '材料', '档案', '步骤'])
/** Wants the paper itself, not to hear about it. */
export const ASKS_FOR_MATERIAL =
  /模板|范本|样本|样表|空表|范文|范例|示例文本|样式|格式(?:发|给|有)|(?:发|给)(?:我|一份|个|份).{0,8}(?:表|格式)|电子版|培训(?:材料|资料|手册|教材)/
