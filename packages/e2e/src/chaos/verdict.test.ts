import { describe, expect, test } from 'vitest'
import type { Ledgers } from './ledgers.ts'
import { type Happened, judge } from './verdict.ts'

const calm = { kills: 1, startMs: [900], outageMs: [1_200] }
const breaches = (ledgers: Ledgers, happened: Happened = calm) =>
  judge(ledgers, happened).breaches.map(({ threshold, found }) => `${threshold} ${found}`)

test('sound ledgers are no breach', () => {
  expect(judge(sound(), calm)).toMatchObject({ asked: 3, acked: 3, gaveUpPercent: 0, breaches: [] })
})

describe('what is planted is found:', () => {
  test('an acked message that was never stored, also when it was on a screen', () => {
    const ledgers = sound()
    ledgers.c.messages = without(ledgers.c.messages, 'VPN #3')
    expect(breaches(ledgers)).toEqual(['acked_lost 1'])
    expect(judge(ledgers, calm).breaches[0]?.evidence).toEqual(['VPN #3'])
  })

  test('an acked message that is neither stored nor shown counts once', () => {
    const ledgers = sound()
    ledgers.c.messages = without(ledgers.c.messages, 'VPN #3')
    ledgers.screen.conversations = ledgers.screen.conversations.map((lines) => without(lines, 'VPN #3'))
    expect(breaches(ledgers)).toEqual(['acked_lost 1'])
  })

  test('a stored message that no agent saw', () => {
    const ledgers = sound()
    ledgers.screen.conversations = ledgers.screen.conversations.map((lines) => without(lines, 'VPN #3'))
    expect(breaches(ledgers)).toEqual(['not_shown 1'])
  })

  test('a frame that came twice, although the screen shows the message once', () => {
    const ledgers = sound()
    ledgers.screen.frames.push(...ledgers.screen.frames.slice(0, 1))
    expect(breaches(ledgers)).toEqual(['dup_shown 1'])
  })

  test('a message that was shown twice under two ids', () => {
    const ledgers = sound()
    ledgers.screen.frames.push({ ...customerLine('VPN #3'), msgId: 'another' })
    expect(breaches(ledgers)).toEqual(['dup_shown 1'])
  })

  test('a message in two rows, under one remote id or two', () => {
    const ledgers = sound()
    ledgers.c.messages.push(stored('ann', 'VPN #3'), { ...stored('ann', 'VPN #3'), remoteKey: 'another' })
    expect(breaches(ledgers)).toEqual(['dup_rows 2'])
  })

  test('a reply that arrived twice', () => {
    const ledgers = sound()
    ledgers.a.sent.push({ to: ['ann'], text: 'about VPN' })
    expect(breaches(ledgers)).toEqual(['dup_sent 1'])
  })

  test('two messages that surely came one after the other and are shown the other way round', () => {
    const ledgers = sound()
    ledgers.screen.conversations = [['Bill #2', 'Wi-Fi #1', 'VPN #3'].map(customerLine)]
    expect(breaches(ledgers)).toEqual(['order_inv 1'])
    expect(judge(ledgers, calm).breaches[0]?.evidence).toEqual(['Bill #2 stands above Wi-Fi #1'])
  })

  test('an inversion around a message that has no order with either', () => {
    const ledgers = sound()
    ledgers.a.deliveries = [delivered('Wi-Fi #1', 0), delivered('Bill #2', 0, 9_000), delivered('VPN #3', 2_000)]
    ledgers.screen.conversations = [['VPN #3', 'Bill #2', 'Wi-Fi #1'].map(customerLine)]
    expect(breaches(ledgers)).toEqual(['order_inv 1'])
  })

  test('an acked question without an answer', () => {
    const ledgers = sound()
    ledgers.a.sent = ledgers.a.sent.filter(({ text }) => text !== 'about VPN')
    expect(breaches(ledgers)).toEqual(['unanswered 1'])
  })

  test('an answer that surely failed, and one that went to another customer', () => {
    const ledgers = sound()
    ledgers.a.sent = [
      { to: ['bob'], text: 'about VPN' },
      { to: ['ann'], text: 'about Bill' },
    ]
    ledgers.c.messages.push({ ...stored('ann', 'about Wi-Fi'), senderType: 'ai', delivery: 'failed' })
    expect(breaches(ledgers)).toEqual(['unanswered 2'])
  })

  test('more uncertain messages than kills', () => {
    const ledgers = sound()
    for (const text of ['about VPN', 'about Wi-Fi']) ledgers.c.messages.push(uncertain(text))
    expect(breaches(ledgers)).toEqual(['unknown_beyond_kills 1'])
  })

  test('more uncertain messages of one account than kills, however few another has', () => {
    const ledgers = sound()
    ledgers.c.messages.push(uncertain('about VPN'), { ...uncertain('about Wi-Fi'), account: 'acc_jd' })
    expect(breaches(ledgers)).toEqual([])
    ledgers.c.messages.push({ ...uncertain('about bills'), account: 'acc_jd' })
    expect(breaches(ledgers)).toEqual(['unknown_beyond_kills 1'])
    expect(breaches(ledgers, { ...calm, kills: 2 })).toEqual([])
  })

  test('too many messages that were refused at every attempt', () => {
    const ledgers = sound()
    const attempts = Array.from({ length: 4 }, () => ({ at: time(0), status: 'ECONNREFUSED', ms: 1 }))
    ledgers.a.deliveries.push({ text: 'Refund #4', attempts })
    expect(breaches(ledgers)).toEqual(['gave_up_percent 25'])
    expect(judge(ledgers, calm).found).toMatchObject({ gave_up: ['Refund #4'], acked_lost: [] })
  })

  test('rows that wait for ever, frames that are not in the contract, a slow restart', () => {
    const ledgers = sound()
    ledgers.c.left.push('inbox: {}', 'bot: VPN #3')
    ledgers.screen.complaints.push('unknown frame {}')
    expect(breaches(ledgers, { ...calm, startMs: [900, 3_001] })).toEqual([
      'complaints 1',
      'left 2',
      'restart_p95_ms 3001',
    ])
  })
})

