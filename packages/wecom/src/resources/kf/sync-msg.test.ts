import { expect, test } from 'vitest'
import { WeComClient } from '../../client.ts'
import { WeComNetworkError } from '../../errors.ts'
import { failure } from '../../testing/failure.ts'
import { type Answer, type FakeWeCom, startFakeWeCom, withTokens } from '../../testing/fake-wecom.ts'

/** Answers the first, second, … call of sync_msg. */
function answering(...bodies: object[]): Promise<FakeWeCom> {
  const answers: Answer[] = bodies.map((body) => ({ body: { errcode: 0, ...body } }))
  return startFakeWeCom(withTokens(() => answers.shift() ?? { status: 500, body: 'asked too often' }))
}
const kfOf = ({ apiBase }: FakeWeCom) => new WeComClient({ corpId: 'ww1', secret: 'the-secret', apiBase }).kf
const asked = ({ seen }: FakeWeCom) =>
  seen.filter(({ path }) => path === '/cgi-bin/kf/sync_msg').map(({ body }) => body)

const head = { msgid: 'm1', open_kfid: 'wk1', send_time: 1_700_000_000 }
const text = { ...head, external_userid: 'wm1', origin: 3, msgtype: 'text', text: { content: '在吗' } }

test('a page holds messages, and the ids of an event are read from inside it', async () => {
  const event = { event_type: 'servicer_status_change', open_kfid: 'wk1', servicer_userid: 'zhangsan', status: 1 }
  const told = { msgid: 'm2', send_time: '1700000001', origin: 4, msgtype: 'event', event }
  await using wecom = await answering({ next_cursor: 'c2', has_more: 1, msg_list: [text, told] })
  const page = await kfOf(wecom).syncMsg({ openKfId: 'wk1', cursor: 'c1', token: 'T', limit: 10, voiceFormat: 0 })
  expect(page).toMatchObject({ nextCursor: 'c2', hasMore: true, faults: [] })
  expect(page.items).toEqual([
    {
      ...{ msgid: 'm1', openKfId: 'wk1', externalUserId: 'wm1', sendTime: 1_700_000_000, origin: 3 },
      ...{ msgtype: 'text', body: { content: '在吗' }, raw: text },
    },
    {
      ...{ msgid: 'm2', openKfId: 'wk1', servicerUserId: 'zhangsan', sendTime: 1_700_000_001, origin: 4 },
      ...{ msgtype: 'event', body: event, raw: told },
    },
  ])
  expect(asked(wecom)).toEqual([{ open_kfid: 'wk1', cursor: 'c1', token: 'T', limit: 10, voice_format: 0 }])
})

test('a token that is refused is left out, and the call made again', async () => {
  await using wecom = await answering({ errcode: 95007 }, { next_cursor: 'c2', has_more: 0, msg_list: [text] })
  expect((await kfOf(wecom).syncMsg({ openKfId: 'wk1', token: 'old' })).items).toHaveLength(1)
  expect(asked(wecom)).toEqual([
    { open_kfid: 'wk1', token: 'old', limit: 1_000 },
    { open_kfid: 'wk1', limit: 1_000 },
  ])
})

test('refused without a token, the call is not made again', async () => {
  await using wecom = await answering({ errcode: 95007 })
  expect(await failure(kfOf(wecom).syncMsg({ openKfId: 'wk1' }))).toMatchObject({ errcode: 95007 })
  expect(asked(wecom)).toHaveLength(1)
})

test('an account that is pulled too often is not asked again at once', async () => {
  await using wecom = await answering({ errcode: 45009 })
  expect(await failure(kfOf(wecom).syncMsg({ openKfId: 'wk1' }))).toMatchObject({ errcode: 45009 })
  expect(asked(wecom)).toHaveLength(1)
})

test('an empty page may say that there is more', async () => {
  await using wecom = await answering({ next_cursor: 'c1', has_more: 1, msg_list: [] })
  await expect(kfOf(wecom).syncMsg({ openKfId: 'wk1', cursor: 'c1' })).resolves.toEqual({
    ...{ items: [], faults: [], nextCursor: 'c1', hasMore: true },
  })
})

test('more without a place to go on from is no answer', async () => {
  await using wecom = await answering({ has_more: 1, msg_list: [text] })
  expect(await failure(kfOf(wecom).syncMsg({ openKfId: 'wk1' }))).toBeInstanceOf(WeComNetworkError)
})

test('something else in the place of the list is no answer', async () => {
  await using wecom = await answering({ next_cursor: 'c2', msg_list: {} })
  expect(await failure(kfOf(wecom).syncMsg({ openKfId: 'wk1' }))).toBeInstanceOf(WeComNetworkError)
})

test('an item that says little is still an item, and what is none is told', async () => {
  await using wecom = await answering({ next_cursor: 'c2', msg_list: [{}, 'x', { msgtype: 'toString' }] })
  const { items, faults } = await kfOf(wecom).syncMsg({ openKfId: 'wk1' })
  expect(items).toMatchObject([
    { msgid: '', openKfId: '', origin: 0, msgtype: '', body: {} },
    { msgtype: 'toString', body: {} },
  ])
  expect(faults).toEqual([expect.stringContaining('第 2 条')])
})
