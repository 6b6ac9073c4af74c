import { describe, expect, test } from 'vitest'
import type { OutgoingMessage, RawRequest } from './channel.ts'
import { loadChannels } from './load.ts'
import { openTested } from './testing/open-channels.ts'

const here = (await loadChannels()).filter(({ manifest }) => manifest.readHere)

test('there are channels whose customers read at the desk itself', () => {
  expect(here.length).toBeGreaterThan(0)
})

describe.each(here)('$manifest.id, read at the desk itself', (channel) => {
  const { manifest } = channel
  const open = openTested({ channel }, {})
  const message: OutgoingMessage = { messageId: 'msg_1', accountId: 'acc_1', customerRef: 'somebody', text: '你好' }

  test('it opens without a setting, asks for none, and leaves its accounts to the desk', () => {
    expect(manifest.settings).toEqual([])
    expect(open.accounts).toEqual([])
    expect(open.discover ?? open.pull).toBeUndefined()
  })

  test('it has no door, and whatever is posted to it all the same is refused alike', () => {
    expect(manifest.callbackPath ?? manifest.callbackDocs).toBeUndefined()
    const answers = knocks.map((request) => JSON.stringify(open.receive(request)))
    expect(new Set(answers).size).toBe(1)
    expect(open.receive(knocks[0] ?? request('GET', '', '')).verdict).toBe('refused')
  })

  test('sending and taking back ask nobody', async () => {
    await expect(open.send(message)).resolves.toBeDefined()
    await expect(open.recall?.(message.accountId, message.messageId)).resolves.toBeUndefined()
    expect(open.recall !== undefined).toBe(manifest.recall !== undefined)
    expect(open.lines).toEqual([])
  })

  test('it can be drawn, and its limits are numbers', () => {
    expect([manifest.name.zh, manifest.name.en].filter((text) => text.trim() === '')).toEqual([])
    expect(manifest.limits.textBytes).toSatisfy((bytes: number) => Number.isInteger(bytes) && bytes > 0)
  })
})

const request = (method: RawRequest['method'], query: string, body: string): RawRequest => ({
  method,
  query: new URLSearchParams(query),
  headers: {},
  body: Buffer.from(body),
})

const knocks = [
  request('GET', '', ''),
  request('GET', 'echostr=1&msg_signature=2&timestamp=3&nonce=4', ''),
  request('POST', '', '{}'),
  request('POST', 'signature=1', JSON.stringify({ customerRef: 'somebody', text: 'hi' })),
]
