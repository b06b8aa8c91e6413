/** The chat page: who I am stands in the address, so that every window can be somebody else and a reload stays the same person. */
import { pageTexts as say } from '../../../entities/texts/page.ts'
import { PretendClock } from './clock.ts'
import { Composer } from './composer.ts'
import { h, part, randomId } from './dom.ts'
import { Live } from './live.ts'
import { Outbox } from './outbox.ts'
import { linkTo, People, placeOf, roleName } from './people.ts'
import { type Line, type LineFile, type Person, server } from './server.ts'
import { Thread } from './thread.ts'

const PAGE = 50
const RETRY_MS = 2_000

interface Session {
  person: Person
  live: Live | null
  closed: boolean
}

let session: Session | null = null
let missed = 0

const peopleList = part('people-list', HTMLElement)
const people = new People(peopleList, part('search', HTMLInputElement))
const clock = new PretendClock(
  () => void session?.live?.look(),
  () => thread.retime(),
)
const outbox = new Outbox(
  () => thread.renderPending(),
  () => void session?.live?.look(),
)
const composer = new Composer(speak)
const thread: Thread = new Thread(
  {
    now: () => clock.now,
    older: async (before) => (session ? (await server.lines(session.person.id, { before, limit: PAGE })).messages : []),
    reply: (text) => speak(text, []),
    open: showPhoto,
  },
  outbox,
)

function speak(text: string, files: File[]): void {
  if (!session) return
  outbox.say(session.person.id, text, files)
  thread.toBottom()
}

function chosen(): string | null {
  return new URLSearchParams(location.hash.slice(1)).get('person')
}

async function become(id: string | null): Promise<void> {
  if (session) {
    session.closed = true
    session.live?.close()
    session = null
  }
  people.choose(id)
  composer.switchTo(id)
  clock.close()
  showOnline(true)
  document.querySelector<HTMLElement>('.app')!.dataset['view'] = id ? 'chat' : 'pick' // stands in index.html
  part('chat', HTMLElement).hidden = !id
  thread.start(null, [], false)
  if (!id) {
    document.title = say.title
    return
  }
  const person = people.get(id)
  introduce(person)
  const mine: Session = { person, closed: false, live: null }
  session = mine
  await open(mine)
}

function introduce(person: Person): void {
  part('me', HTMLElement).textContent = [person.name, roleName(person.role), placeOf(person)]
    .filter(Boolean)
    .join(' · ')
  document.title = `${person.name} · ${say.title}`
}

/** Shows the newest lines and stays connected; tries again for as long as this person is chosen. */
async function open(mine: Session): Promise<void> {
  let lines: Line[]
  try {
    await clock.look()
    lines = (await server.lines(mine.person.id, { limit: PAGE })).messages
  } catch {
    if (mine.closed) return
    showOnline(false)
    setTimeout(() => {
      if (!mine.closed) void open(mine)
    }, RETRY_MS)
    return
  }
  if (mine.closed) return
  thread.start(mine.person, lines, lines.length === PAGE)
  mine.live = new Live(
    mine.person.id,
    () => thread.last,
    show,
    (online) => {
      showOnline(online)
      if (online) outbox.flush()
    },
  )
  thread.toBottom()
  composer.focus()
}

function show(lines: Line[]): void {
  for (const { at } of lines) clock.notBefore(at)
  const fresh = thread.add(lines).filter((line) => line.direction === 'out')
  if (!document.hidden || fresh.length === 0 || !session) return
  missed += fresh.length
  document.title = `(${missed}) ${session.person.name} · ${say.title}`
}

function showOnline(online: boolean): void {
  const banner = part('banner', HTMLElement)
  banner.textContent = online ? '' : say.offline
  banner.hidden = online
}

function showPhoto(file: LineFile): void {
  const box = part('lightbox', HTMLDialogElement)
  const image = box.querySelector('img')
  const caption = box.querySelector('p')
  if (!image || !caption || !file.url) return
  image.src = file.url
  image.alt = file.name
  caption.textContent = `${file.name} · ${say.bytes(file.size)}`
  box.showModal()
}

async function fetchPeople(): Promise<void> {
  peopleList.replaceChildren(h('p', { class: 'note', role: 'status' }, say.loadingPeople))
  try {
    people.fill(await server.people())
    if (session) {
      // chosen by the address before the names were there
      session.person = people.get(session.person.id)
      introduce(session.person)
      people.choose(session.person.id)
    }
  } catch {
    setTimeout(() => void fetchPeople(), RETRY_MS)
    peopleList.replaceChildren(
      h(
        'p',
        { class: 'note', role: 'alert' },
        say.noPeople,
        h('br'),
        h('button', { type: 'button', class: 'quiet', click: () => void fetchPeople() }, say.retry),
      ),
    )
  }
}

part('lightbox', HTMLDialogElement).addEventListener('click', () => part('lightbox', HTMLDialogElement).close())
part('stranger', HTMLButtonElement).addEventListener('click', () => {
  location.hash = linkTo(`${say.strangerName}${randomId().slice(0, 4)}`)
})
window.addEventListener('hashchange', () => void become(chosen()))
document.addEventListener('visibilitychange', () => {
  if (document.hidden || !session) return
  missed = 0
  introduce(session.person)
})

await fetchPeople()
void outbox.open()
await become(chosen())
