/** One line of the chat as it looks: words, photos, files. */
import { pageReading as reading, pageTexts as say } from '../../../entities/texts/page.ts'
import { h } from './dom.ts'
import type { LineFile } from './server.ts'

export function words(text: string, files: number): HTMLElement | null {
  if (!text && files > 0) return null
  if (!text) return h('div', { class: 'bubble' }, h('div', { class: 'none' }, say.emptyMessage))
  return h(
    'div',
    { class: 'bubble' },
    ...text.split('\n').map((line) => h('div', { class: reading.basis.test(line) ? 'basis' : undefined }, line)),
  )
}

export function attached(files: readonly LineFile[], open: (file: LineFile) => void): HTMLElement[] {
  const photos = files.filter((file) => file.thumbnailUrl)
  const others = files.filter((file) => !file.thumbnailUrl)
  return [...(photos.length ? [gallery(photos, open)] : []), ...others.map(card)]
}

function gallery(photos: LineFile[], open: (file: LineFile) => void): HTMLElement {
  return h(
    'div',
    { class: 'photos', 'data-count': photos.length },
    ...photos.map((photo) => {
      const image = h('img', { src: photo.thumbnailUrl ?? '', alt: photo.name, loading: 'lazy', decoding: 'async' })
      const button = h(
        'button',
        { type: 'button', class: 'photo', 'aria-label': say.openPhoto(photo.name), click: () => open(photo) },
        image,
      )
      image.addEventListener('error', () => {
        button.classList.add('broken')
        button.replaceChildren(say.fileGone)
      })
      return button
    }),
  )
}

export function card({ name, size, url, refused }: Pick<LineFile, 'name' | 'size' | 'url' | 'refused'>): HTMLElement {
  const kind = (/\.([a-z0-9]{1,4})$/i.exec(name)?.[1] ?? '').toUpperCase()
  const detail = refused
    ? (say.refused[refused] ?? say.fileGone)
    : `${say.bytes(size)}${url ? ` · ${say.download}` : ''}`
  const content = [
    h('span', { class: 'kind', 'aria-hidden': 'true' }, kind),
    h('span', { class: 'what' }, h('b', {}, name), h('small', {}, detail)),
  ]
  return url
    ? h('a', { class: 'file', href: url, download: name }, ...content)
    : h('div', { class: refused ? 'file refused' : 'file' }, ...content)
}
