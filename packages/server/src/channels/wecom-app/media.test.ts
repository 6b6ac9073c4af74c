import { pino } from 'pino'
import { expect, test } from 'vitest'
import { ChannelError } from '../../platform/errors.ts'
import { channel } from './index.ts'
import { conformance } from './testing/conformance.ts'

const { message, settings, prepared } = conformance

const openWith = (routes: Record<string, (init: RequestInit | undefined) => Response>) =>
  channel.open(settings, {
    log: pino({ level: 'silent' }),
    fetch: prepared(async (input, init) => {
      const route = routes[new URL(String(input)).pathname.replace('/cgi-bin/', '')]
      return route ? route(init) : Response.json({ errcode: 48002, errmsg: 'forbidden' })
    }),
  })

const kinds = ['image', 'voice', 'video', 'file'] as const

test.each(kinds)('a %s goes up first and is sent by the id it got', async (kind) => {
  const sent: unknown[] = []
  const open = openWith({
    'media/upload': () => Response.json({ errcode: 0, media_id: 'media-1' }),
    'message/send': (init) => {
      sent.push(JSON.parse(String(init?.body)))
      return Response.json({ errcode: 0, msgid: 'remote-1' })
    },
  })
  const file = { kind, name: 'a.bin', mime: 'application/octet-stream', bytes: Buffer.from('123456') }
  expect(await open.send({ ...message, file })).toEqual({ remoteKey: 'remote-1' })
  expect(sent).toEqual([
    expect.objectContaining({ touser: 'zhangsan', msgtype: kind, [kind]: { media_id: 'media-1' } }),
  ])
})

test('when the file cannot go up, the message surely was not sent', async () => {
  const file = { kind: 'image', name: 'a.png', mime: 'image/png', bytes: Buffer.from('123456') } as const
  const open = openWith({ 'media/upload': () => Response.json({ errcode: 40009, errmsg: 'invalid image size' }) })
  const error = await open.send({ ...message, file }).catch((thrown: unknown) => thrown)
  expect(error instanceof ChannelError && [error.kind, error.certain]).toEqual(['rejected', true])
})

test('a file that WeCom has forgotten is gone', async () => {
  const open = openWith({ 'media/get': () => Response.json({ errcode: 40007, errmsg: 'invalid media_id' }) })
  const error = await open
    .media?.(message.accountId, { remoteId: 'm1', kind: 'image' })
    .catch((thrown: unknown) => thrown)
  expect(error instanceof ChannelError && error.kind).toBe('gone')
})
