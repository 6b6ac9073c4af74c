import { randomBytes } from 'node:crypto'
import { demand } from '../errors.ts'

export type LoginScope = 'snsapi_base' | 'snsapi_privateinfo'

/** What somebody agreed to on the login page. */
export interface Login {
  /** A userid, or the openid of somebody who is no member. */
  readonly who: string
  readonly scope: LoginScope
  /** `undefined`: the link named no app, so nothing private is told. */
  readonly agentId: number | undefined
  /** The private fields the member let through. */
  readonly fields: readonly string[]
}

interface Issued extends Login {
  readonly expiresAt: number
}

const codeLifeMs = 300_000
const ticketLifeMs = 1_800_000
const kept = 10_000

/** Login codes, good once and for 5 minutes, and the tickets they may lead to, good for half an hour. */
export class Logins {
  readonly #now: () => number
  readonly #codes = new Map<string, Issued>()
  readonly #tickets = new Map<string, Issued>()

  constructor(now: () => number) {
    this.#now = now
  }

  issueCode(login: Login): string {
    return this.#issue(this.#codes, login, codeLifeMs)
  }

  issueTicket(login: Login): string {
    return this.#issue(this.#tickets, login, ticketLifeMs)
  }

  /** Ends the call when the code is unknown, used, another app's, or too old. */
  takeCode(code: string, agentId: number | undefined): Login {
    const login = this.#codes.get(code)
    demand(login && (login.agentId === undefined || login.agentId === agentId), 40029)
    this.#codes.delete(code)
    demand(this.#now() <= login.expiresAt, 42003)
    return login
  }

  findTicket(ticket: string): Login {
    const login = this.#tickets.get(ticket)
    demand(login, 84015)
    demand(this.#now() <= login.expiresAt, 84014)
    return login
  }

  clear(): void {
    this.#codes.clear()
    this.#tickets.clear()
  }

  #issue(into: Map<string, Issued>, login: Login, lifeMs: number): string {
    const key = randomBytes(32).toString('base64url')
    into.set(key, { ...login, expiresAt: this.#now() + lifeMs })
    const [oldest] = into.keys()
    if (into.size > kept && oldest !== undefined) into.delete(oldest)
    return key
  }
}
