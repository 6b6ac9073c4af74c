import type { WeComSimulator } from '@yingda/simulators'
import type { Agent } from './agent.ts'
import type { Ledgers, OutsideLedger, ScreenLedger, StoredLedger } from './ledgers.ts'
import type { Question } from './traffic.ts'

export const collect = (
  asked: readonly Question[],
  sim: WeComSimulator,
  agents: readonly Agent[],
  stored: StoredLedger,
): Ledgers => ({ asked, a: outside(asked, sim), b: agents.map(screenOf), c: stored })

/** What was said before the run, to set the stage, is no part of it. */
function outside(asked: readonly Question[], sim: WeComSimulator): OutsideLedger {
  const texts = new Set(asked.map(({ text }) => text))
  return {
    deliveries: sim.deliveries().filter(({ text }) => texts.has(text)),
    sent: sim.sent().map(({ to, text }) => ({ to, text })),
  }
}

const screenOf = ({ userId, screen, complaints }: Agent): ScreenLedger => ({
  agent: userId,
  frames: screen.frames,
  conversations: [...screen.conversations.values()],
  complaints,
})
