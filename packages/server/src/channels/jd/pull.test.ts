import { pino } from 'pino'
import { expect, test } from 'vitest'
import type { PulledPage } from '../channel.ts'
import { channel } from './index.ts'
import { conformance } from './testing/conformance.ts'
import { logPage } from './testing/remote.ts'

const settings = { ...conformance.settings, JD_POLL: 'on' }
const log = pino({ level: 'silent' })
const accountId = 'acc_jd_PLANTEDAPPKEY0123456789_chatlog'
const now = Date.UTC(2026, 0, 2, 3, 4, 5)

const line = (n: number) => ({
  ...{
    content: `第 ${n} 句`,
    sid: 's-1',
    waiterSend: false,
    time: now - 60_000 + n,
    customer: 'buyer-1',
    waiter: '小王',
  },
})

interface Asked {
  readonly startTime: string
  readonly endTime: string
  readonly page: number
  readonly pageSize: number
}

/** A log of these lines, as the gateway pages it; what was asked for is kept. */
function reading(lines: readonly unknown[], at = () => now) {
  const asked: Asked[] = []
  const fetch: typeof globalThis.fetch = async (_input, init) => {
    const params: Asked = JSON.parse(new URLSearchParams(String(init?.body)).get('360buy_param_json') ?? '')
    asked.push(params)
    const from = (params.page - 1) * params.pageSize
    return Response.json(logPage(lines.slice(from, from + params.pageSize), lines.length))
  }
  const open = channel.open(settings, { log, fetch, now: at })
  const pull = async (cursor?: string): Promise<PulledPage> => {
    const page = await open.pull?.({ accountId, cursor, key: undefined })
    if (!page) throw new Error('The channel pulls.')
    return page
  }
  return { open, asked, pull }
}

test('the first look goes back a day, the next ones two minutes behind where the last one ended', async () => {
  const { asked, pull } = reading([])
  const { cursor } = await pull()
  await pull(cursor)
  expect(asked).toMatchObject([
    { startTime: '2026-01-01 11:04:05', endTime: '2026-01-02 11:04:05', page: 1 },
    { startTime: '2026-01-02 11:02:05', endTime: '2026-01-02 11:04:05', page: 1 },
  ])
})

test('every page of a stretch is read before the next stretch begins, whatever the clock does meanwhile', async () => {
  let time = now
  const { asked, pull } = reading(
    Array.from({ length: 250 }, (_, n) => line(n)),
    () => time,
  )
  const keys: string[] = []
  let cursor: string | undefined
  for (let more = true; more; time += 90_000) {
    const page = await pull(cursor)
    keys.push(...page.items.map(({ remoteKey }) => remoteKey))
    cursor = page.cursor
    more = page.more
  }
  expect(new Set(keys).size).toBe(250)
  expect(asked.map(({ page }) => page)).toEqual([1, 2, 3])
  expect(new Set(asked.map(({ startTime, endTime }) => `${startTime} ${endTime}`)).size).toBe(1)
  expect(cursor).toBe(String(now))
})

test('what was read before has the same keys, and lines are in the order of their times', async () => {
  const { pull } = reading([line(3), line(1), line(2)])
  const first = await pull()
  const again = await pull(first.cursor)
  expect(again.items).toEqual(first.items)
  expect(first.items.map((item) => item.kind === 'message' && item.text)).toEqual(['第 1 句', '第 2 句', '第 3 句'])
})

test('who said it is part of what a line is known by', async () => {
  const { pull } = reading([line(1), { ...line(1), waiterSend: true }])
  const { items } = await pull()
  expect(new Set(items.map(({ remoteKey }) => remoteKey)).size).toBe(2)
  expect(items.map(({ kind }) => kind)).toEqual(['message', 'colleague'])
})

test('a line that cannot be read holds up no other', async () => {
  const { pull } = reading([null, 'x', {}, line(1)])
  expect((await pull()).items).toHaveLength(1)
})

test.each(['', 'x', '1', '-', `${now}-1`, `${now}-${now}-`])('a cursor of "%s" begins anew', async (cursor) => {
  const { asked, pull } = reading([])
  await pull(cursor)
  expect(asked[0]?.startTime).toBe('2026-01-01 11:04:05')
})

test('the account of the log is another one, follows only, sends nothing and takes no callback', async () => {
  const { open, asked } = reading([])
  expect(open.accounts).toMatchObject([{ id: accountId, mode: 'native' }])
  await expect(open.send({ ...conformance.message, accountId })).rejects.toMatchObject({
    kind: 'unsupported',
    certain: true,
  })
  expect(open.receive(conformance.sign('{"type":"chat_message"}', settings)).verdict).toBe('refused')
  expect(asked).toEqual([])
})
