import { pino } from 'pino'
import { expect, test } from 'vitest'
import { channel } from './index.ts'
import { conformance } from './testing/conformance.ts'
import { answer, prepared, refusal, routed } from './testing/remote.ts'

const text = (msgid: string) => ({
  ...{ msgid, open_kfid: 'wkAAA', external_userid: 'wm1', send_time: 1_700_000_000, origin: 3 },
  ...{ msgtype: 'text', text: { content: msgid } },
})
const page = (more: object) => ({ errcode: 0, next_cursor: 'n', has_more: 0, msg_list: [text('m1')], ...more })

/** What sync_msg was asked, and what it answers to the first, second, … question. */
function remote(...answers: (typeof fetch)[]) {
  const asked: unknown[] = []
  const lines: string[] = []
  const sync: typeof fetch = async (input, init) => {
    asked.push(JSON.parse(String(init?.body)))
    const next = answers[asked.length - 1]
    if (!next) throw new Error('asked too often')
    return next(input, init)
  }
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) })
  const { pull } = channel.open(conformance.settings, { log, fetch: prepared(routed({ 'kf/sync_msg': sync }, sync)) })
  if (!pull) throw new Error('The channel pulls.')
  return { asked, lines, pull }
}

const accountId = 'acc_wecom-kf_wkAAA'

test('a pull goes on from the cursor, with the key of the doorbell, a thousand at a time', async () => {
  const { asked, pull } = remote(answer(page({ has_more: 1 })))
  const pulled = await pull({ accountId, cursor: 'c1', key: 'k1' })
  expect(pulled).toMatchObject({ items: [{ remoteKey: 'm1', text: 'm1' }], cursor: 'n', more: true })
  expect(asked).toEqual([{ open_kfid: 'wkAAA', cursor: 'c1', token: 'k1', limit: 1_000 }])
})

test('a key that is too old is left out', async () => {
  const { asked, pull } = remote(refusal(95007), answer(page({})))
  expect((await pull({ accountId, cursor: 'c1', key: 'k1' })).items).toHaveLength(1)
  expect(asked[1]).toEqual({ open_kfid: 'wkAAA', cursor: 'c1', limit: 1_000 })
})

test.each([60268, 50100])('after %i the account is pulled from the oldest, and the log says so', async (errcode) => {
  const { asked, lines, pull } = remote(refusal(errcode), answer(page({})))
  expect((await pull({ accountId, cursor: 'damaged', key: undefined })).items).toHaveLength(1)
  expect(asked[1]).toEqual({ open_kfid: 'wkAAA', limit: 1_000 })
  expect(lines.join()).toContain(String(errcode))
})

test('a bad cursor that was not ours is not tried twice', async () => {
  const { asked, pull } = remote(refusal(60268))
  await expect(pull({ accountId, cursor: undefined, key: undefined })).rejects.toMatchObject({ kind: 'rejected' })
  expect(asked).toHaveLength(1)
})

test('a row that is no item is told and does not stop the page', async () => {
  const { lines, pull } = remote(answer(page({ msg_list: [null, text('m2'), 7] })))
  const { items } = await pull({ accountId, cursor: undefined, key: undefined })
  expect(items.map(({ remoteKey }) => remoteKey)).toEqual(['m2'])
  expect(lines).toHaveLength(2)
})

test('a page without a place to go on from is an error: nothing may be taken twice for ever', async () => {
  const { pull } = remote(answer(page({ has_more: 1, next_cursor: '' })))
  await expect(pull({ accountId, cursor: 'c1', key: undefined })).rejects.toMatchObject({ kind: 'down' })
})

test('the last page may leave its cursor out: the one before stays', async () => {
  const { pull } = remote(answer({ errcode: 0 }))
  expect(await pull({ accountId, cursor: 'c1', key: undefined })).toEqual({ items: [], cursor: 'c1', more: false })
})

test.each(['acc_wecom-app_1', 'acc_wecom-kf_', ''])('the account %j is not ours, and nobody is asked', async (id) => {
  const { asked, pull } = remote()
  await expect(pull({ accountId: id, cursor: undefined, key: undefined })).rejects.toMatchObject({ kind: 'rejected' })
  expect(asked).toEqual([])
})

test('every page of accounts is listed, but not those that another app manages', async () => {
  const account = (i: number) => ({ open_kfid: `wk${i}`, name: `客服${i}`, manage_privilege: i !== 3 })
  const accounts = Array.from({ length: 130 }, (_, i) => account(i))
  const list: typeof fetch = async (_input, init) => {
    const { offset, limit } = JSON.parse(String(init?.body))
    return Response.json({ errcode: 0, account_list: accounts.slice(offset, offset + limit) })
  }
  const fetch = prepared(routed({ 'kf/account/list': list }, list))
  const found = await channel.open(conformance.settings, { log: pino({ level: 'silent' }), fetch }).discover?.()
  expect(found).toHaveLength(129)
  expect(found?.[0]).toEqual({ id: 'acc_wecom-kf_wk0', externalId: 'wk0', name: '客服0', mode: 'hosted' })
  expect(found?.map(({ externalId }) => externalId)).not.toContain('wk3')
})
