import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { ChannelError } from '../platform/errors.ts'
import type { InboundItem, OpenChannel, PulledPage } from './channel.ts'
import { openTested, type Tested, testedChannels } from './testing/open-channels.ts'

const tested = await testedChannels()
const pulling = tested.filter(({ conformance }) => conformance.pulls !== undefined)

test('who can pull says how, and has fixtures of what it pulls', () => {
  const able = tested.filter((one) => openTested(one, settingsOf(one)).pull !== undefined)
  expect(able).toEqual(pulling)
  expect(pulling.filter(({ pulled }) => pulled.length === 0)).toEqual([])
})

describe.each(pulling)('$channel.manifest.id, what is pulled', (one) => {
  const { pulled, conformance } = one
  const { prepared, issued } = conformance
  const settings = settingsOf(one)
  const payloads = pulled.map(({ payload }) => payload)

  test.each(pulled)('$name becomes what is expected of it', async ({ payload, expected }) => {
    expect(expected, 'the fixture has no .expected.json').toBeDefined()
    const { items } = await pullOf(one, bringing([payload]))
    expect(JSON.stringify(items, null, 2)).toBe(JSON.stringify([JSON.parse(expected ?? '')], null, 2))
  })

  test('a page that comes again has the same keys, and two items never share one', async () => {
    const keys = (await pullOf(one, bringing(payloads))).items.map(({ remoteKey }) => remoteKey)
    const again = (await pullOf(one, bringing([...payloads].reverse()))).items.map(({ remoteKey }) => remoteKey)
    expect(again.sort()).toEqual([...keys].sort())
    expect(new Set(keys).size).toBe(payloads.length)
    expect(keys.filter((key) => key.length === 0 || key.length > 64)).toEqual([])
  })

  test('what somebody wrote is something a person can read', async () => {
    const texts = (await pullOf(one, bringing(payloads))).items.flatMap(writtenIn)
    expect(texts.length).toBeGreaterThan(0)
    expect(texts.filter((text) => /^\s*$|undefined|null|NaN|\[object/.test(text))).toEqual([])
  })

  test('a page may be empty and still not be the last', async () => {
    const { items, cursor, more } = await pullOf(one, bringing([], true))
    expect({ items, more }).toEqual({ items: [], more: true })
    expect(cursor).not.toBe('')
    expect((await pullOf(one, bringing([]))).more).toBe(false)
  })

  test('the account that is pulled is one the channel says to have', async () => {
    const { accounts, discover } = openTested(one, settings, bringing([]))
    const known = [...accounts, ...((await discover?.()) ?? [])]
    expect(known.map(({ id }) => id)).toContain(conformance.pulls?.accountId)
  })

  test.each<[string, typeof fetch]>([
    ['that cannot be reached', () => Promise.reject(new TypeError('fetch failed', { cause: new Error('?') }))],
    ['that answers 500', async () => new Response('oops', { status: 500 })],
    ['that answers with a page', async () => new Response('<html>log in</html>')],
    ['that never answers', (_input, init) => untilAborted(init?.signal)],
    ['that repeats what it was given', async (input, init) => repeating(input, init)],
  ])('a remote %s is an error of the channel, without a secret', async (_what, remote) => {
    const secrets = [...issued, ...one.channel.manifest.settings.flatMap(secretOf)]
    for (const ask of [pullFrom, discoverFrom]) {
      for (const whole of [remote, prepared(remote)]) {
        const { lines, ...open } = openTested(one, settings, whole)
        const error = await ask(open).then(
          () => undefined,
          (thrown: unknown) => thrown,
        )
        expect(error).toBeInstanceOf(ChannelError)
        const told = inspect(error, { depth: 20, showHidden: true }) + lines.join('')
        for (const secret of secrets) expect(told).not.toContain(secret)
      }
    }
  })

  const bringing = (given: readonly string[], more = false): typeof fetch =>
    conformance.pulls?.brings(given, more) ?? (() => Promise.reject(new Error('The channel does not pull.')))
  const secretOf = ({ env, secret }: { env: string; secret: boolean }) => (secret ? [settings[env] ?? ''] : [])
  const pullFrom = (open: OpenChannel) => pullWith(open, conformance.pulls?.accountId ?? '')
  const discoverFrom = async ({ discover }: OpenChannel) => (discover ? discover() : Promise.reject(noDiscovery))
})

const settingsOf = ({ conformance: { pulls, settings } }: Tested) => pulls?.settings ?? settings

const noDiscovery = new ChannelError('unsupported', true, 'All accounts are in the settings.')

const pullOf = (one: Tested, remote: typeof fetch): Promise<PulledPage> =>
  pullWith(openTested(one, settingsOf(one), remote), one.conformance.pulls?.accountId ?? '')

async function pullWith({ pull }: OpenChannel, accountId: string): Promise<PulledPage> {
  if (!pull) throw new Error('The channel does not pull.')
  return pull({ accountId, cursor: undefined, key: undefined })
}

const writtenIn = (item: InboundItem): string[] =>
  item.kind === 'message' || item.kind === 'colleague' ? [item.text] : []

const repeating = (input: unknown, init?: RequestInit) =>
  Response.json({ errcode: 40058, errmsg: `bad ${String(input)} ${inspect(init)}` })

function untilAborted(signal: AbortSignal | null | undefined): Promise<Response> {
  return new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
}
