import { expect, test } from 'vitest'
import { sql } from '../platform/db.ts'
import { bootKfDesk } from './testing/kf-desk.ts'

const desk = await bootKfDesk({ env: { WECOM_KF_MODE: 'native' } })
const { sim, db, token, openKfId, settled, writes, infoOf, manual, trans, stateOf, reads } = desk
const userid = 'zhangsan'

const close = (sessionId: string) => desk.call('POST', `/api/sessions/${sessionId}/close`, { token })

test('who waits for a person waits in the pool of WeCom, and is told by its code', async () => {
  await writes('wmWaits', '转人工')
  expect(await infoOf('wmWaits')).toMatchObject({ status: 'pending' })
  expect(stateOf('wmWaits')).toBe(2)
  expect(reads('wmWaits')).toEqual([{ text: expect.stringContaining('转接'), code: 'pool' }])
})

test('who accepts has the conversation inside WeCom, and ends it there by closing', async () => {
  const sessionId = await manual('wmAccepted')
  await settled()
  expect(stateOf('wmAccepted')).toBe(3)
  await close(sessionId)
  await settled()
  expect(stateOf('wmAccepted')).toBe(4)
  expect(reads('wmAccepted').at(-1)).toEqual({ text: expect.stringContaining('已结束'), code: 'end' })
})

test('a reply is refused: it is written inside WeCom, and shown here', async () => {
  const sessionId = await manual('wmNative')
  await settled()
  const refused = await desk.call('POST', `/api/sessions/${sessionId}/message`, { token, body: { content: '您好' } })
  expect([refused.status, refused.code, refused.message]).toEqual([
    ...[400, 40005],
    '本账号在渠道自己的客户端内接待，请在那里回复',
  ])
  sim.kf.servicer({ action: 'write', userid, customer: 'wmNative', text: '我在企业微信里回复', open_kfid: openKfId })
  await settled()
  expect(await infoOf('wmNative')).toMatchObject({ lastMessage: '我在企业微信里回复', lastSenderType: 'manual' })
})

test('an agent who takes from the pool inside WeCom has the session, and ends it there; WeCom is told nothing back', async () => {
  await writes('wmPool', '转人工')
  sim.kf.servicer({ action: 'take', userid, customer: 'wmPool', open_kfid: openKfId })
  await settled()
  expect(await infoOf('wmPool')).toMatchObject({ status: 'manual', manualCsId: userid, remoteStaff: userid })
  sim.kf.servicer({ action: 'end', userid, customer: 'wmPool', open_kfid: openKfId })
  await settled()
  expect(await infoOf('wmPool')).toMatchObject({ status: 'closed' })
  expect(await db.rows(sql`select 1 from remote_wishes`)).toEqual([])
})

test('while WeCom is busy the wish waits, and the newest one counts', async () => {
  sim.faults({ api: '/cgi-bin/kf/service_state/trans', errcode: -1, times: 0 })
  const sessionId = await manual('wmBusy')
  await settled()
  expect(stateOf('wmBusy')).toBe(0)
  sim.faults({})
  await db.run(sql`update remote_wishes set next_attempt_at = now()`)
  await settled()
  expect(stateOf('wmBusy')).toBe(3)
  expect(await infoOf('wmBusy')).toMatchObject({ sessionId, status: 'manual' })
})

test('what WeCom does not allow is read again, and what it says counts; who is offline here is shown, not given the session', async () => {
  await writes('wmElse', '怎么重置密码')
  await trans('wmElse', 3, 'lisi')
  await writes('wmElse', '转人工')
  expect(stateOf('wmElse')).toBe(3)
  expect(await infoOf('wmElse')).toMatchObject({ status: 'pending', remoteStaff: 'lisi' })
})

test('who stops receiving inside WeCom is busy here, and online again when they receive', async () => {
  const status = async () =>
    (await db.one<{ status: string }>(sql`select status from agents where user_id = ${userid}`))?.status
  for (const [told, expected] of [
    ['stopped', 'busy'],
    ['receiving', 'online'],
  ] as const) {
    sim.kf.servicer({ action: 'status', userid, status: told, open_kfid: openKfId })
    await settled()
    expect(await status()).toBe(expected)
  }
})

test('a wish that was lost is made again when the states are compared', async () => {
  await writes('wmLost', '怎么重置密码')
  await db.run(sql`
    update sessions set status = 'pending', pending_since = now(), remote_checked_at = '-infinity'
    where customer_ref = 'wmLost'`)
  await settled()
  expect(stateOf('wmLost')).toBe(2)
})

test('an agent to whom it is transferred inside WeCom has the session from then on', async () => {
  await desk.login('lisi')
  await writes('wmMoved', '转人工')
  sim.kf.servicer({ action: 'take', userid, customer: 'wmMoved', open_kfid: openKfId })
  await settled()
  sim.kf.servicer({ action: 'transfer', userid, to: 'lisi', customer: 'wmMoved', open_kfid: openKfId })
  await settled()
  expect(await infoOf('wmMoved')).toMatchObject({ status: 'manual', manualCsId: 'lisi', remoteStaff: 'lisi' })
  expect(stateOf('wmMoved')).toBe(3)
  expect(await db.rows(sql`select 1 from remote_wishes`)).toEqual([])
})

test('a session that is transferred here goes to the other agent inside WeCom too', async () => {
  const { token: others } = await desk.login('lisi')
  await db.run(sql`update agents set status = 'online', max_load = 50`)
  const servicer = () =>
    sim.kf
      .state()
      .flatMap(({ sessions }) => sessions)
      .find((one) => one.external_userid === 'wmHandedOn')?.servicer_userid
  const sessionId = await manual('wmHandedOn')
  await settled()
  expect(servicer()).toBe('zhangsan')
  const body = { toCsId: 'lisi' }
  const { data } = await desk.call('POST', `/api/sessions/${sessionId}/transfer`, { token, body })
  await settled()
  expect(servicer()).toBe('zhangsan')
  await desk.call('POST', `/api/transfers/${data.transfer.transferId}/accept`, { token: others, body: {} })
  await settled()
  expect(servicer()).toBe('lisi')
  expect(await infoOf('wmHandedOn')).toMatchObject({ status: 'manual', manualCsId: 'lisi' })
})
