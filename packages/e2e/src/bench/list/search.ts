import type { Db } from '@yingda/server/platform/db.ts'
import type pg from 'pg'
import { searchMessages } from '../../../../server/src/domains/search/index.ts'
import type { BenchDesk } from '../desk.ts'
import { get } from './get.ts'
import { type Times, timesInTurns, timesOf } from './times.ts'

/** From one in a few messages to one in 40,000. */
export const words = ['怎么', '退款', '蓝屏', '长沙', '蓝鲸'] as const

const path = (word: string, cursor?: string) =>
  `/api/messages/search?q=${encodeURIComponent(word)}${cursor === undefined ? '' : `&cursor=${cursor}`}`

/** The first page, over HTTP. */
export const searchFor = (desk: BenchDesk, word: string, calls: number): Promise<Times> =>
  timesOf(calls, () => get(desk, path(word)))

/** The same without HTTP and without what is shown of each message, and what a search without an index would do, asked of PostgreSQL alone. */
export const searchAndScan = (db: Db, client: pg.Client, word: string, calls: number) =>
  timesInTurns(scans, { calls: Math.ceil(calls / scans), call: () => searchMessages(db, { q: word }, undefined) }, () =>
    client.query(
      `select session_id, seq from messages where content like $1 order by created_at desc, session_id, seq limit 50`,
      [`%${word}%`],
    ),
  )

const scans = 9

/** How many messages the search finds on all its pages, and how many a scan finds. */
export async function countsOf(
  desk: BenchDesk,
  client: pg.Client,
  word: string,
): Promise<{ found: number; liked: number }> {
  let found = 0
  let cursor: string | undefined
  do {
    const { items, next } = await get(desk, path(word, cursor))
    found += items
    cursor = next
  } while (cursor !== undefined)
  const { rows } = await client.query('select count(*) as n from messages where content like $1', [`%${word}%`])
  return { found, liked: Number(rows[0]?.n) }
}
