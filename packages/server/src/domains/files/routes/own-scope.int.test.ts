import { expect, test } from 'vitest'
import { bootDesk } from '../../../testing/index.ts'
import { sessionsOf } from '../../sessions/testing/desk-sessions.ts'
import { png } from '../testing/samples.ts'

const desk = await bootDesk({ env: { SESSION_READ_SCOPE: 'own' } })
const zhangsan = await sessionsOf(desk, 'zhangsan')
const { token } = await desk.login('zhangsan')
const { token: lisi } = await desk.login('lisi')
const { token: admin } = await desk.login('admin')

async function upload(as: string): Promise<string> {
  const response = await fetch(`${desk.url}/api/files?name=a.png`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${as}` },
    body: new Uint8Array(png),
  })
  return (await response.json()).data.fileId
}
const asked = async (fileId: string, as: string) => {
  const response = await fetch(`${desk.url}/api/files/${fileId}`, { headers: { authorization: `Bearer ${as}` } })
  return response.ok ? 200 : [response.status, (await response.json()).code]
}
const unknown = [404, 40402]

test('where agents read their own sessions, a file of another one is like one that does not exist', async () => {
  const fileId = await upload(token)
  const id = await zhangsan.manual('liuyang')
  await zhangsan.command(id, 'message', { content: '', msgType: 'image', fileId })
  await desk.drain()
  expect(await asked('fil_0000000000000000000000', lisi)).toEqual(unknown)
  expect(await asked(fileId, lisi)).toEqual(unknown)
  expect(await asked(fileId, token)).toBe(200)
  expect(await asked(fileId, admin)).toBe(200)
})

test('with the session its files come to the next agent', async () => {
  const fileId = await upload(token)
  const id = await zhangsan.manual('chenjing')
  await zhangsan.command(id, 'message', { content: '', msgType: 'image', fileId })
  await desk.call('POST', `/api/sessions/${id}/requeue`, { token, body: {} })
  await desk.call('POST', `/api/sessions/${id}/accept`, { token: lisi, body: { csId: 'lisi' } })
  expect(await asked(fileId, lisi)).toBe(200)
})

test('a file that was uploaded and not sent is for its uploader; one of a shared reply is for everybody', async () => {
  const waiting = await upload(admin)
  expect([await asked(waiting, admin), await asked(waiting, lisi)]).toEqual([200, unknown])
  const reply = { scope: 'desk', shortcut: 'map', title: '地图', content: '见附件', fileIds: [waiting] }
  expect((await desk.call('POST', '/api/canned-replies', { token: admin, body: reply })).code).toBe(0)
  expect(await asked(waiting, lisi)).toBe(200)
})
