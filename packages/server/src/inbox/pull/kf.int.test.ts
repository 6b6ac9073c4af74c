import { expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { createLog } from '../../platform/log.ts'
import { bootDesk } from '../../testing/index.ts'

const desk = await bootDesk({ log: createLog('warn') })
const { sim, db } = desk
await desk.drain()

const [account] = sim.kf.state()
const openKfId = account?.open_kfid ?? ''
const accountId = `acc_wecom-kf_${openKfId}`

/** Waits for the doorbell and for everything it leads to. */
async function settled(): Promise<void> {
  await sim.drain()
  await desk.drain()
}

const said = (customer: string) =>
  db.rows<{ content: string; senderType: string | null }>(sql`
    select m.content, m.sender_type as "senderType" from messages m join sessions s on s.id = m.session_id
    where s.customer_ref = ${customer} order by s.created_at, m.seq`)

test('accounts that only WeCom knows are found, each with its reply window', async () => {
  const rows = await db.rows(sql`
    select id, name, reply_hours as hours, reply_messages as messages from channel_accounts where channel_id = 'wecom-kf' order by name`)
  expect(rows).toHaveLength(sim.kf.state().length)
  expect(rows[0]).toMatchObject({ hours: 48, messages: 5 })
})

test('what a customer writes is pulled after the doorbell, answered by the bot, and sent once', async () => {
  const { external_userid: customer } = sim.kf.message({
    open_kfid: openKfId,
    from: 'wmXiaoChen',
    text: '怎么重置密码',
  })
  await settled()
  const lines = await said(customer)
  expect(lines[0]).toEqual({ content: '怎么重置密码', senderType: 'customer' })
  expect(lines[1]?.senderType).toBe('ai')
  expect(sim.kf.sent(openKfId)).toHaveLength(1)
})

test('a message without a doorbell is found by the clock', async () => {
  const { external_userid: customer } = sim.kf.message({
    open_kfid: openKfId,
    from: 'wmXiaoLi',
    text: '在吗',
    doorbell: false,
  })
  await db.run(sql`update pulls set next_at = now() where account_id = ${accountId}`)
  await settled()
  expect((await said(customer))[0]).toMatchObject({ content: '在吗' })
})

test('an empty page that says there is more is not the end', async () => {
  sim.faults({ emptyNextPages: 2 })
  const { external_userid: customer } = sim.kf.message({ open_kfid: openKfId, from: 'wmXiaoWang', text: '转人工' })
  await settled()
  expect((await said(customer))[0]).toMatchObject({ content: '转人工' })
})

test('of fifty messages at once each is there once and in order', async () => {
  const { emitted } = await sim.kf.burst({ messages: 200, accounts: 2, customers: 5, perDoorbell: 50 })
  expect(emitted).toBe(200)
  await settled()
  const stored = await db.rows<{ customer: string; key: string }>(sql`
    select s.customer_ref as customer, m.remote_key as key from messages m join sessions s on s.id = m.session_id
    where m.sender_type = 'customer' order by s.id, m.seq`)
  for (const { emitted: items } of sim.kf.ledger()) {
    const texts = items.filter(({ msgtype }) => msgtype === 'text')
    for (const customer of new Set(texts.map(({ external_userid }) => external_userid))) {
      const sent = texts.filter((item) => item.external_userid === customer).map(({ msgid }) => msgid)
      const shown = stored.filter((row) => row.customer === customer && sent.includes(row.key)).map(({ key }) => key)
      expect(shown).toEqual(sent)
    }
  }
})
