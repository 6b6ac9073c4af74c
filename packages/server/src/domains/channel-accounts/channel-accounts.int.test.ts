import { expect, test } from 'vitest'
import { defaultBotId } from '../../app/accounts.ts'
import { loadChannels } from '../../channels/load.ts'
import { sql } from '../../platform/db.ts'
import { bootDesk } from '../../testing/index.ts'
import type { ChannelAccountInfo, ChannelInfo } from './contract.ts'

const desk = await bootDesk()
const admin = (await desk.login('admin')).token
const { token: agent } = await desk.login('zhangsan')
const id = 'acc_wecom-app_ww00112233445566aa_1000002'

const read = async (): Promise<ChannelAccountInfo | undefined> => {
  const { status, data } = await desk.call('GET', '/api/channel-accounts', { token: admin })
  expect(status).toBe(200)
  return data.items.find(({ accountId }: ChannelAccountInfo) => accountId === id)
}
const change = (body: unknown, token = admin, accountId = id) =>
  desk.call('PUT', `/api/channel-accounts/${accountId}`, { token, body })

test('every channel says what a screen draws of it, and what it can do', async () => {
  const { data } = await desk.call('GET', '/api/channels', { token: agent })
  const manifests = (await loadChannels()).map(({ manifest }) => manifest)
  expect(data.items.map(({ channelId }: ChannelInfo) => channelId)).toEqual(manifests.map((manifest) => manifest.id))
  for (const [index, info] of data.items.entries()) {
    const { name, contractType, limits, replyWindow, recall } = manifests[index] ?? {}
    expect(info).toMatchObject({ name, channelType: contractType, limits: { textBytes: limits?.textBytes } })
    expect(info.isSetUp).toBe(info.channelId === 'web' || info.channelType === 'wechat')
    expect(info.abilities).toEqual({
      files: Object.keys(limits?.fileBytes ?? {}),
      ...(replyWindow && { replyWindow }),
      ...(recall && { recallSeconds: recall.withinSeconds }),
    })
    expect([...info.icon.label].length).toBeGreaterThan(0)
  }
})

test('an account tells when a customer last wrote, and what waits to be sent', async () => {
  await desk.say('wanglei', '转人工')
  await desk.drain()
  const { at } = (await desk.db.one<{ at: Date }>(sql`select max(received_at) as at from inbound`)) ?? {}
  expect(await read()).toMatchObject({
    isOpen: true,
    mode: 'hosted',
    botId: defaultBotId,
    botName: '小应',
    health: { lastInboundAt: at?.toISOString(), outboundWaiting: 0 },
  })
})

test('an account that does not send, or cannot be read, tells since when, and stops when it is well', async () => {
  await desk.db.run(sql`
    insert into outbound (session_id, seq, account_id, customer_ref, content, trace_id, attempts, queued_at, next_attempt_at)
    values ('ses_x', 1, ${id}, 'c', 't', 't', 2, '2026-01-01T00:00:00Z', 'infinity')`)
  expect((await read())?.health).toMatchObject({
    outboundWaiting: 1,
    oldestOutboundAt: '2026-01-01T00:00:00.000Z',
    failingSince: '2026-01-01T00:00:00.000Z',
  })
  await desk.db.run(sql`delete from outbound where session_id = 'ses_x'`)
  await desk.db.run(sql`
    insert into pulls (account_id, error, failing_since, next_at) values (${id}, 'errcode 45009', '2026-02-01T00:00:00Z', 'infinity')`)
  expect((await read())?.health).toMatchObject({
    pullError: 'errcode 45009',
    failingSince: '2026-02-01T00:00:00.000Z',
  })
  await desk.db.run(sql`delete from pulls`)
  expect((await read())?.health.failingSince).toBeUndefined()
})

test('a name, a bot and a way of answering can be chosen, one at a time, and every choice is on record', async () => {
  expect((await change({ name: ' 服务台 ' })).data).toMatchObject({
    name: '服务台',
    mode: 'hosted',
    botId: defaultBotId,
  })
  expect((await change({ mode: 'native' })).data).toMatchObject({ name: '服务台', mode: 'native' })
  const { data } = await change({ botId: null, mode: 'hosted' })
  expect(data).toMatchObject({ name: '服务台', mode: 'hosted' })
  expect(data.botId).toBeUndefined()
  expect(
    await desk.db.one(sql`
      select actor_id, target_id, details from audit_log where action = 'channel_account.update' order by id desc limit 1`),
  ).toEqual({
    actor_id: 'admin',
    target_id: id,
    details: {
      before: { name: '服务台', botId: defaultBotId, mode: 'native' },
      after: { name: '服务台', botId: null, mode: 'hosted' },
    },
  })
})

test.each([
  [{}, 400],
  [{ name: '' }, 400],
  [{ name: '  ' }, 400],
  [{ mode: 'both' }, 400],
  [{ botId: 'bot_unknown' }, 400],
])('%j changes nothing', async (body, status) => {
  const before = await read()
  expect(await change(body)).toMatchObject({ status, code: 40000 })
  expect(await read()).toEqual(before)
})

test('an account that was made for one bot stays with it', async () => {
  await desk.db.run(sql`update channel_accounts set made_for_bot = true, bot_id = ${defaultBotId} where id = ${id}`)
  expect(await change({ botId: null })).toMatchObject({ status: 400, code: 40000 })
  expect(await change({ name: '网页' })).toMatchObject({ status: 200 })
  await desk.db.run(sql`update channel_accounts set made_for_bot = false where id = ${id}`)
})

test('an unknown account is not found, and accounts are for administrators', async () => {
  expect(await change({ name: 'x' }, admin, 'acc_unknown')).toMatchObject({ status: 404, code: 1004 })
  expect(await change({ name: 'x' }, agent)).toMatchObject({ status: 403, code: 1002 })
  expect(await desk.call('GET', '/api/channel-accounts', { token: agent })).toMatchObject({ status: 403, code: 1002 })
  for (const path of ['/api/channels', '/api/channel-accounts']) expect((await desk.call('GET', path)).status).toBe(401)
})
