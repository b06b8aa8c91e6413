/** What stands on every sheet an office files. */
export const paperTexts = {
  font: '宋体',
  yuan: '单位：元',
  wan: '单位：万元',
  page: '第 &P 页，共 &N 页',
  signatures: '填报人：　　　　　　　　审核人：　　　　　　　　负责人：　　　　　　　　日期：　　　　年　　月　　日',
}
