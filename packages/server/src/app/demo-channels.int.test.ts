import { createDouyinSimulator, createJdSimulator, createWeComSimulator } from '@yingda/simulators'
import { afterAll, expect, test } from 'vitest'
import { sql } from '../platform/db.ts'
import { createLog } from '../platform/log.ts'
import { bootDesk } from '../testing/index.ts'
import { fillDemoChannels } from './demo-channels.ts'

const douyinApp = { clientKey: 'awdemo', clientSecret: 'secret-of-the-demo-douyin' }
const jdApp = { appKey: 'DEMOKEY', appSecret: '0123456789abcdef0123456789abcdef', accessToken: 'demo-token' }
const retries = { retryDelaysMs: [20, 20, 20] }
const douyin = createDouyinSimulator({ ...douyinApp, ...retries })
const jd = createJdSimulator({ ...jdApp, ...retries })
const company = { corpId: 'ww0011223344556677', agentId: 1, secret: 's', callbackToken: 't' }
const origin = createWeComSimulator({ ...company, encodingAesKey: 'a'.repeat(43), beside: [douyin, jd] })
await origin.start()
afterAll(() => origin.stop())
const desk = await bootDesk({
  env: {
    ...{ DOUYIN_CLIENT_KEY: douyinApp.clientKey, DOUYIN_CLIENT_SECRET: douyinApp.clientSecret },
    ...{ JD_APP_KEY: jdApp.appKey, JD_APP_SECRET: jdApp.appSecret, JD_ACCESS_TOKEN: jdApp.accessToken },
    ...{ DOUYIN_API_BASE: origin.url, JD_API_BASE: origin.url },
  },
})
douyin.setWebhookUrl(`${desk.url}/channel/douyin/callback`)
jd.setWebhookUrl(`${desk.url}/channel/jd/callback`)

const plays = { wecom: false, yunke: false, douyin: true, jd: true }
const fill = () => fillDemoChannels({ desk, plays, simulatorUrl: origin.url, log: createLog('silent') }).filled

const sessions = () =>
  desk.db.rows(sql`
    select a.channel_id as channel, i.customer_ref as customer, s.status from sessions s
    join customer_identities i on i.session_id = s.id join channel_accounts a on a.id = s.account_id
    order by channel, customer`)

test('the demo’s shop at Douyin is connected, and customers of Douyin and JD are in every state', async () => {
  await fill()
  await desk.drain()
  expect(await sessions()).toEqual([
    { channel: 'douyin', customer: '_000DemoLaozhou', status: 'ai' },
    { channel: 'douyin', customer: '_000DemoMianhuatang', status: 'pending' },
    { channel: 'jd', customer: 'jd_chenmo88', status: 'ai' },
    { channel: 'jd', customer: 'jd_xiguataro', status: 'manual' },
  ])
  expect(jd.sent().map(({ touser }) => touser)).toContain('jd_chenmo88')
  expect(
    jd
      .sent()
      .map(({ text }) => text)
      .join(),
  ).toContain('麻烦提供一下订单号')
  const agents = await desk.db.one(sql`select count(*)::int as count from agents where status <> 'offline'`)
  expect(agents).toEqual({ count: 0 })
})

test('a desk that has them is left alone', async () => {
  const before = [douyin.deliveries().length, jd.deliveries().length]
  await fill()
  expect([douyin.deliveries().length, jd.deliveries().length]).toEqual(before)
})
