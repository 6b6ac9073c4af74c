import type { BenchDesk } from '../desk.ts'
import { get } from './get.ts'
import { type Times, timesOf } from './times.ts'

const pageOf = (cursor: string | undefined, limit: number) =>
  `/api/sessions?limit=${limit}${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`

/** As the console asks for it. */
export const firstPage = (desk: BenchDesk, calls: number): Promise<Times> =>
  timesOf(calls, () => get(desk, pageOf(undefined, 200)))

const limit = 100

/** Page 1, and the page that is reached by following `X-Next-Cursor` so many times, or as far as there are any. */
export async function pageByPage(
  desk: BenchDesk,
  wanted: number,
  calls: number,
): Promise<{ first: Times; last: Times; pages: number }> {
  const first = await timesOf(calls, () => get(desk, pageOf(undefined, limit)))
  let cursor: string | undefined
  let pages = 1
  while (pages < wanted) {
    const { next } = await get(desk, pageOf(cursor, limit))
    if (next === undefined) break
    cursor = next
    pages += 1
  }
  return { first, last: await timesOf(calls, () => get(desk, pageOf(cursor, limit))), pages }
}
