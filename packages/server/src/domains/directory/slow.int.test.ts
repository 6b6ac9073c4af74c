import { pino } from 'pino'
import { expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { company, member } from './testing/company.ts'
import { directoryWorld } from './testing/sync.ts'

const world = await directoryWorld()

/** Lines of a run that began so many seconds before WeCom answers. */
async function linesOf(secondsAgo: number): Promise<string[]> {
  const lines: string[] = []
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(JSON.parse(line).msg) })
  const wecom = company([1], [member('a')])
  wecom.onAsked = async () => {
    await world.db.run(sql`
      update directory_runs set started_at = started_at - make_interval(secs => ${secondsAgo})
      where status = 'running'`)
    return undefined
  }
  expect(await world.sync(wecom, {}, { log })).toMatchObject({ status: 'succeeded' })
  return lines
}

test('a sync of more than 30 seconds warns in the log, a shorter one does not', async () => {
  expect(await linesOf(10)).toEqual([])
  expect(await linesOf(45)).toEqual([expect.stringMatching(/^同步耗时过长: 4\d 秒$/)])
})
