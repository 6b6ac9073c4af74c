import { describe, expect, test } from 'vitest'
import type { Received } from './channel.ts'
import { openTested, testedChannels } from './testing/open-channels.ts'
import { tampered } from './testing/tampered.ts'

const tested = await testedChannels()

test('there are channels, and every one has fixtures', () => {
  expect(tested.length).toBeGreaterThan(0)
  expect(tested.filter(({ fixtures }) => fixtures.length === 0)).toEqual([])
})

describe.each(tested)('$channel.manifest.id, what comes in', (one) => {
  const { conformance, fixtures } = one
  const { settings, otherSettings, signedWith, sign, forged } = conformance
  const { receive, accounts, discover, lines } = openTested(one, settings, conformance.pulls?.brings([]))
  const [example = { payload: '' }] = fixtures

  test.each(fixtures)('$name becomes what is expected of it', ({ payload, expected }) => {
    expect(expected, 'the fixture has no .expected.json').toBeDefined()
    const received = accepted(receive(sign(payload, settings)))
    const { items, news } = received
    const become = news ? { items, news } : items
    expect(JSON.stringify(become, null, 2)).toBe(JSON.stringify(JSON.parse(expected ?? ''), null, 2))
  })

  test('everything is accepted for an account that the channel has said to have', async () => {
    const known = [...accounts, ...((await discover?.()) ?? [])].map(({ id }) => id)
    const named = fixtures.flatMap(({ payload }) => {
      const { accountId, items, news } = accepted(receive(sign(payload, settings)))
      return [...(items.length > 0 || !news ? [accountId] : []), ...(news ?? []).map((one) => one.accountId)]
    })
    expect(known).toEqual(expect.arrayContaining([...new Set(named)]))
    expect(named.length).toBeGreaterThan(0)
  })

  test('the same payload told twice has the same keys, and two payloads never share one', () => {
    const keys = fixtures.map(({ payload }) => keysOf(accepted(receive(sign(payload, settings)))))
    const again = fixtures.map(({ payload }) => keysOf(accepted(receive(sign(payload, settings)))))
    expect(again).toEqual(keys)
    expect(new Set(keys.flat()).size).toBe(keys.flat().length)
    expect(keys.flat().filter((key) => key.length === 0 || key.length > 64)).toEqual([])
  })

  test('every message is something a person can read', () => {
    const items = fixtures.flatMap(({ payload }) => accepted(receive(sign(payload, settings))).items)
    const texts = items.flatMap((item) => (item.kind === 'message' ? [item.text] : []))
    expect(texts.filter((text) => /^\s*$|undefined|\[object/.test(text))).toEqual([])
  })

  test.each(signedWith)('a callback made with another %s is refused', (name) => {
    const request = sign(example.payload, { ...settings, [name]: otherSettings[name] ?? '' })
    expect(receive(request).verdict).toBe('refused')
  })

  test('a callback whose signature is missing, changed, doubled or of another body is refused, always alike', () => {
    const request = sign(example.payload, settings)
    const other = sign(`${example.payload} `, settings)
    const answers = [...tampered(request), { ...request, body: other.body }].map(receive)
    expect(answers.length).toBeGreaterThan(5)
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(new Set(answers.map(({ verdict }) => verdict))).toEqual(new Set(['refused']))
    expect(receive(request).verdict).toBe('accepted')
  })

  test.each(Object.entries(forged(settings)))('%s is refused like a bad signature', (_what, request) => {
    expect(receive(request)).toEqual(receive({ ...request, query: new URLSearchParams(), headers: {} }))
  })

  test('no secret is in an answer or in a log line', () => {
    const written = JSON.stringify(tampered(sign(example.payload, settings)).map(receive)) + lines.join('')
    for (const secret of secretsOf(one)) expect(written).not.toContain(secret)
    expect(lines.length).toBeGreaterThan(0)
  })
})

function accepted(received: Received): Extract<Received, { verdict: 'accepted' }> {
  if (received.verdict !== 'accepted') throw new Error('The callback was refused.')
  return received
}

const keysOf = ({ items }: { items: readonly { remoteKey: string }[] }) => items.map(({ remoteKey }) => remoteKey)

const secretsOf = ({ channel, conformance: { settings } }: (typeof tested)[number]) =>
  channel.manifest.settings.flatMap(({ env, secret }) => (secret && settings[env] ? [settings[env]] : []))
