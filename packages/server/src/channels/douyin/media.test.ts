import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createMemoryState } from '../channel-state.ts'
import { channel } from './index.ts'
import { conformance } from './testing/conformance.ts'
import { json, refusal, routed } from './testing/remote.ts'

const { settings, kept } = conformance
const media = { remoteId: '@c @m', kind: 'image' } as const
const at = (url: string) => json({ err_no: 0, err_msg: '', data: { media_type: 'image', url } })

function fetching(answer: typeof fetch, file: typeof fetch, remoteId: string = media.remoteId) {
  const asked: [address: string, token: string | null][] = []
  const fetch: typeof globalThis.fetch = (input, init) => {
    asked.push([String(input), new Headers(init?.headers).get('access-token')])
    return routed({ '/api/im/message/resources/': answer }, file)(input, init)
  }
  const open = channel.open(settings, { log: pino({ level: 'silent' }), fetch, state: createMemoryState(kept) })
  return { asked, get: async () => open.media?.('acc_douyin_business-1', { ...media, remoteId }) }
}

test('a picture is fetched from where Douyin says it is, and the token stays with Douyin', async () => {
  const { asked, get } = fetching(at('https://cdn.test/a.jpg?x=1'), async () => new Response('bytes'))
  const content = await get()
  expect(content && (await new Response(content.body).text())).toBe('bytes')
  const [question, download] = asked
  expect(Object.fromEntries(new URL(question?.[0] ?? '').searchParams)).toEqual({
    ...{ open_id: 'business-1', conversation_id: '@c', message_id: '@m' },
  })
  expect(question?.[1]).toMatch(/^act\./)
  expect(download).toEqual(['https://cdn.test/a.jpg?x=1', null])
})

test.each([
  ['no address comes', at(''), 'gone'],
  ['the address is none of the web', at('file:///etc/passwd'), 'gone'],
  ['Douyin refuses', refusal(2100005), 'rejected'],
])('when %s it fails as %s', async (_when, answer, kind) => {
  await expect(fetching(answer, json({})).get()).rejects.toMatchObject({ kind })
})

test.each([
  [404, 'gone'],
  [500, 'down'],
  [302, 'down'],
])('a file whose host answers %i is %s', async (status, kind) => {
  await expect(
    fetching(at('https://cdn.test/a'), async () => new Response(null, { status })).get(),
  ).rejects.toMatchObject({
    kind,
  })
})

test('what is not the id of a message is gone', async () => {
  await expect(fetching(at('https://cdn.test/a'), json({}), 'x').get()).rejects.toMatchObject({ kind: 'gone' })
})
