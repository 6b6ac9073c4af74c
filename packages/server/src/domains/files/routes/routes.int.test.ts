import { expect, test } from 'vitest'
import { sql } from '../../../platform/db.ts'
import { bootDesk } from '../../../testing/index.ts'
import { fileMaxBytes } from '../contract.ts'
import { sweepFiles } from '../sweep.ts'
import { pdf, png } from '../testing/samples.ts'

const desk = await bootDesk()
const { token } = await desk.login('zhangsan')

interface Uploaded {
  readonly status: number
  readonly body: { code: number; message: string; data: { fileId: string; kind: string; name: string; size: number } }
}

async function upload(
  bytes: Uint8Array,
  { name = 'a.bin', type = 'application/octet-stream', as = token } = {},
): Promise<Uploaded> {
  const response = await fetch(`${desk.url}/api/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: { 'content-type': type, ...(as && { authorization: `Bearer ${as}` }) },
    body: new Uint8Array(bytes),
  })
  return { status: response.status, body: await response.json() }
}

const download = (fileId: string, as = token) =>
  fetch(`${desk.url}/api/files/${fileId}`, { headers: { authorization: `Bearer ${as}` } })

test('what was uploaded comes back byte for byte, also when it has many parts', async () => {
  const bytes = Buffer.alloc(1_300_000, 'yingda').fill(png, 0, png.length)
  const { body } = await upload(bytes, { name: '截图.png' })
  expect(body).toMatchObject({ code: 0, data: { kind: 'image', name: '截图.png', size: 1_300_000, mime: 'image/png' } })
  const response = await download(body.data.fileId)
  expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
  expect(response.headers.get('content-type')).toBe('image/png')
  expect(response.headers.get('content-disposition')).toBe(
    `inline; filename="__.png"; filename*=UTF-8''${encodeURIComponent('截图.png')}`,
  )
})

test.each([
  ['a page', Buffer.from('<html><script>alert(1)</script></html>'), 'x.html', 'application/octet-stream'],
  ['a drawing with a script', Buffer.from('<svg onload="alert(1)"/>'), 'x.svg', 'application/octet-stream'],
  ['a page that is called a picture', Buffer.from('<html></html>'), 'x.png', 'application/octet-stream'],
  ['a PDF', pdf, 'x.pdf', 'application/pdf'],
])('%s is only ever downloaded, whatever it is called', async (_what, bytes, name, mime) => {
  const { body } = await upload(bytes, { name })
  const { headers } = await download(body.data.fileId)
  expect(headers.get('content-type')).toBe(mime)
  expect(headers.get('content-disposition')).toMatch(/^attachment;/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-security-policy')).toContain('sandbox')
})

test('a file of 20 MB is taken, and one byte more is refused with the reason', async () => {
  expect((await upload(Buffer.alloc(fileMaxBytes, 1))).status).toBe(200)
  const refused = await upload(Buffer.alloc(fileMaxBytes + 1, 1))
  expect([refused.status, refused.body.code, refused.body.message]).toEqual([413, 41300, '文件不能超过 20 MB'])
})

test('an empty file, one without a name and another content type are refused', async () => {
  expect((await upload(Buffer.alloc(0))).body).toMatchObject({ code: 40000, message: '文件是空的' })
  expect((await upload(png, { name: '' })).body).toMatchObject({
    code: 40000,
    message: expect.stringContaining('name'),
  })
  expect((await upload(png, { type: 'image/png' })).status).toBe(415)
  expect((await upload(Buffer.from('{}'), { type: 'application/json' })).status).toBe(415)
})

test('nobody uploads or reads without being an agent, and an unknown id is not found', async () => {
  const { body } = await upload(png)
  expect((await upload(png, { as: '' })).status).toBe(401)
  expect((await download(body.data.fileId, 'wrong')).status).toBe(401)
  expect((await desk.call('GET', '/api/files/fil_unknown', { token })).code).toBe(40402)
  expect((await desk.call('GET', '/api/files/..%2F..', { token })).status).toBe(404)
})

test('what nobody sent is gone after a day, and what is younger stays', async () => {
  const old = (await upload(png)).body.data.fileId
  const young = (await upload(png)).body.data.fileId
  await desk.db.run(sql`update files set created_at = now() - interval '25 hours' where id = ${old}`)
  await sweepFiles(desk.db)
  expect([(await download(old)).status, (await download(young)).status]).toEqual([404, 200])
  expect(await desk.db.rows(sql`select nth from file_parts where file_id = ${old}`)).toEqual([])
})
