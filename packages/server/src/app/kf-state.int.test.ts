import { expect, test } from 'vitest'
import { claimUnchecked } from '../domains/sessions/index.ts'
import { sql } from '../platform/db.ts'
import { bootKfDesk } from './testing/kf-desk.ts'

const desk = await bootKfDesk()
const { sim, db, token, openKfId, settled, writes, infoOf, manual, trans, reads } = desk
const userid = 'zhangsan'

/** A colleague takes the customer out of the pool inside WeCom. */
async function takenInWeCom(customer: string): Promise<void> {
  await trans(customer, 2)
  sim.kf.servicer({ action: 'take', userid, customer, open_kfid: openKfId })
  await settled()
}

test('a customer who opens the conversation is greeted once, by the code, and has no session yet', async () => {
  sim.kf.enter({ open_kfid: openKfId, from: 'wmEnters' })
  await settled()
  expect(reads('wmEnters')).toEqual([{ text: '您好，请问有什么可以帮您？', code: 'welcome' }])
  sim.kf.enter({ open_kfid: openKfId, from: 'wmEnters' })
  await settled()
  expect(reads('wmEnters')).toHaveLength(1)
  expect(await db.rows(sql`select 1 from customer_identities where customer_ref = 'wmEnters'`)).toEqual([])
  expect(await db.rows(sql`select 1 from greetings`)).toEqual([])
})

test('the greeting is in the words of the bot, where it has some', async () => {
  await db.run(sql`update bots set settings = '{"welcome": "我是小应，请讲"}'`)
  sim.kf.enter({ open_kfid: openKfId, from: 'wmBotWords' })
  await settled()
  expect(reads('wmBotWords')).toMatchObject([{ text: '我是小应，请讲' }])
})

test('a greeting that WeCom is too busy for comes with the next try', async () => {
  sim.faults({ api: '/cgi-bin/kf/send_msg_on_event', errcode: -1, times: 1 })
  sim.kf.enter({ open_kfid: openKfId, from: 'wmBusy' })
  await settled()
  expect(reads('wmBusy')).toEqual([])
  await db.run(sql`update greetings set next_attempt_at = now()`)
  await settled()
  expect(reads('wmBusy')).toHaveLength(1)
})

test('a greeting that would come too late is not sent', async () => {
  sim.faults({ api: '/cgi-bin/kf/send_msg_on_event', errcode: -1, times: 1 })
  sim.kf.enter({ open_kfid: openKfId, from: 'wmLate' })
  await settled()
  await db.run(sql`update greetings set next_attempt_at = now(), send_before = now()`)
  await settled()
  expect(reads('wmLate')).toEqual([])
  expect(await db.rows(sql`select 1 from greetings`)).toEqual([])
})

test('a colleague who takes the customer inside WeCom silences the bot', async () => {
  await writes('wmTaken', '怎么重置密码')
  await takenInWeCom('wmTaken')
  expect(await infoOf('wmTaken')).toMatchObject({ status: 'pending', handoffReason: 'in_channel', remoteStaff: userid })
  const before = reads('wmTaken').length
  await writes('wmTaken', '怎么开发票')
  expect(reads('wmTaken')).toHaveLength(before)
})

test('a session that the colleague ends inside WeCom is closed, and the closing text goes by the code', async () => {
  const sessionId = await manual('wmEnds')
  await takenInWeCom('wmEnds')
  expect(await infoOf('wmEnds')).toMatchObject({ status: 'manual', remoteStaff: userid })
  sim.kf.servicer({ action: 'end', userid, customer: 'wmEnds', open_kfid: openKfId })
  await settled()
  expect(await infoOf('wmEnds')).toMatchObject({ sessionId, status: 'closed' })
  expect(reads('wmEnds').at(-1)).toEqual({ text: expect.stringContaining('已结束'), code: 'end' })
})

test('a closing text whose time is over before it is sent has expired, and is not tried again', async () => {
  await manual('wmExpires')
  await takenInWeCom('wmExpires')
  sim.faults({ api: '/cgi-bin/kf/send_msg_on_event', errcode: 41050, times: 1 })
  sim.kf.servicer({ action: 'end', userid, customer: 'wmExpires', open_kfid: openKfId })
  await settled()
  const { sessionId } = await infoOf('wmExpires')
  const last = await db.one(sql`
    select delivery, delivery_reason as reason from messages where session_id = ${sessionId} order by seq desc limit 1`)
  expect(last).toEqual({ delivery: 'expired', reason: 'too_late' })
})

