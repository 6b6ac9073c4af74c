import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { WeComSimulator } from '@yingda/simulators'
import { makeScratch, removeScratch } from '../../process/scratch.ts'
import { type AtEnd, tidily } from '../../process/tidily.ts'
import { untilNothingMoves } from '../quiet.ts'
import { openStored, type Stored } from '../stored.ts'
import { startDeskOn } from '../world.ts'
import { type Outage, startOwnPostgres } from './postgres.ts'

export interface OutageOptions {
  readonly how: Outage
  readonly outageMs: number
  /** Before and after the outage. */
  readonly calmMs: number
  readonly ratePerSecond: number
  readonly customers: number
}

export interface OutageResult {
  readonly asked: number
  readonly acked: number
  readonly gaveUp: number
  /** Answered 200 and not among the stored messages. */
  readonly ackedLost: readonly string[]
  readonly doubled: readonly string[]
  /** A customer's messages that are stored in another order than they were sent. */
  readonly orderInv: readonly string[]
  readonly slowestAckMs: number
  /** From PostgreSQL's first answer until every message sent by then is in its session. */
  readonly drainMs: number
}

/** WeCom delivers at a steady rate while PostgreSQL is away; every 200 is a promise. */
export const runOutage = (options: OutageOptions): Promise<OutageResult> =>
  tidily(async (atEnd) => {
    const { sim, stored, postgres } = await openWorld(atEnd)
    const asked: string[] = []
    const sending = startAsking(sim, options, asked)
    await delay(options.calmMs)
    await postgres.fail(options.how)
    await delay(options.outageMs)
    await postgres.recover()
    const sinceMs = performance.now()
    const fresh = await stored()
    const drained = untilStored(fresh, asked.length)
    await delay(options.calmMs)
    sending.stop()
    await sim.drain()
    const drainMs = (await drained) - sinceMs
    await untilNothingMoves(sim, fresh)
    return { ...(await compare(sim, fresh, asked)), drainMs: Math.round(drainMs) }
  })

async function openWorld(atEnd: AtEnd) {
  const databaseFolder = await makeScratch('yingda-outage-db-')
  atEnd(() => removeScratch(databaseFolder))
  const postgres = await startOwnPostgres(databaseFolder)
  atEnd(postgres.stop)
  const folder = await makeScratch('yingda-outage-desk-')
  atEnd(() => removeScratch(folder))
  const ledgerFile = join(folder, 'ledger-a.jsonl')
  const { sim } = await startDeskOn({ folder, ledgerFile, env: { DATABASE_URL: postgres.url } }, 1, 5_000, atEnd)
  const stored = async (): Promise<Stored> => {
    const opened = await openStored(postgres.url)
    atEnd(opened.close)
    return opened
  }
  return { sim, stored, postgres }
}

function startAsking(sim: WeComSimulator, { ratePerSecond, customers }: OutageOptions, asked: string[]) {
  const sinceMs = performance.now()
  const timer = setInterval(() => {
    const due = ((performance.now() - sinceMs) * ratePerSecond) / 1_000
    while (asked.length < due) {
      const text = `转人工 #${asked.length}`
      sim.message({ from: `customer-${asked.length % customers}`, text })
      asked.push(text)
    }
  }, 5)
  return { stop: () => clearInterval(timer) }
}

const giveUpMs = 120_000

/** When the first `count` messages are in their sessions, also those from the spool; on the clock of `performance`. */
async function untilStored(stored: Stored, count: number): Promise<number> {
  const sinceMs = performance.now()
  while ((await storedOf(stored, count)) < count && performance.now() - sinceMs < giveUpMs) await delay(50)
  return performance.now()
}

const storedOf = async (stored: Stored, count: number) => {
  const { messages } = await stored.read()
  return messages.filter(({ senderType, content }) => senderType === 'customer' && numberOf(content) < count).length
}

const numberOf = (content: string) => Number(content.split('#')[1])

async function compare(sim: WeComSimulator, stored: Stored, asked: readonly string[]) {
  const deliveries = sim.deliveries()
  const acked = deliveries.filter(({ attempts }) => attempts.some(({ status }) => status === 200))
  const { messages } = await stored.read()
  const said = messages.filter(({ senderType }) => senderType === 'customer')
  const counts = new Map<string, number>()
  for (const { content } of said) counts.set(content, (counts.get(content) ?? 0) + 1)
  return {
    asked: asked.length,
    acked: acked.length,
    gaveUp: deliveries.length - acked.length,
    ackedLost: acked.map(({ text }) => text).filter((text) => !counts.has(text)),
    doubled: [...counts].filter(([, count]) => count > 1).map(([text]) => text),
    orderInv: inversions(said),
    slowestAckMs: Math.round(Math.max(...acked.flatMap(({ attempts }) => attempts.map(({ ms }) => ms)))),
  }
}

/** `messages` come in the order of their sessions and places. */
function inversions(said: readonly { readonly customer: string; readonly content: string }[]): string[] {
  const last = new Map<string, number>()
  return said.flatMap(({ customer, content }) => {
    const number = numberOf(content)
    const before = last.get(customer) ?? -1
    last.set(customer, number)
    return number < before ? [`${customer}: #${number} after #${before}`] : []
  })
}
