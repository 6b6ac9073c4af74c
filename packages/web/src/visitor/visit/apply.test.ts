import { describe, expect, test } from 'vitest'
import type { Message } from '../wire/types.ts'
import { apply, type Fact } from './apply.ts'
import { beginning, isBusy, type Line, type Visit } from './state.ts'

const at = '2026-01-05T08:00:00Z'
const message = (id: string, role: Message['role'], content: string, more: Partial<Message> = {}): Message => ({
  id,
  role,
  content,
  created_at: at,
  ...more,
})
const question: Line = { key: 'c1', message: message('', 'user', 'VPN?'), progress: { kind: 'sending' } }
const after = (...facts: Fact[]): Visit => facts.reduce(apply, { ...beginning, phase: 'open' })
const shown = ({ lines }: Visit) => lines.map((line) => `${line.message.role}: ${line.message.content}`)
const said: Fact = { kind: 'said', line: question }
const delta = (text: string): Fact => ({ kind: 'delta', key: 'c1', text, at })

describe('an answer that is being written', () => {
  test('grows under its question and is the stored message at the end', () => {
    const visit = after(said, delta('Start '), delta('again'), {
      kind: 'answered',
      key: 'c1',
      outcome: { message_id: 'm2', sources: [{ id: '1', title: 'VPN', kind: 'faq' }] },
    })
    expect(shown(visit)).toEqual(['user: VPN?', 'assistant: Start again'])
    expect(visit.lines.map(({ progress }) => progress.kind)).toEqual(['stored', 'stored'])
    expect(visit.lines[1]?.message).toMatchObject({ id: 'm2', sources: [{ title: 'VPN' }] })
    expect(isBusy(visit)).toBe(false)
  })

  test('is there once, however the events of the desk come', () => {
    const stored: Fact = { kind: 'message', message: message('m2', 'assistant', 'Start again') }
    const own: Fact = { kind: 'message', message: message('m1', 'user', 'VPN?', { client_msg_id: 'c1' }) }
    const end: Fact = { kind: 'answered', key: 'c1', outcome: { message_id: 'm2' } }
    const words = [delta('Start '), delta('again')]
    for (const facts of [
      [own, ...words, stored, end],
      [...words, end, own, stored],
      [...words, own, end, stored],
      [own, delta('Start '), stored, delta('again'), end],
    ]) {
      const visit = after(said, ...facts)
      expect(shown(visit)).toEqual(['user: VPN?', 'assistant: Start again'])
      expect(visit.lines.map(({ key }) => key)).toEqual(['c1', 'answer to c1'])
    }
  })

  test('stays as far as it came when it breaks', () => {
    const visit = after(said, delta('Start '), { kind: 'broken', key: 'c1', failure: { kind: 'offline' } })
    expect(visit.lines.map(({ progress }) => progress.kind)).toEqual(['stored', 'stopped'])
  })

  test('is replaced by what the desk kept of it', () => {
    const visit = after(
      said,
      delta('Start '),
      { kind: 'broken', key: 'c1', failure: undefined },
      { kind: 'message', message: message('m2', 'assistant', 'Start …（回答已中断）') },
    )
    expect(shown(visit)).toEqual(['user: VPN?', 'assistant: Start …（回答已中断）'])
  })
})

test('a message that was not sent says so and can be sent again under its own id', () => {
  const failed = after(said, { kind: 'broken', key: 'c1', failure: { kind: 'offline' } })
  expect(failed.lines[0]?.progress).toEqual({ kind: 'failed', failure: { kind: 'offline' } })
  const again = apply(failed, { kind: 'again', key: 'c1' })
  expect(again.lines).toHaveLength(1)
  expect(again.lines[0]?.progress.kind).toBe('sending')
})

test('what was not sent survives a new reading of the conversation', () => {
  const visit = after(
    said,
    { kind: 'broken', key: 'c1', failure: { kind: 'offline' } },
    {
      kind: 'loaded',
      conversation: { status: 'bot', can_rate: false, messages: [message('m0', 'user', 'before')], cursor: '7' },
    },
  )
  expect(shown(visit)).toEqual(['user: before', 'user: VPN?'])
})

test('a message taken back is not shown any more', () => {
  const visit = after(
    { kind: 'message', message: message('m1', 'agent', 'wrong') },
    { kind: 'message', message: message('m1', 'agent', '', { recalled: true }) },
  )
  expect(visit.lines).toHaveLength(1)
  expect(visit.lines[0]?.message).toMatchObject({ content: '', recalled: true })
})

test('a reply ends the typing', () => {
  const visit = after({ kind: 'typing', isTyping: true }, { kind: 'message', message: message('m1', 'agent', 'Hello') })
  expect(visit.isTyping).toBe(false)
})

test('a link that was switched off ends the page but leaves what was said', () => {
  const visit = after(said, { kind: 'failure', failure: { kind: 'link', trouble: 'revoked' } })
  expect(visit.trouble).toBe('revoked')
  expect(shown(visit)).toEqual(['user: VPN?'])
})

test('a new conversation begins below the old one', () => {
  const visit = after(
    { kind: 'message', message: message('m1', 'agent', 'You are welcome') },
    { kind: 'standing', standing: { status: 'closed', can_rate: true } },
    { kind: 'fresh' },
  )
  expect(visit).toMatchObject({ status: 'none', freshFrom: 'm1', canRate: false })
})
