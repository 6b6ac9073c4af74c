import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Product, startProduct } from '../testing/product.ts'
import { startSimulator } from '../testing/simulator.ts'
import { noFaults, patchFaults } from './faults.ts'
import type { WeComSimulator } from './simulator.ts'

describe('a patch', () => {
  test('changes what it names and keeps the rest', () => {
    const faults = patchFaults(patchFaults(noFaults, { dropRate: 0.5 }), { badSignature: true })
    expect(faults).toEqual({ ...noFaults, dropRate: 0.5, badSignature: true })
  })

  test('that is empty switches everything off', () => {
    expect(patchFaults({ ...noFaults, dropRate: 1, htmlBody: true }, {})).toEqual(noFaults)
  })

  test.each([
    [{ dropRate: 2 }, '"dropRate" must be a number from 0 to 1.'],
    [{ badSignature: 1 }, '"badSignature" must be true or false.'],
    [{ hangSend: 'sometimes' }, '"hangSend" must be'],
    [{ failHttpStatus: 200 }, '"failHttpStatus" must be'],
    [{ sendDelayMs: -1 }, '"sendDelayMs" must be a whole number from 0'],
    [{ dropRates: 1 }, 'Unknown field "dropRates"; allowed are: duplicateRate'],
    [[], 'must be one JSON object'],
  ])('like %j is refused with a sentence', (patch, sentence) => {
    expect(() => patchFaults(noFaults, patch)).toThrow(sentence)
  })
})

describe('faults of callbacks', () => {
  let product: Product
  let simulator: WeComSimulator

  beforeEach(async () => {
    product = await startProduct()
    simulator = await startSimulator({ callbackUrl: product.url, concurrency: 1, retries: 1 })
  })

  afterEach(async () => {
    await simulator.stop()
    await product.stop()
  })

  test('a dropped message never arrives, and its outcome says so', async () => {
    simulator.faults({ dropRate: 1 })
    expect(await simulator.message({ from: 'liuyang', text: 'lost' }).outcome).toMatchObject({
      state: 'dropped',
      attempts: [],
    })
    expect(product.received).toEqual([])
  })

  test('a duplicated message arrives once more after its 200, with the same MsgId in a fresh envelope', async () => {
    simulator.faults({ duplicateRate: 1 })
    const { msgId } = simulator.message({ from: 'liuyang', text: 'twice' })
    await simulator.drain()
    expect(product.received.map(({ children }) => children.get('MsgId'))).toEqual([msgId, msgId])
    expect(product.received[0]?.encrypted).not.toBe(product.received[1]?.encrypted)
    expect(simulator.counters()).toMatchObject({ delivered: 1, duplicated: 1, attempts: 2 })
  })

  test('reordered messages all arrive, in another order', async () => {
    simulator.faults({ reorderRate: 0.5, maxDelayMs: 40 })
    const texts = Array.from({ length: 30 }, (_, i) => `${i}`)
    for (const text of texts) simulator.message({ from: 'liuyang', text })
    await simulator.drain()
    const arrived = product.received.map(({ children }) => children.get('Content'))
    expect(arrived).not.toEqual(texts)
    expect(new Set(arrived)).toEqual(new Set(texts))
  })

  test('the same seed hits the same messages', async () => {
    const hits = async (seed: number) => {
      const one = await startSimulator({ callbackUrl: product.url, seed })
      one.faults({ dropRate: 0.3 })
      const outcomes = Array.from({ length: 40 }, () => one.message({ from: 'liuyang', text: 'x' }).outcome)
      const states = (await Promise.all(outcomes)).map(({ state }) => state)
      await one.stop()
      return states
    }
    const first = await hits(7)
    expect(await hits(7)).toEqual(first)
    expect(await hits(8)).not.toEqual(first)
    expect(new Set(first)).toEqual(new Set(['dropped', 'delivered']))
  })

  test('a bad signature is bad in every attempt, until the fault is switched off', async () => {
    product.answer = ({ signatureFits }, response) => {
      response.writeHead(signatureFits ? 200 : 403).end()
      simulator.faults({})
    }
    simulator.faults({ badSignature: true })
    const outcome = await simulator.message({ from: 'liuyang', text: 'x' }).outcome
    expect(outcome.attempts.map(({ status }) => status)).toEqual([403, 200])
  })

  test('a wrong receiveId is inside a ciphertext that is signed correctly', async () => {
    simulator.faults({ wrongReceiveId: true })
    await simulator.message({ from: 'liuyang', text: 'x' }).outcome
    expect(product.received[0]).toMatchObject({ signatureFits: true, receiveId: 'ww1234567890abcdef-other' })
  })

  test('extra query parameters take no part in the signature', async () => {
    simulator.faults({ extraQuery: true })
    await simulator.message({ from: 'liuyang', text: 'x' }).outcome
    expect(product.received[0]?.signatureFits).toBe(true)
    expect(product.received[0]?.query.get('scene')).toBe('1')
  })

  test('extra XML brings unknown children in an unusual order and keeps the known ones', async () => {
    simulator.faults({ extraXml: true })
    const { msgId } = simulator.message({ from: 'liuyang', text: 'x' })
    await simulator.drain()
    expect([...(product.received[0]?.children.keys() ?? [])][0]).toBe('SessionFrom')
    expect(Object.fromEntries(product.received[0]?.children ?? [])).toMatchObject({ MsgId: msgId, Content: 'x' })
  })
})
