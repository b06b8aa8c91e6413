import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { Asset } from '../../entities/asset/asset.ts'
import { Report } from '../../entities/report/report.ts'
import type { Runtime } from '../../entities/base/runtime.ts'
import type { KeptFile, MessagePlace } from '../../entities/message/incoming.ts'
import type { Upload } from '../../entities/message/media.ts'
import type { Line } from '../../entities/funding/line.ts'
import type { RentCycle } from '../../entities/contract/codes.ts'
import { draftContract } from '../../entities/contract/draft.ts'
import { takeContractStep } from '../../entities/contract/take.ts'
import { Person } from '../../entities/person/person.ts'
import { importLines } from '../../entities/funding/lines/importLines.ts'
import { keepVersion } from '../../entities/rulebook/document/keep.ts'
import { isRefusal, understand } from '../../entities/rulebook/document/understand.ts'
import { fillForm } from './form.ts'
import { money, project } from '../funding/lines.ts'
import type { Heard } from './world.ts'

/** A world a conversation is played in, whatever channel it is on. */
export interface Stage {
  readonly runtime: Runtime
  readonly heard: readonly Heard[]
  say(
    who: string,
    text: string,
    more: {
      photos: Buffer[]
      quote?: string
      spoken?: boolean
      uploads?: Upload[]
      more?: boolean
      place?: MessagePlace
    },
  ): Promise<unknown>
  at(time: string): Promise<void>
  stop(): Promise<void>
}

const names: Record<string, string> = {
  村干部: 'cadre',
  管护员: 'keeper',
  第一书记: 'squad',
  邻村干部: 'neighbour',
  外镇干部: 'far',
  乡镇专干: 'town',
  外镇专干: 'town2',
  财政所: 'finance',
  县值班: 'duty',
  县值守: 'duty2',
  审计: 'audit',
  陌生人: 'stranger',
  同事: 'stranger2',
}
const nameOf = Object.fromEntries(Object.entries(names).map(([name, id]) => [id, name]))
/** Everybody who may speak in a conversation. */
export const speakers = Object.values(names)

/** Says what the people of a conversation say and writes down what they are answered: the same text, when all is as written. */
export async function play(script: string, open: (at: string) => Promise<Stage>): Promise<string> {
  const lines = script.split('\n')
  const start = /^\[(.+)\]$/.exec(lines.find((line) => line.startsWith('[')) ?? '')?.[1] ?? '2026-10-08 09:12'
  const world = await open(start)
  const out: string[] = []
  const sheets = new Sheets(world)
  let heard = 0
  const answers = () => {
    for (const line of world.heard.slice(heard)) {
      out.push(...indent(`机器人 → ${nameOf[line.to] ?? line.to}: `, attached(line.files) + line.text))
    }
    heard = world.heard.length
  }
  try {
    await world.at(start)
    heard = world.heard.length
    for (const [i, line] of lines.entries()) {
      const time = /^\[(.+)\]$/.exec(line)?.[1]
      const said = /^(?<who>[^\s:→…]+)(?<more>…)?: (?<text>.*)$/.exec(line)?.groups
      if (line.startsWith('#') || line === '') out.push(line)
      else if (time !== undefined) {
        out.push(line)
        await world.at(time)
        answers()
      } else if (line.startsWith('制度:')) {
        out.push(line)
        await takeIn(world.runtime, line.slice('制度:'.length).trim())
      } else if (line.startsWith('两线:')) {
        out.push(line)
        await bringLines(world.runtime, line.slice('两线:'.length).trim())
      } else if (line.startsWith('合同:')) {
        out.push(line)
        await runContract(world.runtime, line.slice('合同:'.length).split('|'))
      } else if (line.startsWith('账:')) {
        if (!lines[i - 1]?.startsWith('账:')) out.push(...(await ledger(world)))
      } else if (said && names[said['who']!]) {
        out.push(line)
        const { text, photos, quote, spoken, place } = await message(said['text']!, world)
        const uploads = await sheets.in(said['text']!)
        await world.say(names[said['who']!]!, text, {
          photos,
          spoken,
          uploads,
          more: said['more'] !== undefined,
          ...(place ? { place } : {}),
          ...(quote === undefined ? {} : { quote }),
        })
        answers()
      }
      // everything else is an answer of the assistant, played anew
    }
  } finally {
    await world.stop()
  }
  return out.join('\n')
}

/** A contract that runs already, as the town recorded it: asset, tenant, first and last day, cycle, yuan, pay days. */
async function runContract(runtime: Runtime, cells: string[]): Promise<void> {
  const [name = '', partyB = '', startOn = '', endOn = '', cycle = '', yuan = '', days = ''] = cells.map((one) =>
    one.trim(),
  )
  await runtime.write(async (tx) => {
    const town = await tx.db.findOneByOrFail(Person, { id: 'town' })
    await tx.db.update(Asset, { name }, { operatorName: partyB, operatorType: 'company', operationMode: 'lease' })
    const { id: assetId } = await tx.db.findOneByOrFail(Asset, { name })
    const terms = {
      kind: 'lease' as const,
      partyB,
      partyBType: 'company' as const,
      startOn,
      endOn,
      rentFen: Number(yuan) * 100,
      cycle: cycle as RentCycle, // the script names a cycle
      payDue: days.split(',').filter((day) => day !== ''),
    }
    const { code } = await draftContract(tx, town, { assetId, terms })
    await takeContractStep(tx, town, {
      code,
      step: 'record',
      facts: { signedOn: startOn, signedBy: partyB.slice(0, 2) },
    })
  })
}

