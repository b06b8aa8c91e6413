import type { Condition, HandoverStatus, Supervisor, TitleStatus } from '../../asset/fileCodes.ts'

/** What stands in the cells of such columns; first match wins. Data of the reader, as words.ts. */
export const titleWords: readonly (readonly [TitleStatus, RegExp])[] = [
  ['disputed', /争议|纠纷/],
  ['publicised', /公示中|正在公示/],
  ['pending', /^(否|×|✗)$|未|没|待/],
  ['confirmed', /^(是|√|✓|已)$|已确权|已登记|已完成|已办|完成/],
]
export const handoverWords: readonly (readonly [HandoverStatus, RegExp])[] = [
  ['not_due', /^(否|×|✗)$|未|没|待/],
  ['done', /^(是|√|✓|已)$|已移交|已完成|已办|完成/],
]
export const conditionWords: readonly (readonly [Condition, RegExp])[] = [
  ['scrap', /报废/],
  ['poor', /较差|差|破损/],
  ['fair', /一般|尚可/],
  ['good', /完好|良好|好/],
]
export const supervisorWords: readonly (readonly [Supervisor, RegExp])[] = [
  ['agriculture', /农业|农村|乡村振兴|扶贫|畜牧|水产/],
  ['transport', /交通|公路/],
  ['water', /水利|水务/],
  ['housing', /住建|建设|城管/],
  ['power', /供电|电力|电网/],
  ['education', /教育/],
  ['health', /卫健|卫生|医保/],
  ['culture_tourism', /文旅|文化|旅游|体育/],
  ['commerce', /商务|经信/],
  ['forestry', /林业|自然资源/],
  ['ecology', /生态|环保/],
  ['organisation', /组织部/],
  ['other', /局|部|办|公司|政府/],
]
