import { Agent, buildConnector } from 'undici'
import { checkedLookup, type Resolve } from './lookup.ts'
import { OutboundRefused } from './refused.ts'
import { judgeTarget, type Rules } from './target.ts'

export interface DispatcherOptions extends Rules {
  /** For one connection. */
  readonly connectMs?: number
  /** Until the answer begins, and between two pieces of it. */
  readonly silenceMs?: number
  /** Instead of the system's resolver, for tests. */
  readonly resolve?: Resolve | undefined
}

/** A dispatcher for undici that connects only to where the rules let it, whoever sends what through it. */
export function createDispatcher(options: DispatcherOptions): Agent {
  const { connectMs = 10_000, silenceMs = 300_000, resolve } = options
  const connect = buildConnector({ lookup: checkedLookup(options, resolve), timeout: connectMs })
  return new Agent({
    headersTimeout: silenceMs,
    bodyTimeout: silenceMs,
    connect(target, done) {
      const { protocol, hostname } = target
      // A host that is an address is connected to without being looked up.
      const refused = judgeTarget({ protocol, hostname, username: '', password: '' }, options)
      if (refused) return done(new OutboundRefused(refused), null)
      connect(target, done)
    },
  })
}
