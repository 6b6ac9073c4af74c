import { createDouyinSimulator } from '@yingda/simulators'
import { afterAll, expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { bootDesk } from '../../testing/index.ts'
import type { ChannelAccountInfo, ChannelInfo } from './contract.ts'

const clientKey = 'planted-client-key-of-tests'
const clientSecret = 'planted-client-secret-0123456789abcdef'
const sim = createDouyinSimulator({
  clientKey,
  clientSecret,
  businesses: [{ openId: 'business-1', name: '应答旗舰店' }],
})
await sim.start()
afterAll(() => sim.stop())
const desk = await bootDesk({
  env: { DOUYIN_CLIENT_KEY: clientKey, DOUYIN_CLIENT_SECRET: clientSecret, DOUYIN_API_BASE: sim.url },
})
const admin = (await desk.login('admin')).token
const agent = (await desk.login('zhangsan')).token

const begin = (token = admin, channelId = 'douyin') =>
  desk.call('POST', `/api/channels/${channelId}/connect`, { token })
const addressFor = async (): Promise<URL> => new URL((await begin()).data.url)
/** The owner agrees on the page of the remote; where their browser is sent then. */
async function agree(address: URL, more: Record<string, string> = { sim_auto: '1' }): Promise<string> {
  for (const [name, value] of Object.entries(more)) address.searchParams.set(name, value)
  const { headers } = await fetch(address, { redirect: 'manual' })
  return headers.get('location') ?? ''
}
const accounts = async (): Promise<ChannelAccountInfo[]> =>
  (await desk.call('GET', '/api/channel-accounts', { token: admin })).data.items
const connected = async () => (await accounts()).filter(({ channelId }) => channelId === 'douyin')
const states = async () => (await desk.db.rows(sql`select 1 from channel_connects`)).length

test('only a channel whose owners agree on a page of the remote offers to connect an account', async () => {
  const { data } = await desk.call('GET', '/api/channels', { token: agent })
  const offering = data.items.filter(({ connects }: ChannelInfo) => connects)
  expect(offering.map(({ channelId }: ChannelInfo) => channelId)).toEqual(['douyin'])
  expect(await begin(admin, 'wecom-app')).toMatchObject({ status: 404, code: 1004 })
  expect(await begin(admin, 'unknown')).toMatchObject({ status: 404, code: 1004 })
})

test('who does not administer the desk cannot connect an account', async () => {
  expect(await begin(agent)).toMatchObject({ status: 403, code: 1002 })
  expect((await desk.call('POST', '/api/channels/douyin/connect')).status).toBe(401)
  expect(await states()).toBe(0)
})

test('an owner who agrees comes back to a page that says so, and the account works at once', async () => {
  const address = await addressFor()
  expect(address.origin + address.pathname).toBe(`${sim.url}/platform/oauth/connect/`)
  expect(address.searchParams.get('redirect_uri')).toBe(`${desk.url}/channel/douyin/connected`)
  const back = await fetch(await agree(address))
  const page = await back.text()
  expect(back.status).toBe(200)
  expect(back.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(page).toContain('账号已连接')
  for (const secret of [address.searchParams.get('state') ?? '', clientSecret, 'act.', 'rft.'])
    expect(page).not.toContain(secret)
  const [account] = await connected()
  expect(account).toMatchObject({ accountId: 'acc_douyin_business-1', externalId: 'business-1', isOpen: true })
  expect(await states()).toBe(0)
  expect(
    await desk.db.one(sql`select actor_id, target_id, details from audit_log where action = 'channel_account.connect'`),
  ).toEqual({
    actor_id: 'admin',
    target_id: 'acc_douyin_business-1',
    details: { channelId: 'douyin', externalId: 'business-1' },
  })
})

test('a way back is good once, and only where it began', async () => {
  const back = await agree(await addressFor())
  const other = new URL(back)
  other.pathname = '/channel/jd/connected'
  expect((await fetch(other)).status).toBe(400)
  expect((await fetch(back)).status).toBe(200)
  expect((await fetch(back)).status).toBe(400)
})

test('a way back that is old, made up or without consent connects nothing', async () => {
  const before = await desk.db.rows(sql`select 1 from audit_log where action = 'channel_account.connect'`)
  const old = await agree(await addressFor())
  await desk.db.run(sql`update channel_connects set expires_at = now()`)
  const madeUp = `${desk.url}/channel/douyin/connected?code=x&state=${'A'.repeat(43)}`
  const denied = await agree(await addressFor(), { sim_deny: '1' })
  for (const address of [old, madeUp, denied, `${desk.url}/channel/douyin/connected`]) {
    const { status, headers } = await fetch(address)
    expect([status, headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8'])
  }
  const after = await desk.db.rows(sql`select 1 from audit_log where action = 'channel_account.connect'`)
  expect(after.length).toBe(before.length)
})

test('a code that the remote does not know, or a remote that is away, is said so, and can be tried again', async () => {
  const foreign = new URL(await agree(await addressFor()))
  foreign.searchParams.set('code', 'made-up')
  expect((await fetch(foreign)).status).toBeGreaterThanOrEqual(400)
  expect((await fetch(await agree(await addressFor()))).status).toBe(200)
})

test('an account that its owner took away says so on the page of channels until it is connected again', async () => {
  sim.setWebhookUrl(`${desk.url}/channel/douyin/callback`)
  const problem = async () => (await connected())[0]?.health.problem
  expect(await problem()).toBeUndefined()
  sim.unauthorize('business-1')
  await sim.drain()
  await desk.drain()
  expect(await problem()).toBe('unauthorised')
  await fetch(await agree(await addressFor()))
  await desk.drain()
  expect(await problem()).toBeUndefined()
})