describe('what is no fault is not counted:', () => {
  test('an answer that may have been sent', () => {
    const ledgers = sound()
    ledgers.a.sent = ledgers.a.sent.filter(({ text }) => text !== 'about VPN')
    ledgers.c.messages.push(uncertain('about VPN'))
    expect(breaches(ledgers)).toEqual([])
  })

  test('the order of two messages that were under way at the same time', () => {
    const ledgers = sound()
    ledgers.a.deliveries = [delivered('Wi-Fi #1', 0, 1_500), delivered('Bill #2', 1_000), delivered('VPN #3', 2_000)]
    ledgers.screen.conversations = [['Bill #2', 'Wi-Fi #1', 'VPN #3'].map(customerLine)]
    expect(breaches(ledgers)).toEqual([])
  })

  test('what became of a repetition after the 200', () => {
    const ledgers = sound()
    const [first] = ledgers.a.deliveries
    first?.attempts.push({ at: time(5_000), status: 'ECONNREFUSED', ms: 1 })
    expect(breaches(ledgers)).toEqual([])
  })

  test('a message that was stored without a 200, and the same answer to two customers', () => {
    const ledgers = sound()
    ledgers.c.messages.push(stored('bob', 'Refund #4'))
    ledgers.a.sent.push({ to: ['bob'], text: 'about VPN' })
    expect(breaches(ledgers)).toEqual([])
  })
})

const time = (ms: number) => new Date(1_800_000_000_000 + ms).toISOString()
const customerLine = (content: string) => ({ msgId: `id of ${content}`, senderType: 'customer', content })
const without = <T extends { content: string }>(list: T[], text: string) => list.filter((one) => one.content !== text)

const delivered = (text: string, atMs: number, ms = 10): { text: string; attempts: Attempt[] } => ({
  text,
  attempts: [{ at: time(atMs), status: 200, ms }],
})
type Attempt = { at: string; status: number | string; ms: number }

const stored = (customer: string, content: string): Stored => ({
  ...{ account: 'acc_wecom', customer, content, senderType: 'customer', delivery: null },
  remoteKey: `remote ${content}`,
})
type Stored = Ledgers['c']['messages'][number]

const uncertain = (content: string): Stored => ({
  ...{ account: 'acc_wecom', customer: 'ann', content, senderType: 'ai', delivery: 'unknown' },
  remoteKey: null,
})

/** Ann is with the bot and asks three times, a second apart; everything goes well. One agent looks on. */
function sound() {
  const texts = ['Wi-Fi #1', 'Bill #2', 'VPN #3']
  const about = (text: string) => `about ${text.replace(/ #\d/, '')}`
  const complaints: string[] = []
  const left: string[] = []
  const screen = {
    agent: 'chaos-a',
    frames: texts.map(customerLine),
    conversations: [texts.map(customerLine)],
    complaints,
  }
  return {
    asked: texts.map((text) => ({ customer: 'ann', text, answer: about(text), atMs: 0 })),
    a: {
      deliveries: texts.map((text, index) => delivered(text, 1_000 * index)),
      sent: texts.map((text) => ({ to: ['ann'], text: about(text) })),
    },
    screen,
    b: [screen],
    c: { messages: texts.map((text) => stored('ann', text)), left },
  }
}

test('on a machine that is busy with something else a slow restart breaks no promise', () => {
  expect(judge(sound(), { ...calm, startMs: [9_000], untimed: true }).breaches).toEqual([])
})
