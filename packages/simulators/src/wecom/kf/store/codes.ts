import { randomBytes } from 'node:crypto'
import type { CodeUse } from './records.ts'
import type { KfSession, ServiceState } from './session.ts'

interface EventCode {
  readonly use: CodeUse
  readonly openKfid: string
  readonly customer: string
  readonly round: number
  readonly expiresAt: number
}

const lives: { readonly [Use in CodeUse]: number } = {
  welcome: 20_000,
  pool: 48 * 3_600_000,
  servicer: 48 * 3_600_000,
  end: 20_000,
}
const boundState: { readonly [Use in Exclude<CodeUse, 'welcome'>]: ServiceState } = { pool: 2, servicer: 3, end: 4 }
const kept = 50_000

/** The codes of `kf/send_msg_on_event`: each works once, for a while, and in the state it was given for. */
export class EventCodes {
  readonly #now: () => number
  readonly #codes = new Map<string, EventCode>()

  constructor(now: () => number) {
    this.#now = now
  }

  issue(use: CodeUse, openKfid: string, { customer, round }: KfSession): string {
    const code = `${use === 'welcome' ? 'W' : 'M'}${randomBytes(18).toString('base64url')}`
    this.#codes.set(code, { use, openKfid, customer, round, expiresAt: this.#now() + lives[use] })
    const [oldest] = this.#codes.keys()
    if (this.#codes.size > kept && oldest !== undefined) this.#codes.delete(oldest)
    return code
  }

  /** `undefined` when it is unknown, used or too old. */
  find(code: string): EventCode | undefined {
    const found = this.#codes.get(code)
    return found && this.#now() <= found.expiresAt ? found : undefined
  }

  use(code: string): void {
    this.#codes.delete(code)
  }

  clear(): void {
    this.#codes.clear()
  }
}

/** Whether the session is still as it was when the code was given out; a welcome does not ask. */
export function stillFits({ use, round }: Pick<EventCode, 'use' | 'round'>, session: KfSession): boolean {
  return use === 'welcome' || (session.round === round && session.state === boundState[use])
}

export function codeUseOf(state: 2 | 3 | 4): CodeUse {
  return state === 2 ? 'pool' : state === 3 ? 'servicer' : 'end'
}
