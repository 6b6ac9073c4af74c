import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootKfDesk } from '../../files/testing/kf-desk.ts'
import { amr, mp4, pdf, png } from '../../files/testing/samples.ts'

const desk = await bootKfDesk()

const send = (id: string, body: Record<string, unknown>) =>
  desk.call('POST', `/api/sessions/${id}/message`, { token: desk.token, body: { content: '', ...body } })

/** What reached the customer, oldest first. */
const arrived = (customer: string) =>
  desk.sim.kf.sent().filter(({ touser, msgtype }) => touser.includes(customer) && msgtype !== 'text')

test.each([
  ['image', png, '截图.png', '[图片]'],
  ['voice', amr, '留言.amr', '[语音]'],
  ['video', mp4, '演示.mp4', '[视频]'],
  ['file', pdf, '说明书.pdf', '[文件] 说明书.pdf'],
])('an agent’s %s reaches the customer, and the conversation shows it', async (kind, bytes, name, content) => {
  const customer = `wm-send-${kind}`
  const id = await desk.accepted(customer)
  const fileId = await desk.upload(bytes, name)
  const { status, data } = await send(id, { msgType: kind, fileId })
  const file = { kind, fileId, name, size: bytes.length, mime: expect.any(String), status: 'ready' }
  expect([status, data]).toEqual([200, expect.objectContaining({ delivery: 'queued', msgType: kind, content, file })])
  await desk.settle()
  expect((await desk.history(id)).at(-1)).toMatchObject({ delivery: 'sent', file })
  expect(arrived(customer).map(({ msgtype }) => msgtype)).toEqual([kind])
})

test('a file and a text are two messages, the file first, and both count', async () => {
  const id = await desk.accepted('wm-both')
  await desk.write('wm-both', { text: '在吗' })
  await send(id, { msgType: 'file', fileId: await desk.upload(pdf, 'a.pdf'), content: '请看附件' })
  await desk.settle()
  const contents = (await desk.history(id)).slice(-2).map(({ content, delivery }) => [content, delivery])
  expect(contents).toEqual([
    ['[文件] a.pdf', 'sent'],
    ['请看附件', 'sent'],
  ])
  const { data } = await desk.call('GET', `/api/sessions/${id}`, { token: desk.token })
  expect(data.replyWindow).toMatchObject({ left: 3 })
})

test('the same command twice sends one file', async () => {
  const id = await desk.accepted('wm-twice')
  const body = { msgType: 'image', fileId: await desk.upload(png, 'a.png'), clientMsgId: 'once' }
  const first = await send(id, body)
  const second = await send(id, body)
  expect(second.data.msgId).toBe(first.data.msgId)
  await desk.settle()
  expect(arrived('wm-twice')).toHaveLength(1)
})

test.each([
  ['a file that is no picture as a picture', 'image', pdf, '图片只能是 JPG 或 PNG，请作为文件发送'],
  ['a file that is no voice as a voice', 'voice', png, '语音只能是 AMR，请作为文件发送'],
  ['a picture over 10 MB', 'image', Buffer.alloc(11_000_000).fill(png, 0, png.length), '图片不能超过 10 MB'],
])('%s is refused with the reason, before anything is stored or sent', async (_what, msgType, bytes, message) => {
  const id = await desk.accepted('wm-refused')
  const before = (await desk.history(id)).length
  const refused = await send(id, { msgType, fileId: await desk.upload(bytes, 'x') })
  expect([refused.status, refused.code, refused.message]).toEqual([400, 40007, message])
  expect(await desk.history(id)).toHaveLength(before)
})

test.each([
  ['a file that nobody uploaded', { msgType: 'file', fileId: 'fil_unknown' }, 'fileId 指定的文件不存在'],
  ['a picture without a file', { msgType: 'image' }, 'fileId 不能为空'],
  [
    'a kind that nobody knows',
    { msgType: 'sticker', fileId: 'fil_x' },
    'msgType 只支持 text、image、voice、video、file',
  ],
  [
    'a file that calls itself a text',
    { msgType: 'text', fileId: 'fil_x' },
    'msgType 只支持 text、image、voice、video、file',
  ],
  ['nothing at all', {}, 'content 不能为空'],
])('%s is refused by its name', async (_what, body, message) => {
  const id = await desk.accepted('wm-bad')
  expect(await send(id, body)).toMatchObject({ status: 400, code: 40000, message })
})

test('a picture that WeCom cannot take just now is sent when it can', async () => {
  const id = await desk.accepted('wm-later')
  desk.sim.faults({ apis: [{ api: '/cgi-bin/media/upload', errcode: 45009, times: 1 }] })
  await send(id, { msgType: 'image', fileId: await desk.upload(png, 'a.png') })
  await desk.settle()
  desk.sim.faults({})
  await desk.db.run(sql`update outbound set next_attempt_at = now() where status = 'queued'`)
  await desk.settle()
  expect((await desk.history(id)).at(-1)).toMatchObject({ delivery: 'sent' })
  expect(arrived('wm-later')).toHaveLength(1)
})
