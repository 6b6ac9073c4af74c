import { secondNode } from '@yingda/server/testing'
import { describe, expect, test } from 'vitest'
import { failureOf } from './failure.ts'
import { type Link, setTheStage } from './stage.ts'

const stage = await setTheStage()
const { upstream, by } = stage

describe('a stream that runs ends within a moment', () => {
  const events = {
    'the link is revoked': ({ link: { id } }: Running) => stage.asAdmin('DELETE', `/api/v1/bot-share-tokens/${id}`),
    'the link is made to be over': ({ link: { id } }: Running) =>
      stage.asAdmin('PATCH', `/api/v1/bot-share-tokens/${id}`, { expires_at: '2001-01-01' }),
    'the account is put out of use': ({ id }: Running) =>
      stage.asAdmin('PATCH', `/api/v1/end-users/${id}`, { is_active: false }),
    'the account is deleted': ({ id }: Running) => stage.asAdmin('DELETE', `/api/v1/end-users/${id}`),
    'the password is reset': ({ id }: Running) =>
      stage.asAdmin('POST', `/api/v1/end-users/${id}/reset-password`, { password: 'another one' }),
    'they sign out': ({ token }: Running) => stage.desk.call('POST', '/api/v1/auth/logout', { token }),
  }
  interface Running {
    readonly link: Link
    readonly id: string
    readonly token: string
  }
  const names = Object.keys(events).filter((name): name is keyof typeof events => name in events)

  async function runThrough(url: string, end: (running: Running) => Promise<{ status: number }>) {
    upstream.sayAndWait('三到')
    const [own, { id, token }] = [await stage.link(), await stage.customer()]
    const { openai } = stage.client(token, { url })
    const stream = await openai.chat.completions.create({ ...by(own), stream: true })
    const reading = failureOf(
      (async () => {
        for await (const chunk of stream)
          if (chunk.choices[0]?.delta.content) expect((await end({ link: own, id, token })).status).toBe(200)
      })(),
    )
    expect(await reading).toMatchObject({ code: 'access_ended', type: 'permission_error' })
    await expect.poll(upstream.open).toBe(0)
  }

  test.each(names)('when %s', async (name) => runThrough(stage.desk.url, events[name]))

  test('also when it is revoked on another node', async () => {
    const node = await secondNode(stage.desk)
    await runThrough(node.url, events['the link is revoked'])
  })
})