/** Both lines of the county, from a text of test/transcripts/documents: F… is money, P… a project. */
async function bringLines(runtime: Runtime, name: string): Promise<void> {
  const rows = readFileSync(join(import.meta.dirname, '../transcripts/documents', name), 'utf8').split('\n')
  const nothing = { refused: [], totalsChecked: 0, wrongTotals: [], sheets: [], skippedSheets: [] }
  const bring = (kind: 'fiscal' | 'project', lines: Line[]) =>
    importLines(runtime, { kind, reading: { ...nothing, lines }, by: 'system' })
  const of = (mark: string) => rows.filter((row) => row.startsWith(mark))
  await bring('fiscal', of('F').map(money))
  await bring('project', of('P').map(project))
}

/** A document of the county, from test/transcripts/documents. */
async function takeIn(runtime: Runtime, name: string): Promise<void> {
  const bytes = readFileSync(join(import.meta.dirname, '../transcripts/documents', name))
  const draft = await understand(bytes, name)
  if (isRefusal(draft)) throw new Error(draft.refused.sentence)
  await runtime.files.put(bytes)
  await runtime.write((tx) => keepVersion(tx, draft, { by: 'system' }))
}

function attached(files: readonly KeptFile[]): string {
  const pictures = files.filter((file) => file.contentType.startsWith('image/'))
  const others = files.filter((file) => !pictures.includes(file)).map((file) => `[文件 ${file.name}] `)
  return (pictures.length > 0 ? `[图片×${pictures.length}] ` : '') + others.join('')
}

function indent(label: string, text: string): string[] {
  const [first = '', ...rest] = text.split('\n')
  return [label + first, ...rest.map((line) => `    ${line}`)]
}

/** `[图片]` at the front is a picture, `[位置 30.05,112.4 村委会]` a location, `[语音]` says that the words are what a machine heard; `「……」` quotes the last message to this person that contains the words. */
async function message(said: string, world: Stage) {
  const count = said.match(/\[图片\]/g)?.length ?? 0
  const quoted = /^「(.+)」/.exec(said)?.[1]
  const text = said
    .replaceAll('[图片]', '')
    .replaceAll('[语音]', '')
    .replace(/\[表格.*?\]/, '')
    .replace(/\[位置.*?\]/, '')
    .replace(/^「.+」/, '')
    .replaceAll('\\n', '\n')
    .trim()
  const photos = await Promise.all(Array.from({ length: count }, (_, i) => picture(`${said}${i}`)))
  const quote = quoted === undefined ? undefined : world.heard.findLast((line) => line.text.includes(quoted))?.text
  const [, lat, lng, label] = /\[位置 ([\d.]+),([\d.]+) ?(.*?)\]/.exec(said) ?? []
  const place = lat && lng ? { lat: Number(lat), lng: Number(lng), label: label ?? '' } : null
  return { text, photos, quote, place, spoken: said.includes('[语音]') }
}

/**
 * `[表格 冷库：运营状态=正常，本季收入=7500；帮扶车间：…]` fills in the sheet the bot sent last and sends it back; `[表格 再发]` sends
 * the same file once more.
 */
class Sheets {
  private last: Upload | null = null
  constructor(private readonly world: Stage) {}

  async in(said: string): Promise<Upload[]> {
    const what = /\[表格 ?(.*?)\]/.exec(said)?.[1]
    if (what === undefined) return []
    if (what === '再发' && this.last) return [this.last]
    const sent = this.world.heard.flatMap(({ files }) => files).findLast(({ name }) => name.endsWith('.xlsx'))
    if (!sent) throw new Error('no sheet was sent')
    const cells = Object.fromEntries(
      what.split('；').map((line) => {
        const [asset = '', values = ''] = line.split('：')
        return [asset, Object.fromEntries(values.split('，').map((value) => value.split('=') as [string, string]))]
      }),
    )
    const bytes = await fillForm(readFileSync(this.world.runtime.files.path(sent.sha256)), what === '' ? {} : cells)
    this.last = { name: sent.name, bytes }
    return [this.last]
  }
}

/** A small picture that is always the same for the same words. */
function picture(words: string): Promise<Buffer> {
  const shade = [...words].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 0xffffff, 7)
  return sharp({
    create: {
      width: 64,
      height: 48,
      channels: 3,
      background: { r: shade >> 16, g: (shade >> 8) & 255, b: shade & 255 },
    },
  })
    .jpeg()
    .toBuffer()
}

async function ledger(world: Stage): Promise<string[]> {
  const reports = await world.runtime.db.find(Report, { order: { id: 'ASC' } })
  const assets = new Map((await world.runtime.db.find(Asset)).map((asset) => [asset.id, asset]))
  if (reports.length === 0) return ['账: 无']
  return reports.map(
    (r) =>
      `账: ${[r.receiptNo, assets.get(r.assetId)?.name, r.period, r.status ?? '-', r.receivedFen ?? '-', r.receivableFen === null ? '' : `应收${r.receivableFen}`, r.state, assets.get(r.assetId)?.opStatus].filter((x) => x !== '').join(' ')}`,
  )
}
