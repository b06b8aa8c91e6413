import type { Line } from './needs.ts'

export interface PresentedFile {
  id: string
  name: string
  contentType: string
  size: number
  url: string | null
  thumbnailUrl: string | null
  refused?: string
}

export interface PresentedLine {
  seq: number
  id: string
  direction: 'in' | 'out'
  text: string
  files: PresentedFile[]
  at: string
}

/** ISO with the office's own offset. Asia/Shanghai has had no daylight saving since 1991. */
export function shanghai(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().replace('Z', '+08:00')
}

/** One line as the outside sees it. A refused file has a name and the reason, nothing to open. */
export function present(line: Line): PresentedLine {
  return {
    seq: line.seq,
    id: line.key,
    direction: line.direction,
    text: line.text,
    files: line.files.map(({ id, name, contentType, size, refused }) => {
      const url = refused || !id ? null : `/simulator/files/${encodeURIComponent(id)}?name=${encodeURIComponent(name)}`
      const thumbnailUrl = url && contentType.startsWith('image/') ? `${url}&thumbnail=1` : null
      return { id, name, contentType, size, url, thumbnailUrl, ...(refused ? { refused } : {}) }
    }),
    at: shanghai(new Date(line.at)),
  }
}
