/** The simulator's HTTP interface from the browser's side. */
export interface Person {
  id: string
  name: string
  role: string | null
  town: string | null
  village: string | null
}

export interface LineFile {
  id: string
  name: string
  contentType: string
  size: number
  url: string | null
  thumbnailUrl: string | null
  refused?: string
}

export interface Line {
  seq: number
  id: string
  direction: 'in' | 'out'
  text: string
  files: LineFile[]
  /** ISO with the office's own offset: the first 16 characters are the wall clock there */
  at: string
}

export interface OutgoingFile {
  name: string
  contentType: string
  base64: string
}

/** The server understood and says no: trying again will not help. Everything else may be tried again. */
export class Refused extends Error {}

const json = { 'Content-Type': 'application/json' }

async function ask<T>(path: string, body?: unknown): Promise<T> {
  const answer = await fetch(
    path,
    body === undefined ? {} : { method: 'POST', headers: json, body: JSON.stringify(body) },
  )
  if (answer.ok) return (await answer.json()) as T // our own server; its tests check the shape
  if (answer.status < 500 && answer.status !== 408 && answer.status !== 429) {
    const said = (await answer.json().catch(() => ({}))) as { message?: string }
    throw new Refused(said.message ?? String(answer.status))
  }
  throw new Error(`${path}: ${answer.status}`)
}

const query = (values: Record<string, string | number | undefined>) =>
  new URLSearchParams(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  ).toString()

export const server = {
  people: () => ask<Person[]>('/simulator/people'),
  lines: (person: string, page: { after?: number; before?: number; limit?: number }) =>
    ask<{ messages: Line[]; last: number }>(`/simulator/messages?${query({ person, ...page })}`),
  say: (message: { id: string; from: string; text: string; files: OutgoingFile[] }) =>
    ask<{ id: string }>('/simulator/messages', message),
  clock: () => ask<{ now: string }>('/simulator/clock'),
  moveClock: (change: { now: string } | { advance: { days: number } }) =>
    ask<{ now: string }>('/simulator/clock', change),
  stream: (person: string, after: number) => new EventSource(`/simulator/stream?${query({ person, after })}`),
}