test('a reply refused while a colleague had the customer is offered, and arrives when it is sent again', async () => {
  const sessionId = await manual('wmOffered')
  await takenInWeCom('wmOffered')
  const path = `/api/sessions/${sessionId}`
  const { data } = await desk.call('POST', `${path}/message`, { token, body: { content: '问题解决了吗' } })
  await settled()
  expect(await infoOf('wmOffered')).toMatchObject({ unsent: 1 })
  const again = () => desk.call('POST', `${path}/messages/${data.msgId}/resend`, { token })
  await again()
  await settled()
  expect(await infoOf('wmOffered')).toMatchObject({ unsent: 1 })
  await trans('wmOffered', 4)
  await writes('wmOffered', '还没有')
  expect(await infoOf('wmOffered')).toMatchObject({ sessionId, unsent: 1 })
  expect((await again()).data).toMatchObject({ msgId: data.msgId, delivery: 'queued' })
  await settled()
  expect(reads('wmOffered').at(-1)).toEqual({ text: '问题解决了吗' })
  expect(await infoOf('wmOffered')).not.toHaveProperty('unsent')
})

test('a reply that WeCom had accepted and could not deliver arrives when it is sent again', async () => {
  const sessionId = await manual('wmUndelivered')
  const path = `/api/sessions/${sessionId}`
  const { data } = await desk.call('POST', `${path}/message`, { token, body: { content: '请重启' } })
  await settled()
  const sent = sim.kf.sent(openKfId).find(({ text, touser }) => text === '请重启' && touser === 'wmUndelivered')
  sim.kf.fail({ msgid: sent?.msgid ?? '', failType: 0 })
  await settled()
  expect(await infoOf('wmUndelivered')).toMatchObject({ unsent: 1 })
  await desk.call('POST', `${path}/messages/${data.msgId}/resend`, { token })
  await settled()
  expect(reads('wmUndelivered').filter(({ text }) => text === '请重启')).toHaveLength(2)
  expect(await infoOf('wmUndelivered')).not.toHaveProperty('unsent')
})

test('a message of another session, or of none, cannot be sent again', async () => {
  const sessionId = await manual('wmOther')
  for (const msgId of ['msg_x_1', 'nonsense', 'msg_x']) {
    const { status, code } = await desk.call('POST', `/api/sessions/${sessionId}/messages/${msgId}/resend`, { token })
    expect({ status, code }).toEqual({ status: 404, code: 40401 })
  }
})

test('a lost event is made up for: the session follows what WeCom says of it', async () => {
  await writes('wmDrift', '怎么重置密码')
  await trans('wmDrift', 3, userid)
  await desk.settled()
  expect(await infoOf('wmDrift')).toMatchObject({ status: 'ai' })
  await db.run(sql`update sessions set remote_checked_at = now() - interval '6 minutes' where customer_ref = 'wmDrift'`)
  await settled()
  expect(await infoOf('wmDrift')).toMatchObject({ status: 'pending', handoffReason: 'in_channel', remoteStaff: userid })
})

test('a reply that WeCom refuses because a colleague has the customer has the state read at once', async () => {
  await writes('wmRefused', '怎么重置密码')
  await trans('wmRefused', 3, userid)
  await writes('wmRefused', '怎么开发票')
  expect(await infoOf('wmRefused')).toMatchObject({ status: 'pending', remoteStaff: userid })
})

test('in one round at most twenty sessions are asked about', async () => {
  await db.run(sql`update sessions set remote_checked_at = now()`)
  for (let i = 0; i < 25; i++) sim.kf.message({ open_kfid: openKfId, from: `wmRound${i}`, text: '转人工' })
  await settled()
  await db.run(sql`update sessions set remote_checked_at = '-infinity' where customer_ref like 'wmRound%'`)
  const chosen = await db.tx(async (tx) => (await claimUnchecked(tx, [desk.accountId], 20)).length)
  expect(chosen).toBe(20)
})
