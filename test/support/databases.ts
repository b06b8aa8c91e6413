/**
 * A database of its own for every test that wants one. Which kind is decided outside, so that the same suite runs on both:
 * `GUANHU_TEST_DATABASE=sqlite` (also when nothing is said) or `=mariadb` with `GUANHU_TEST_MARIADB_URL` (scripts/test.ts sets both).
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createConnection } from 'mysql2/promise'

export interface TestDatabase {
  /** `sqlite:/tmp/.../guanhu.db` (absolute path, file not yet there) or `mysql://root@127.0.0.1:PORT/name` (empty). */
  url: string
  drop(): Promise<void>
}

export const databaseKind = (): 'sqlite' | 'mariadb' =>
  process.env.GUANHU_TEST_DATABASE === 'mariadb' ? 'mariadb' : 'sqlite'

function freshSqlite(): TestDatabase {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'guanhu-test-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  // For the test that fails before it drops.
  process.once('exit', remove)
  return {
    url: `sqlite:${path.join(folder, 'guanhu.db')}`,
    drop: async () => {
      process.removeListener('exit', remove)
      remove()
    },
  }
}

async function freshMariadb(server: string): Promise<TestDatabase> {
  const name = `t_${process.pid}_${randomBytes(4).toString('hex')}`
  const run = async (sql: string) => {
    const connection = await createConnection(server)
    await connection.query(sql)
    await connection.end()
  }
  // Nothing but the name and utf8mb4: what the product needs beyond that its own migrations must say.
  await run(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`)
  return { url: `${server}/${name}`, drop: () => run(`DROP DATABASE IF EXISTS ${name}`) }
}

export async function freshDatabase(): Promise<TestDatabase> {
  if (databaseKind() === 'sqlite') return freshSqlite()
  const server = process.env.GUANHU_TEST_MARIADB_URL
  if (!server)
    throw new Error(
      'GUANHU_TEST_DATABASE=mariadb wants GUANHU_TEST_MARIADB_URL; `npm test -- --only=mariadb` sets both',
    )
  return freshMariadb(server.replace(/\/$/, ''))
}
