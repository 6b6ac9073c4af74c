import { randomBytes } from 'node:crypto'

export const sessionCookies = ['user', 'userToken', 'JESONG_USER_ID'] as const

export type SessionCookies = Readonly<Record<(typeof sessionCookies)[number], string>>

interface Session {
  readonly phone: string
  readonly company: string
  readonly userId: string
  readonly cookies: SessionCookies
  readonly until: number
  isDead: boolean
}

const lifeMs = 24 * 3_600_000

/** Who is logged in, by cookies that mean nothing to anybody else. */
export class Sessions {
  readonly #now: () => number
  #byToken = new Map<string, Session>()

  constructor(now: () => number) {
    this.#now = now
  }

  open(who: Pick<Session, 'phone' | 'company' | 'userId'>, endsOthers: boolean): SessionCookies {
    for (const other of this.#byToken.values()) {
      if (endsOthers && other.phone === who.phone && other.company === who.company) other.isDead = true
    }
    const cookies = {
      user: randomBytes(48).toString('base64'),
      userToken: randomBytes(32).toString('base64'),
      JESONG_USER_ID: who.userId,
    }
    this.#byToken.set(cookies.userToken, { ...who, cookies, until: this.#now() + lifeMs, isDead: false })
    return cookies
  }

  /** `unknown`: no such login was ever; `dead`: there was one. */
  find(cookies: ReadonlyMap<string, string>): Session | 'dead' | 'unknown' {
    const session = this.#byToken.get(cookies.get('userToken') ?? '')
    if (!session || sessionCookies.some((name) => session.cookies[name] !== cookies.get(name))) return 'unknown'
    return session.isDead || this.#now() >= session.until ? 'dead' : session
  }

  /** Ends every login of this moment; resolves with how many. */
  endAll(): number {
    const living = [...this.#byToken.values()].filter(({ isDead }) => !isDead)
    for (const session of living) session.isDead = true
    return living.length
  }

  reset(): void {
    this.#byToken = new Map()
  }
}
