/** Pasted tables and lists become one line of words per asset, with the unit of their heading. */
export interface Untabled {
  text: string
  pasted: boolean
}

const LABEL = /名称|资产|项目|状态|运营|运行|收入|租金|金额|收益|支出|费用|电量|度数|发电|备注|序号|编号|季度|月份/
const UNIT = /单位[: ]*\(?(万元|元|千元)|[(（]((?:万|千)?元|度|万度|千瓦时)[)）]/
const HEADING_UNIT = /\(?单位[: ]*\(?(万元|千元|元)\)*/

/** 光伏电站/正常/3.1万; not 元/亩. */
const SLASH =
  /(?<=[\u4e00-\u9fa5万元])\/(?=[\u4e00-\u9fa5\d])(?!\/?(?:亩|月|年|斤|公斤|度|头|只|季|吨|户|人|天|台|间))/g

export function untable(words: string): Untabled {
  const lines = words
    .replace(SLASH, ',')
    .split('\n')
    .map((line) => line.replace(/^\|+|\|+$/g, ''))
  const barred = lines.filter((line) => line.includes('|')).length
  const headingUnit = HEADING_UNIT.exec(words)?.[1]
  if (barred >= 2) return { text: fromRows(lines, headingUnit), pasted: true }
  if (headingUnit && lines.length >= 2) {
    return {
      text: lines
        .map((line) => (/单位/.test(line) ? line.replace(HEADING_UNIT, ',') : withUnit(line, headingUnit)))
        .join('\n'),
      pasted: true,
    }
  }
  // 1、2号棚 in a line of its own counts sheds, not lines
  if (lines.length === 1 && /^\s*\d{1,2}、\d{1,2}[号组队]/.test(lines[0] ?? ''))
    return { text: lines.join(''), pasted: false }
  return { text: lines.map(stripNumbering).join('\n'), pasted: barred >= 1 && lines.length >= 2 }
}

/** 1、 (2) 三、 at the head of a line count the lines, nothing else. */
const stripNumbering = (line: string): string =>
  line.replace(
    /^\s*(?:\(?\d{1,2}(?:[、)]|\.(?!\d))|\([一二三四五六七八九十]\)|[一二三四五六七八九十]{1,2}、)\s*(?![号组])/,
    '',
  )

/** 3.1 under 单位:万元 is 3.1万元. */
const withUnit = (line: string, unit: string): string =>
  stripNumbering(line).replace(/(?<![\d.#第])(\d[\d,]*(?:\.\d+)?)(?=$|[ ,;|])/g, (figure: string) => `${figure}${unit}`)

function fromRows(lines: string[], headingUnit: string | undefined): string {
  let labels: string[] = []
  const out: string[] = []
  for (const line of lines) {
    const cells = line.split('|').map((cell) => cell.trim())
    if (cells.length < 2) {
      out.push(line.replace(HEADING_UNIT, ','))
      continue
    }
    if (cells.every((cell) => /^[-: ]*$/.test(cell))) continue
    const looksLikeLabels =
      cells.filter((cell) => LABEL.test(cell)).length >= 2 &&
      !cells.some((cell) => /^\d[\d,.]*(?:元|万|度)?$/.test(cell))
    if (looksLikeLabels && !labels.length) {
      labels = cells
      continue
    }
    out.push(
      cells
        .map((cell, i) => cellWords(cell, labels[i] ?? '', headingUnit))
        .filter(Boolean)
        .join(','),
    )
  }
  return out.join('\n')
}

function cellWords(cell: string, label: string, headingUnit: string | undefined): string {
  if (!cell || /^[-\/无空—]+$/.test(cell) || /序号|编号|^No/i.test(label)) return ''
  if (!/^-?\d[\d,]*(?:\.\d+)?$/.test(cell)) return cell
  if (!label && /^\d{1,2}$/.test(cell)) return ''
  // 3.1 under 收入 may be 万元: its unit is asked for; 6000 is yuan
  const usual = Math.abs(Number(cell.replaceAll(',', ''))) >= 100 || Number(cell) === 0 ? '元' : ''
  const unit =
    UNIT.exec(label)?.slice(1).find(Boolean) ?? (/电量|度数|发电量/.test(label) ? '度' : (headingUnit ?? usual))
  return `${label.replace(/[(（].*$/, '').replace(/资产|项目/, '')}${cell}${unit}`
}
