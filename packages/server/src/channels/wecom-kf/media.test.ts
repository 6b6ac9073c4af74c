import { pino } from 'pino'
import { expect, test } from 'vitest'
import { ChannelError } from '../../platform/errors.ts'
import { channel } from './index.ts'
import { conformance } from './testing/conformance.ts'
import { answer, prepared, refusal, routed } from './testing/remote.ts'

const { message, settings } = conformance
const log = pino({ level: 'silent' })
const openWith = (routes: Record<string, typeof fetch>) =>
  channel.open(settings, { log, fetch: prepared(routed(routes, refusal(48002))) })

const kinds = ['image', 'voice', 'video', 'file'] as const

test.each(kinds)('a %s goes up first and is sent by the id it got', async (kind) => {
  const sent: unknown[] = []
  const send: typeof fetch = async (_input, init) => {
    sent.push(JSON.parse(String(init?.body)))
    return Response.json({ errcode: 0, msgid: 'msg_1' })
  }
  let uploaded: unknown
  const upload: typeof fetch = async (input, init) => {
    uploaded = [new URL(String(input)).searchParams.get('type'), init?.body instanceof FormData]
    return Response.json({ errcode: 0, media_id: 'media-1' })
  }
  const file = { kind, name: 'a.bin', mime: 'application/octet-stream', bytes: Buffer.from('123456') }
  const open = openWith({ 'kf/send_msg': send, 'media/upload': upload })
  expect(await open.send({ ...message, file })).toEqual({ remoteKey: 'msg_1' })
  expect(uploaded).toEqual([kind, true])
  expect(sent).toEqual([expect.objectContaining({ msgid: 'msg_1', msgtype: kind, [kind]: { media_id: 'media-1' } })])
})

test('when the file cannot go up, the message surely was not sent', async () => {
  const file = { kind: 'image', name: 'a.png', mime: 'image/png', bytes: Buffer.from('123456') } as const
  for (const remote of [refusal(45009), refusal(40009), async () => Promise.reject(new Error('reset'))]) {
    const error = await openWith({ 'media/upload': remote })
      .send({ ...message, file })
      .catch((thrown: unknown) => thrown)
    expect(error instanceof ChannelError && error.certain).toBe(true)
  }
})

test('a file that came is read with the name it came under', async () => {
  const download: typeof fetch = async () =>
    new Response('hello', {
      headers: { 'content-type': 'text/plain', 'content-disposition': 'attachment; filename="a.txt"' },
    })
  const content = await openWith({ 'media/get': download }).media?.(message.accountId, { remoteId: 'm1', kind: 'file' })
  expect([content?.name, await new Response(content?.body).text()]).toEqual(['a.txt', 'hello'])
})

test('one that WeCom has forgotten is gone, and one it cannot give just now is not', async () => {
  const failing = async (remote: typeof fetch) =>
    openWith({ 'media/get': remote })
      .media?.(message.accountId, { remoteId: 'm1', kind: 'image' })
      .catch((thrown: unknown) => (thrown instanceof ChannelError ? thrown.kind : thrown))
  expect(await failing(refusal(40007))).toBe('gone')
  expect(await failing(answer({ errcode: 45009, errmsg: 'api freq out of limit' }))).toBe('rate')
})
