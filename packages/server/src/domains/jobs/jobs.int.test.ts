import { expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { bootDesk } from '../../testing/index.ts'
import { type JobInfo, jobIds } from './contract.ts'
import { readJobs } from './jobs.ts'

const desk = await bootDesk()
const admin = (await desk.login('admin')).token

test('a desk with nothing to do says so of every worker', async () => {
  await desk.say('wanglei', 'VPN 连不上怎么办')
  await desk.drain()
  const { status, data } = await desk.call('GET', '/api/jobs', { token: admin })
  expect(status).toBe(200)
  expect(data.items.map(({ id }: JobInfo) => id)).toEqual(jobIds)
  expect(data.items.filter(({ state }: JobInfo) => state !== 'idle')).toEqual([])
})

test('what waits and what fails is counted, with the time of the oldest and the error', async () => {
  await desk.db
    .tx(async (tx) => {
      await tx.run(sql`
        insert into inbound (account_id, remote_key, item, trace_id) select 'acc', 'k' || n, '{}', 't' from generate_series(1, 3) as n`)
      await tx.run(
        sql`insert into inbound_failures (xid, id, error) select xid, id, 'no such customer' from inbound where account_id = 'acc'`,
      )
      await tx.run(sql`
        insert into outbound (session_id, seq, account_id, customer_ref, content, trace_id, attempts, queued_at)
        values ('ses_x', 1, 'acc', 'c', 't', 't', 2, '2026-01-01T00:00:00Z')`)
      await tx.run(sql`insert into changes (kind, session_id) values ('told', 'ses_x')`)
      const jobs = new Map((await readJobs(tx)).map((job) => [job.id, job]))
      expect(jobs.get('intake')).toMatchObject({
        state: 'working',
        waiting: 3,
        failing: 0,
        oldestAt: expect.any(String),
      })
      expect(jobs.get('intake_retry')).toMatchObject({ state: 'failing', waiting: 3, detail: 'no such customer' })
      expect(jobs.get('outbox')).toMatchObject({ state: 'failing', failing: 1, oldestAt: '2026-01-01T00:00:00.000Z' })
      for (const id of ['reports', 'search_index'] as const)
        expect(jobs.get(id)).toMatchObject({ state: 'working', waiting: 1 })
      throw new Undo()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error
    })
})

class Undo extends Error {}

test('workers are for administrators to see', async () => {
  const { token } = await desk.login('zhangsan')
  expect((await desk.call('GET', '/api/jobs', {})).status).toBe(401)
  expect(await desk.call('GET', '/api/jobs', { token })).toMatchObject({ status: 403, code: 1002 })
})
