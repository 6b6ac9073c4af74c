import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createMemoryState } from '../channel-state.ts'
import type { Account } from './account.ts'
import { channel } from './index.ts'
import { conformance } from './testing/conformance.ts'
import { json, refusal, routed, taken } from './testing/remote.ts'

const dayMs = 24 * 3_600_000
const start = 1_795_000_000_000
const { message, settings } = conformance

interface Given {
  readonly account?: Partial<Account>
  readonly refresh?: typeof fetch
  readonly renew?: typeof fetch
  readonly send?: typeof fetch
}

const data = (fields: Record<string, unknown>) => json({ data: { error_code: 0, ...fields }, message: 'success' })
const granted = (n: number, refreshDays = 20) =>
  data({
    ...{ open_id: 'business-1', access_token: `act.${n}`, expires_in: '1296000' },
    ...{ refresh_token: 'rft.0', refresh_expires_in: refreshDays * 86_400 },
  })

/** One account of one app; what Douyin is asked is kept, without its host. */
function world({ account = {}, refresh = granted(1), renew = refusal(10010), send = taken }: Given = {}) {
  const asked: string[] = []
  const clock = { now: start }
  const stored: Account = {
    ...{ openId: 'business-1', name: '店', accessToken: 'act.0', accessUntil: start + 15 * dayMs },
    ...{ refreshToken: 'rft.0', refreshUntil: start + 30 * dayMs, renewals: 0, authorised: true, ...account },
  }
  const state = createMemoryState({ 'account business-1': JSON.stringify(stored) })
  const fetch: typeof globalThis.fetch = (input, init) => {
    const { pathname } = new URL(String(input))
    const token = new Headers(init?.headers).get('access-token')
    asked.push(token ? `${pathname} ${token}` : pathname)
    const routes = { '/oauth/refresh_token/': refresh, '/oauth/renew_refresh_token/': renew, '/im/send/msg/': send }
    return routed(routes, refusal(1))(input, init)
  }
  const open = () => channel.open(settings, { log: pino({ level: 'silent' }), fetch, state, now: () => clock.now })
  const node = open()
  const answers = { remoteKey: 'k', ...message.answers, sentAt: undefined }
  let count = 0
  return {
    asked,
    clock,
    open,
    send: (one = node) => {
      count += 1
      const raw = { server_message_id: `@in${count}`, conversation_short_id: '@c' }
      const { sentAt: _, ...rest } = answers
      return one.send({ ...message, answers: { ...rest, raw } })
    },
    tend: (one = node) => one.discover?.(),
    kept: async (): Promise<Account> => JSON.parse((await state.get('account business-1')) ?? '{}'),
  }
}

const sendWith = (token: string) => `/im/send/msg/ ${token}`

test('a token that lives long enough is used as it is, and read once', async () => {
  const { asked, send } = world()
  await send()
  await send()
  expect(asked).toEqual([sendWith('act.0'), sendWith('act.0')])
})

test('a day before its end a token is replaced, ahead of any message', async () => {
  const { asked, clock, tend, send, kept } = world()
  await tend()
  expect(asked).toEqual([])
  clock.now = start + 14 * dayMs + 1
  await tend()
  await send()
  expect(asked).toEqual(['/oauth/refresh_token/', sendWith('act.1')])
  expect(await kept()).toMatchObject({ accessToken: 'act.1', accessUntil: clock.now + 15 * dayMs, renewals: 0 })
})

test('many messages at once on two nodes replace a token once', async () => {
  const { asked, clock, open, send } = world()
  clock.now = start + 14 * dayMs + 1
  const nodes = [open(), open()]
  await Promise.all(nodes.flatMap((node) => Array.from({ length: 10 }, () => send(node))))
  expect(asked.filter((path) => path === '/oauth/refresh_token/')).toHaveLength(1)
  expect(asked.filter((path) => path === sendWith('act.1'))).toHaveLength(20)
})

test('a token that is refused before its time is replaced, and the message sent once more', async () => {
  const send: typeof fetch = (input, init) =>
    (new Headers(init?.headers).get('access-token') === 'act.0' ? refusal(2190002) : taken)(input, init)
  const { asked, ...here } = world({ send })
  await expect(here.send()).resolves.toMatchObject({ remoteKey: '@c @sent==' })
  expect(asked).toEqual([sendWith('act.0'), '/oauth/refresh_token/', sendWith('act.1')])
})

test('a token that is refused again is not replaced a second time', async () => {
  const { asked, send } = world({ send: refusal(2190008) })
  await expect(send()).rejects.toMatchObject({ kind: 'auth', certain: true })
  expect(asked).toEqual([sendWith('act.0'), '/oauth/refresh_token/', sendWith('act.1')])
})

test('three days before its end the refresh token gets a longer life, five times at most', async () => {
  const renew = data({ refresh_token: 'rft.1', expires_in: 30 * 86_400 })
  const { asked, clock, kept, tend } = world({ renew, account: { accessUntil: start + 90 * dayMs, renewals: 4 } })
  clock.now = start + 27 * dayMs + 1
  await tend()
  expect(asked).toEqual(['/oauth/renew_refresh_token/'])
  expect(await kept()).toMatchObject({ refreshToken: 'rft.1', refreshUntil: clock.now + 30 * dayMs, renewals: 5 })
  clock.now += 28 * dayMs
  await tend()
  expect(asked).toHaveLength(1)
})

test('when a longer life is refused the token is replaced all the same', async () => {
  const { asked, clock, tend } = world({ account: { refreshUntil: start + dayMs } })
  clock.now = start + dayMs / 2
  await tend()
  expect(asked).toEqual(['/oauth/renew_refresh_token/'])
  clock.now = start + 14 * dayMs + 1
  await tend()
  expect(asked.at(-1)).toBe('/oauth/refresh_token/')
})

test('while no new token is to be had the old one is used to its end', async () => {
  const { asked, clock, send } = world({ refresh: async () => new Response('', { status: 502 }) })
  clock.now = start + 15 * dayMs - 1
  await send()
  expect(asked).toEqual(['/oauth/refresh_token/', sendWith('act.0')])
  clock.now = start + 15 * dayMs
  await expect(send()).rejects.toMatchObject({ kind: 'down', certain: true })
  expect(asked.filter((path) => path === sendWith('act.0'))).toHaveLength(1)
})

test('when consent has ended the account says so, and nothing more is asked of Douyin', async () => {
  const { asked, clock, send, tend } = world({ refresh: refusal(10010) })
  clock.now = start + 16 * dayMs
  await expect(send()).rejects.toMatchObject({ kind: 'auth', certain: true, reason: 'unauthorised' })
  expect(await tend()).toMatchObject([{ id: 'acc_douyin_business-1', problem: 'unauthorised' }])
  await expect(send()).rejects.toMatchObject({ reason: 'unauthorised' })
  expect(asked).toEqual(['/oauth/refresh_token/'])
})

test('tokens of another account are never taken for this one', async () => {
  const { clock, kept, send } = world({ refresh: data({ open_id: 'other', access_token: 'a', refresh_token: 'b' }) })
  clock.now = start + 16 * dayMs
  await expect(send()).rejects.toMatchObject({ certain: true })
  expect(await kept()).toMatchObject({ accessToken: 'act.0' })
})
