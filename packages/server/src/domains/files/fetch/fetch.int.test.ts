import { afterEach, expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { openSocket } from '../../../testing/index.ts'
import { bootKfDesk } from '../testing/kf-desk.ts'

const desk = await bootKfDesk()
afterEach(() => desk.sim.faults({}))

const last = async (id: string) => (await desk.history(id)).at(-1)
/** As if the time until the next try had passed. */
const makeDue = () => desk.db.run(sql`update file_fetches set next_attempt_at = now()`)

async function fileIdOf(id: string): Promise<string> {
  return (await last(id))?.file?.fileId ?? 'none'
}

test.each([
  ['image', 'image/png', undefined],
  ['voice', 'audio/amr', 2],
  ['video', 'video/mp4', undefined],
  ['file', 'application/octet-stream', undefined],
])('a customer’s %s is fetched at once and can be read', async (type, mime, seconds) => {
  const id = await desk.accepted(`wm-${type}`)
  await desk.write(`wm-${type}`, { type })
  const message = await last(id)
  expect(message).toMatchObject({ msgType: type, file: { kind: type, status: 'ready', mime } })
  expect(message?.file?.seconds).toBe(seconds)
  expect((await desk.download(await fileIdOf(id))).length).toBe(message?.file?.size)
})

test('the first message of a customer may be a picture', async () => {
  const { customer } = await desk.write('wm-first', { type: 'image' })
  const row = await desk.db.one<{ id: string }>(
    sql`select session_id as id from customer_identities where customer_ref = ${customer}`,
  )
  const message = (await desk.history(row?.id ?? '')).find(({ senderType }) => senderType === 'customer')
  expect(message?.file).toMatchObject({ kind: 'image', status: 'ready' })
})

test('an open screen sees the message at once and its file when it is there', async () => {
  const id = await desk.accepted('wm-screen')
  const socket = openSocket(desk.url, 'zhangsan', `?token=${desk.token}`)
  await socket.next(({ type }) => type === 'ready')
  desk.sim.faults({ apis: [{ api: '/cgi-bin/media/get', errcode: -1, times: 0 }] })
  await desk.write('wm-screen', { type: 'image' })
  const told = await socket.next(({ type, data }) => type === 'new_message' && data.msgType === 'image')
  expect(told.data.file).toEqual({ kind: 'image', status: 'pending' })
  desk.sim.faults({})
  await makeDue()
  await desk.settle()
  const { data, sessionId } = await socket.next(({ type }) => type === 'message_file')
  expect([sessionId, data.msgId]).toEqual([id, told.data.msgId])
  expect(data.file).toMatchObject({ kind: 'image', status: 'ready', fileId: await fileIdOf(id) })
  await socket.close()
})

test('nothing of how the remote calls a file reaches a screen', async () => {
  const id = await desk.accepted('wm-remote-id')
  await desk.write('wm-remote-id', { type: 'image' })
  const row = await desk.db.one<{ media: { remoteId: string } }>(
    sql`select media from messages where session_id = ${id} and media is not null`,
  )
  expect(row?.media.remoteId).toMatch(/^3/)
  expect(JSON.stringify(await desk.history(id))).not.toContain(row?.media.remoteId)
})

test('a file that the remote has forgotten is shown as gone', async () => {
  const id = await desk.accepted('wm-gone')
  await desk.write('wm-gone', { type: 'image', content: { media_id: 'forgotten' } })
  expect((await last(id))?.file).toEqual({ kind: 'image', status: 'gone' })
  expect(await desk.db.rows(sql`select seq from file_fetches where session_id = ${id}`)).toEqual([])
})

test('while the remote is down the file is pending, and it comes when the remote is back', async () => {
  const id = await desk.accepted('wm-down')
  desk.sim.faults({ apis: [{ api: '/cgi-bin/media/get', httpStatus: 502, answer: 'html', times: 0 }] })
  await desk.write('wm-down', { type: 'image' })
  expect((await last(id))?.file).toEqual({ kind: 'image', status: 'pending' })
  desk.sim.faults({})
  await makeDue()
  await desk.settle()
  expect((await last(id))?.file?.status).toBe('ready')
})

test('a picture that the customer took back is shown and given out no more', async () => {
  const id = await desk.accepted('wm-recall')
  const { msgid } = await desk.write('wm-recall', { type: 'image' })
  const fileId = await fileIdOf(id)
  desk.sim.kf.recall({ msgid })
  await desk.settle()
  const message = await last(id)
  expect([message?.file, message?.content, message?.recalledAt]).toEqual([undefined, '', expect.any(String)])
  expect((await desk.download(fileId)).toString()).toBe('HTTP 404')
})

test('one that was taken back before it was fetched is never fetched', async () => {
  const id = await desk.accepted('wm-recall-early')
  desk.sim.faults({ apis: [{ api: '/cgi-bin/media/get', errcode: -1, times: 0 }] })
  const { msgid } = await desk.write('wm-recall-early', { type: 'image' })
  desk.sim.kf.recall({ msgid })
  await desk.settle()
  expect(await desk.db.rows(sql`select seq from file_fetches where session_id = ${id}`)).toEqual([])
})

test('a node that dies while it fetches leaves the file to another', async () => {
  const id = await desk.accepted('wm-crash')
  desk.sim.faults({ apis: [{ api: '/cgi-bin/media/get', errcode: -1, times: 0 }] })
  await desk.write('wm-crash', { type: 'image' })
  desk.sim.faults({})
  await desk.db.run(sql`
    update file_fetches set next_attempt_at = now(), lease_until = now() - interval '1 second', lease_version = lease_version + 1`)
  await desk.settle()
  expect((await last(id))?.file?.status).toBe('ready')
})
