import { expect, test } from 'vitest'
import { sql } from '../../platform/db.ts'
import { bootDesk } from '../../testing/index.ts'
import { pdf, png } from '../files/testing/samples.ts'
import { visitorsOf } from './testing/visitors.ts'

const desk = await bootDesk()
const { come } = await visitorsOf(desk)
const { token, user_id: csId } = await desk.login('zhangsan')
await desk.db.run(sql`update agents set max_load = 100`)

async function served() {
  const visitor = await come()
  await visitor.call('POST', 'handoff', {})
  const { body } = await visitor.call('GET', 'conversation')
  await desk.call('POST', `/api/sessions/${body.session_id}/accept`, { token, body: { csId } })
  return { visitor, sessionId: String(body.session_id) }
}

test('a picture of the visitor is a message that the agent sees, and comes back byte for byte', async () => {
  const { visitor, sessionId } = await served()
  const { status, body } = await visitor.upload(png, 'name=%E6%88%AA%E5%9B%BE.png')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    role: 'user',
    content: '[图片]',
    file: { name: '截图.png', kind: 'image', size: png.length },
  })
  const { data } = await desk.call('GET', `/api/sessions/${sessionId}/history`, { token })
  expect(data.at(-1)).toMatchObject({ msgType: 'image', file: { fileId: body.file.id, status: 'ready' } })

  const response = await visitor.download(body.file.id)
  expect(Buffer.from(await response.arrayBuffer()).equals(png)).toBe(true)
  expect(response.headers.get('content-disposition')).toMatch(/^inline;/)
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
})

test('what is no plain picture is saved and never opened on our address, whatever its name says', async () => {
  const { visitor } = await served()
  for (const bytes of [pdf, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')]) {
    const { body } = await visitor.upload(bytes, 'name=picture.png')
    const { headers } = await visitor.download(body.file.id)
    expect(headers.get('content-disposition')).toMatch(/^attachment;/)
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(headers.get('content-type')).not.toMatch(/svg|html/)
  }
})

test('a file of the agent is for this visitor alone, and for nobody once it is taken back', async () => {
  const { visitor, sessionId } = await served()
  const uploaded = await fetch(`${desk.url}/api/files?name=report.pdf`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${token}` },
    body: new Uint8Array(pdf),
  })
  const { data: file }: { data: { fileId: string } } = await uploaded.json()
  const { visitor: other } = await served()
  expect((await visitor.download(file.fileId)).status).toBe(404)

  const sent = await desk.call('POST', `/api/sessions/${sessionId}/message`, {
    token,
    body: { content: '', msgType: 'file', fileId: file.fileId },
  })
  expect((await visitor.download(file.fileId)).status).toBe(200)
  expect((await other.download(file.fileId)).status).toBe(404)

  await desk.call('POST', `/api/sessions/${sessionId}/messages/${sent.data.msgId}/recall`, { token })
  expect((await visitor.download(file.fileId)).status).toBe(404)
})

test('the same upload again is the same message', async () => {
  const { visitor } = await served()
  const query = 'name=a.png&client_msg_id=up1'
  const first = await visitor.upload(png, query)
  const again = await visitor.upload(png, query)
  expect(again.body.id).toBe(first.body.id)
  expect(again.body.file).toEqual(first.body.file)
})

test('an empty file and one that is too large are refused', async () => {
  const { visitor } = await served()
  expect((await visitor.upload(Buffer.alloc(0), 'name=a.png')).status).toBe(400)
  expect((await visitor.upload(Buffer.alloc(20 * 2 ** 20 + 1), 'name=a.bin')).status).toBe(413)
})
