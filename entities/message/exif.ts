import exifr from 'exifr'
import { gcj02, isPlace, type Place } from '../base/place.ts'
import type { Gps } from './storedFile.ts'

/** What a picture says of itself. All of it can be written by anybody. */
export interface PictureClaims {
  takenAt: Date | null
  /** GCJ-02. */
  place: Place | null
  gps: Gps | null
  /** Make and model of a camera; null: none named. */
  camera: string | null
}

const WANTED = [
  'Make',
  'Model',
  'DateTimeOriginal',
  'CreateDate',
  'OffsetTimeOriginal',
  'OffsetTime',
  'GPSLatitudeRef',
  'GPSLatitude',
  'GPSLongitudeRef',
  'GPSLongitude',
  'GPSMapDatum',
  'GPSHPositioningError',
  'GPSDateStamp',
  'GPSTimeStamp',
]

/** 照片自带的时间和地点 - read from the bytes as they came: resizing drops them. Unreadable parts are null. */
export async function claimsOf(bytes: Buffer): Promise<PictureClaims> {
  const tags = ((await exifr
    .parse(bytes, { reviveValues: false, translateValues: false, gps: true, pick: WANTED })
    .catch(() => null)) ?? {}) as Record<string, unknown>
  const gps = gpsIn(tags)
  const camera = ['Make', 'Model'].map((name) => String(tags[name] ?? '').trim()).filter((part) => part !== '')
  return {
    takenAt: timeIn(tags),
    place: gps === null ? null : isChinese(tags) ? { lng: gps.lng, lat: gps.lat } : gcj02(gps),
    gps,
    camera: camera.length === 0 ? null : camera.join(' '),
  }
}

/** A few makers write the datum of the maps here; nearly all write WGS-84 or nothing. */
const isChinese = (tags: Record<string, unknown>) => /gcj/i.test(String(tags['GPSMapDatum'] ?? ''))

/**
 * EXIF times carry no zone. Both EXIF readers mishandle the offset, so the written words are read here: with the offset that
 * stands beside them, else by the satellites' own time, which is UTC, else as Beijing time, on which a county's phones run.
 */
function timeIn(tags: Record<string, unknown>): Date | null {
  const written = String(tags['DateTimeOriginal'] ?? tags['CreateDate'] ?? '')
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(written)
  if (!parts) return null
  const wall = `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}`
  const said = /^[+-]\d\d:\d\d$/.exec(String(tags['OffsetTimeOriginal'] ?? tags['OffsetTime'] ?? '').trim())?.[0]
  const at = new Date(wall + (said ?? satelliteOffset(wall, tags) ?? '+08:00'))
  return Number.isNaN(at.getTime()) ? null : at
}

/** `+06:00` when satellites and clock differ by about a whole zone; null when they say nothing, or nothing credible. */
function satelliteOffset(wall: string, tags: Record<string, unknown>): string | null {
  const day = /^(\d{4}):(\d\d):(\d\d)$/.exec(String(tags['GPSDateStamp'] ?? ''))
  const time = numbers(tags['GPSTimeStamp'])
  if (!day || time?.length !== 3) return null
  const utc = Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3]), time[0], time[1], time[2])
  const minutes = (Date.parse(`${wall}Z`) - utc) / 60_000
  const whole = Math.round(minutes / 30) * 30
  // a receiver keeps its last fix for a while; more than that is no zone
  if (!Number.isFinite(minutes) || Math.abs(minutes - whole) > 10 || Math.abs(whole) > 14 * 60) return null
  const [hours, rest] = [Math.floor(Math.abs(whole) / 60), Math.abs(whole) % 60]
  return `${whole < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`
}

function gpsIn(tags: Record<string, unknown>): Gps | null {
  const lat = degrees(tags['GPSLatitude'], tags['GPSLatitudeRef'], 'S')
  const lng = degrees(tags['GPSLongitude'], tags['GPSLongitudeRef'], 'W')
  if (lat === null || lng === null || !isPlace({ lng, lat })) return null
  const error = Number(tags['GPSHPositioningError'])
  return { lng, lat, metres: Number.isFinite(error) && error > 0 ? error : null }
}

function degrees(value: unknown, ref: unknown, negative: string): number | null {
  const parts = numbers(value)
  if (parts === null || parts.length === 0) return null
  const size = parts[0]! + (parts[1] ?? 0) / 60 + (parts[2] ?? 0) / 3600
  return String(ref ?? '').startsWith(negative) ? -size : size
}

/** exifr hands over an array or, for one number, the number; anything not finite makes all of it unreadable. */
function numbers(value: unknown): number[] | null {
  const list = Array.isArray(value) ? value : typeof value === 'number' ? [value] : null
  return list?.every((one): one is number => typeof one === 'number' && Number.isFinite(one)) ? list : null
}
