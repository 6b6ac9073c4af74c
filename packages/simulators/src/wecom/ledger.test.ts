import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLedger } from '../delivery/ledger.ts'
import { apiOf } from '../testing/api.ts'
import { startProduct } from '../testing/product.ts'
import { startSimulator } from '../testing/simulator.ts'

let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ledger-'))
  file = join(folder, 'a.jsonl')
})

afterEach(() => rm(folder, { recursive: true }))

test('every attempt and every message sent is a line, also after stop', async () => {
  const product = await startProduct((_, response) =>
    response.writeHead(product.received.length === 1 ? 500 : 200).end(),
  )
  const simulator = await startSimulator({ callbackUrl: product.url, ledgerFile: file })
  const { msgId, outcome } = simulator.message({ from: 'liuyang', text: 'hi' })
  await outcome
  const { json } = await apiOf(simulator.url).send()
  await simulator.stop()
  await product.stop()
  expect(await lines()).toMatchObject([
    { kind: 'attempt', msgId, from: 'liuyang', attempt: 1, status: 500 },
    { kind: 'attempt', msgId, from: 'liuyang', attempt: 2, status: 200 },
    { kind: 'sent', msgid: json.msgid, touser: 'liuyang', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ])
})

test('a second run appends to the first', async () => {
  for (const msgId of ['1', '2']) {
    const ledger = await openLedger(file)
    ledger.write(attempt(msgId))
    await ledger.close()
  }
  expect((await lines()).map(({ msgId }) => msgId)).toEqual(['1', '2'])
})

test('thousands of lines keep their order and are complete after flush', async () => {
  const ledger = await openLedger(file)
  for (let i = 0; i < 5_000; i += 1) ledger.write(attempt(String(i)))
  await ledger.flush()
  expect((await lines()).map(({ msgId }) => Number(msgId))).toEqual(Array.from({ length: 5_000 }, (_, i) => i))
  await ledger.close()
})

test('a ledger that cannot be written says so', async () => {
  const ledger = await openLedger('/dev/full')
  ledger.write(attempt('1'))
  await expect(ledger.flush()).rejects.toThrow('could not be written')
  await expect(ledger.close()).rejects.toThrow('could not be written')
})

function attempt(msgId: string) {
  return { kind: 'attempt', msgId, from: 'u', at: '2026-01-01T00:00:00.000Z', attempt: 1, status: 200 } as const
}

async function lines(): Promise<Record<string, unknown>[]> {
  const text = await readFile(file, 'utf8')
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}
