/** Where one writes: text that grows, photos picked, pasted or dropped, seen before they are sent. Drafts stay with their person. */
import { pageTexts as say } from '../../../entities/texts/page.ts'
import { card } from './bubble.ts'
import { h, part } from './dom.ts'

/** base64 makes 4 bytes of 3, and the server takes 64 MB at once. */
const MAX_TOTAL_BYTES = 47 * 1024 * 1024
const MAX_FILES = 50

interface Draft {
  text: string
  files: File[]
}

export class Composer {
  private files: File[] = []
  private readonly drafts = new Map<string, Draft>()
  private person: string | null = null
  private readonly form = part('composer', HTMLFormElement)
  private readonly text = part('text', HTMLTextAreaElement)
  private readonly send = part('send', HTMLButtonElement)
  private readonly picker = part('files', HTMLInputElement)
  private readonly list = part('attachments', HTMLElement)
  private readonly note = part('composer-note', HTMLElement)
  private urls: string[] = []

  constructor(private readonly say: (text: string, files: File[]) => void) {
    this.form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.submit()
    })
    this.text.addEventListener('input', () => this.changed())
    this.text.addEventListener('keydown', (event) => {
      // While a Chinese input method is composing, Enter chooses a word.
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
      event.preventDefault()
      this.submit()
    })
    this.text.addEventListener('paste', (event) => this.take(event.clipboardData, event))
    part('add', HTMLButtonElement).addEventListener('click', () => this.picker.click())
    this.picker.addEventListener('change', () => {
      this.add([...(this.picker.files ?? [])])
      this.picker.value = ''
    })
    this.acceptDrops(part('chat', HTMLElement))
  }

  /** Puts away what was begun for one person and brings back what was begun for the other. */
  switchTo(person: string | null): void {
    if (this.person) this.drafts.set(this.person, { text: this.text.value, files: this.files })
    const draft = (person && this.drafts.get(person)) || { text: '', files: [] }
    this.person = person
    this.text.value = draft.text
    this.files = draft.files
    this.renderFiles()
  }

  focus(): void {
    // On a phone the keyboard would cover half of what one came to read.
    if (matchMedia('(hover: hover)').matches) this.text.focus({ preventScroll: true })
  }

  private submit(): void {
    const text = this.text.value.replace(/\s+$/, '')
    if (!text && this.files.length === 0) return
    this.say(text, this.files)
    this.text.value = ''
    this.files = []
    this.renderFiles()
    this.text.focus()
  }

  private add(files: File[]): void {
    const all = [...this.files, ...files]
    const fits = all.length <= MAX_FILES && all.reduce((sum, { size }) => sum + size, 0) <= MAX_TOTAL_BYTES
    this.note.hidden = fits
    this.note.textContent = fits ? '' : say.overTotal
    if (!fits) return
    this.files = all
    this.renderFiles()
    this.text.focus()
  }

  private take(data: DataTransfer | null, event: Event): void {
    const files = [...(data?.files ?? [])]
    if (files.length === 0) return
    event.preventDefault()
    this.add(files)
  }

  private acceptDrops(area: HTMLElement): void {
    let depth = 0
    const mark = (change: number) => {
      depth = Math.max(0, depth + change)
      area.classList.toggle('dropping', depth > 0)
    }
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    area.addEventListener('dragenter', (event) => {
      if (carriesFiles(event)) mark(1)
    })
    area.addEventListener('dragleave', (event) => {
      if (carriesFiles(event)) mark(-1)
    })
    area.addEventListener('dragover', (event) => {
      if (carriesFiles(event)) event.preventDefault()
    })
    area.addEventListener('drop', (event) => {
      mark(-depth)
      this.take(event.dataTransfer, event)
    })
  }

  private renderFiles(): void {
    for (const url of this.urls) URL.revokeObjectURL(url)
    this.urls = []
    this.list.hidden = this.files.length === 0
    this.list.replaceChildren(
      ...this.files.map((file) =>
        h(
          'li',
          {},
          this.preview(file),
          h(
            'button',
            { type: 'button', 'aria-label': say.removeFile(file.name), click: () => this.drop(file) },
            cross(),
          ),
        ),
      ),
    )
    this.changed()
  }

  private preview(file: File): HTMLElement {
    if (!file.type.startsWith('image/')) return card({ name: file.name, size: file.size, url: null })
    const url = URL.createObjectURL(file)
    this.urls.push(url)
    const image = h('img', { src: url, alt: file.name })
    image.addEventListener('error', () => image.replaceWith(card({ name: file.name, size: file.size, url: null })))
    return image
  }

  private drop(file: File): void {
    this.files = this.files.filter((other) => other !== file)
    this.renderFiles()
    this.text.focus()
  }

  private changed(): void {
    this.send.disabled = this.text.value.trim() === '' && this.files.length === 0
    this.text.style.height = 'auto'
    if (this.text.scrollHeight > 0) this.text.style.height = `${this.text.scrollHeight}px` // 0 while the chat is hidden
  }
}

function cross(): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', 'M6 6l12 12M18 6L6 18')
  svg.append(path)
  return svg
}
