import type { Agent } from './agent.ts'
import type { Ledgers, OutsideLedger, ScreenLedger, StoredLedger } from './ledgers.ts'
import type { Remote } from './remotes/remote.ts'
import type { Question } from './traffic.ts'

export const collect = (
  asked: readonly Question[],
  remotes: readonly Remote[],
  agents: readonly Agent[],
  stored: StoredLedger,
): Ledgers => ({ asked, a: outside(asked, remotes), b: agents.map(screenOf), c: stored })

/** What was said before the run, to set the stage, is no part of it. */
function outside(asked: readonly Question[], remotes: readonly Remote[]): OutsideLedger {
  const texts = new Set(asked.map(({ text }) => text))
  return {
    deliveries: remotes.flatMap((remote) => remote.deliveries()).filter(({ text }) => texts.has(text)),
    sent: remotes.flatMap((remote) => remote.sent()).map(({ to, text }) => ({ to, text })),
  }
}

const screenOf = ({ userId, screen, complaints }: Agent): ScreenLedger => ({
  agent: userId,
  frames: screen.frames,
  conversations: [...screen.conversations.values()],
  complaints,
})
