import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { ChannelError, channelErrorKinds } from '../platform/errors.ts'
import type { OutgoingMessage } from './channel.ts'
import { openTested, testedChannels } from './testing/open-channels.ts'

const tested = await testedChannels()

describe.each(tested)('$channel.manifest.id, what goes out', (one) => {
  const { settings, message, issued, prepared, accepts, failures, never } = one.conformance

  test('a message that the remote takes is sent, and its key is kept if there is one', async () => {
    const { remoteKey = 'none' } = await openTested(one, settings, accepts).send(message)
    expect(remoteKey).not.toBe('')
  })

  test('it can take back what it sent exactly if it says for how long', () => {
    expect(openTested(one, settings).recall !== undefined).toBe(one.channel.manifest.recall !== undefined)
  })

  test('every kind of failure is shown to happen, or said to have no reason here', () => {
    const shown = new Set(failures.map(({ kind }) => kind))
    expect([...shown, ...never].sort()).toEqual([...channelErrorKinds].sort())
  })

  test.each(failures)('when $when the send fails as $kind', async ({ remote, kind, certain, message: other }) => {
    const error = await failureOf(remote, other)
    expect({ kind: error.kind, certain: error.certain }).toEqual({ kind, certain })
  })

  test.each(beforeItLeft)('%s: it surely was not sent, and may be tried again', async (_when, thrown) => {
    const error = await failureOf(prepared(rejecting(thrown)))
    expect({ kind: error.kind, certain: error.certain }).toEqual({ kind: 'down', certain: true })
  })

  test.each(afterItLeft)('%s: nobody may say that it was not sent', async (_when, remote) => {
    const error = await failureOf(prepared(remote))
    expect(error.certain).toBe(false)
  })

  test('a remote that never answers is given up at the deadline', async () => {
    const error = await failureOf(prepared((_input, init) => untilAborted(init?.signal)))
    expect({ kind: error.kind, certain: error.certain }).toEqual({ kind: 'timeout', certain: false })
  })

  test('no secret is in an error or a log line, even when the remote repeats what it was given', async () => {
    const secrets = [
      ...issued,
      ...one.channel.manifest.settings.flatMap(({ env, secret }) => (secret ? [settings[env] ?? ''] : [])),
    ]
    const broken: typeof fetch = async (input, init) => {
      throw new Error(`could not reach ${String(input)}`, { cause: { input, init } })
    }
    const repeating: typeof fetch = async (input, init) =>
      Response.json({ errcode: 40058, errmsg: `bad ${String(input)} ${inspect(init)}` })
    const remotes = [...failures.map(({ remote }) => remote), prepared(broken), broken, prepared(repeating), repeating]
    for (const remote of remotes) {
      const { send, lines } = openTested(one, settings, remote)
      const error = await send(message).then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
      const told = inspect(error, { depth: 20, showHidden: true }) + lines.join('')
      for (const secret of secrets) expect(told).not.toContain(secret)
    }
  })

  async function failureOf(remote: typeof fetch, given: OutgoingMessage = message): Promise<ChannelError> {
    const error = await openTested(one, settings, remote)
      .send(given)
      .then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
    if (error instanceof ChannelError) return error
    throw new Error(`Not a ChannelError: ${inspect(error)}`)
  }
})

const beforeItLeft: [string, unknown][] = ['ECONNREFUSED', 'ENOTFOUND', 'UND_ERR_CONNECT_TIMEOUT'].map((code) => [
  code,
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }),
])

const afterItLeft: [string, typeof fetch][] = [
  [
    'reset',
    rejecting(new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) })),
  ],
  ['an error without a reason', rejecting(new Error('?'))],
  ['not even an error', rejecting('?')],
  ['HTTP 500', async () => new Response('oops', { status: 500 })],
  ['HTTP 502 with a page', async () => new Response('<html></html>', { status: 502 })],
  ['a redirect', async () => new Response(null, { status: 302, headers: { location: 'http://elsewhere.test/' } })],
  ['a page instead of an answer', async () => new Response('<html>log in</html>')],
  ['an empty answer', async () => new Response('')],
  ['an answer of null', async () => Response.json(null)],
  [
    'a body that breaks off',
    async () => new Response(new ReadableStream({ pull: (c) => c.error(new Error('broken')) })),
  ],
]

function rejecting(thrown: unknown): typeof fetch {
  return () => Promise.reject(thrown)
}

function untilAborted(signal: AbortSignal | null | undefined): Promise<Response> {
  return new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
}
