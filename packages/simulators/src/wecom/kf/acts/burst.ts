import { setTimeout as delay } from 'node:timers/promises'
import type { World } from '../../world.ts'
import { customerWrites } from './customer-actions.ts'

export interface Burst {
  messages: number
  /** The first so many accounts; missing ones are added. All of them unless given. */
  accounts?: number
  /** Of each account; 10 unless given. */
  customers?: number
  /** Messages between two doorbells of one account; 1 unless given. */
  perDoorbell?: number
  /** As fast as possible unless given. */
  perSecond?: number
  /** Before the number of each text; `burst` unless given. */
  prefix?: string
}

const stepMs = 10

/** Many customers write, in turn over accounts and customers: `<prefix> <number>`, rising. Resolves when all is emitted. */
export async function burst(world: World, options: Burst, signal: AbortSignal): Promise<{ emitted: number }> {
  const { messages, customers = 10, perDoorbell = 1, perSecond = 0, prefix = 'burst' } = options
  const accounts = openKfids(world, options.accounts)
  const startedMs = performance.now()
  let emitted = 0
  while (emitted < messages && !signal.aborted) {
    const group = Math.floor(emitted / perDoorbell)
    const open_kfid = accounts[group % accounts.length]
    if (open_kfid === undefined) break
    const size = Math.min(perDoorbell, messages - emitted)
    for (let i = 1; i <= size; i += 1) {
      emitted += 1
      const from = `wm${prefix}-${accounts.indexOf(open_kfid)}-${emitted % customers}`
      customerWrites(world, { open_kfid, from, text: `${prefix} ${emitted}`, doorbell: i === size })
    }
    await breathe(startedMs, emitted, perSecond, signal)
  }
  return { emitted }
}

/** Lets the rest of the process work between two groups, and holds the pace. */
async function breathe(startedMs: number, emitted: number, perSecond: number, signal: AbortSignal): Promise<void> {
  const dueMs = perSecond === 0 ? 0 : startedMs + (emitted / perSecond) * 1_000 - performance.now()
  if (dueMs < stepMs && emitted % 100 !== 0) return
  // @NOTE an abort only ends the waiting; the loop above sees it.
  await delay(Math.max(0, dueMs), undefined, { signal }).catch(() => {})
}

function openKfids({ state }: World, wanted: number | undefined): string[] {
  while (wanted !== undefined && state.kf.accounts.size < wanted) {
    const account = state.kf.add(`客服${state.kf.accounts.size + 1}`, '')
    for (const { userid } of state.directory.serviceDesk()) account.servicers.add(userid)
  }
  const all = state.kf.list().map(({ openKfid }) => openKfid)
  return wanted === undefined ? all : all.slice(0, wanted)
}
