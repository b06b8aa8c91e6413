import { Column, type ColumnOptions, PrimaryGeneratedColumn } from 'typeorm'

/**
 * The column vocabulary: every column states its type (tsx emits no decorator metadata) and means the same on SQLite
 * and on MariaDB/MySQL. Text compares byte by byte on both.
 */
type Extra = Pick<ColumnOptions, 'nullable' | 'default' | 'select'>

/** MariaDB hands bigint back as a string, SQLite as a number; fen stay below 2^53 (90 trillion yuan). */
const wholeNumber = { to: (v: unknown) => v, from: (v: string | number | null) => (v === null ? null : Number(v)) }
const list = {
  to: (v: unknown) => (v === null || v === undefined ? v : JSON.stringify(v)),
  from: (v: unknown) => (typeof v === 'string' ? (JSON.parse(v) as unknown) : v),
}

export const Id = () => PrimaryGeneratedColumn({ type: 'int' })
/** Short code or name, at most `length` characters. */
export const Code = (length = 64, extra: Extra = {}) => Column({ type: 'varchar', length, ...extra })
/** Text of a message or note; 64 KB on MariaDB, so callers cap it. */
export const Text = (extra: Extra = {}) => Column({ type: 'text', ...extra })
/** Money in fen. */
export const Fen = (extra: Extra = {}) => Column({ type: 'bigint', transformer: wholeNumber, ...extra })
export const Int = (extra: Extra = {}) => Column({ type: 'int', ...extra })
/** A measured number (kW, mu, kWh); never money. */
export const Measure = (extra: Extra = {}) => Column({ type: 'double', ...extra })
export const Flag = (extra: Extra = {}) => Column({ type: 'boolean', ...extra })
/** Business day `YYYY-MM-DD` in Asia/Shanghai. */
export const BusinessDate = (extra: Extra = {}) => Column({ type: 'varchar', length: 10, ...extra })
/** An instant, UTC, to the millisecond; always set in code from the clock. */
export const Instant = (extra: Extra = {}) => Column({ type: 'datetime', precision: 3, ...extra })
/** A small structure that belongs to the row and is never queried by. */
export const Json = (extra: Extra = {}) => Column({ type: 'text', transformer: list, ...extra })
