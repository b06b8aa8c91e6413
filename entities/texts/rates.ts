/** 确权率, 移交率, 进度 - as told by message. */
export const rateTexts = {
  place: (d: {
    place: string
    total: number
    titled: number
    titledRate: string
    handed: number
    handedRate: string
  }) => `${d.place}资产 ${d.total} 处：确权 ${d.titled}（${d.titledRate}），移交 ${d.handed}（${d.handedRate}）。`,
  nothing: (d: { place: string }) => `${d.place}台账上还没有资产。`,
  line: (d: { place: string; total: number; part: number; rate: string }) =>
    `${d.place} ${d.part}/${d.total}，${d.rate}`,
  missing: (d: { what: 'title' | 'handover'; names: string[]; more: number }) =>
    `还没${d.what === 'title' ? '确权' : '移交'}的：${d.names.join('、')}${d.more > 0 ? `等 ${d.names.length + d.more} 处` : ''}。`,
  head: (d: { what: 'title' | 'handover'; place: string; rate: string; part: number; total: number }) =>
    `${d.place}${d.what === 'title' ? '确权率' : '移交率'} ${d.rate}（${d.part}/${d.total}）。`,
  running: (d: { title: number; notice: number; handover: number; disposal: number; stocktake: string }) =>
    `正在办：确权 ${d.title}、公示 ${d.notice}、移交 ${d.handover}、处置 ${d.disposal}。${d.stocktake}`,
  stocktake: (d: { year: number; closed: number; begun: number; of: number }) =>
    `${d.year} 年盘点：${d.of} 个村，开始 ${d.begun}，办结 ${d.closed}。`,
}

/** Which of the two rates is meant. */
export const isTitleRate = /^确权/
