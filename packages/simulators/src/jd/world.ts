import { createHash } from 'node:crypto'
import { BadInput } from '../http/bad-input.ts'
import type { Shop } from './options.ts'

export interface JdCustomer {
  readonly pin: string
  nickname: string
}

/** One consultation of a customer; a new one begins after it was closed. */
export interface Session {
  readonly sid: string
  readonly shop: Shop
  readonly customer: string
  readonly beganMs: number
  lastCustomerMs: number
  lastWaiterMs: number
  isClosed: boolean
  /** How many the customer had with this shop before. */
  readonly nth: number
}

/** One line of the chat log, as `im.pop.chatlog.get` tells it. */
export interface LogLine {
  readonly sid: string
  readonly shop: string
  readonly customer: string
  readonly waiter: string
  readonly waiterSend: boolean
  readonly content: string
  readonly time: number
  readonly skuId: number
  readonly channel: number
}

const linesKept = 200_000
/** So many consultations of a customer are known again after a restart. */
const sessionsTried = 200

export const demoCustomers: readonly JdCustomer[] = [
  { pin: 'jd_chenmo88', nickname: '陈墨' },
  { pin: 'jd_xiguataro', nickname: '西瓜太郎' },
  { pin: 'jd_sunlaoshi', nickname: '孙老师' },
]

/** Shops, their customers, their consultations and what was said in them. */
export class JdWorld {
  readonly shops: readonly Shop[]
  readonly #now: () => number
  readonly #secret: string
  #customers = new Map<string, JdCustomer>()
  readonly #sessions = new Map<string, Session>()
  readonly #bySid = new Map<string, Session>()
  #log: LogLine[] = []

  constructor(shops: readonly Shop[], now: () => number, secret: string) {
    this.shops = shops
    this.#now = now
    this.#secret = secret
    this.reset()
  }

  /** The first one unless named. Throws `BadInput`. */
  shop(venderId?: string): Shop {
    const found = venderId === undefined ? this.shops[0] : this.shops.find((shop) => shop.venderId === venderId)
    if (found) return found
    throw new BadInput(`There is no shop ${venderId ?? ''}; see /_sim/jd/world.`, 404)
  }

  customers(): JdCustomer[] {
    return [...this.#customers.values()]
  }

  /** A name given anew is their name from now on. */
  findOrAdd(pin: string, nickname: string | undefined): JdCustomer {
    const known = this.#customers.get(pin) ?? { pin, nickname: nickname ?? pin }
    if (nickname !== undefined) known.nickname = nickname
    this.#customers.set(pin, known)
    return known
  }

  /** The consultation that is open, or a new one. */
  sessionOf(shop: Shop, customer: string): Session {
    const open = this.#sessions.get(keyOf(shop, customer))
    if (open && !open.isClosed) return open
    return this.#begin(shop, customer, open ? open.nth + 1 : 0)
  }

  /** Also one from before a restart: its id is made of whom it is with. The customer is then taken to have just written. */
  findSession(sid: string, venderId: string, customer: string): Session | undefined {
    const known = this.#bySid.get(sid)
    if (known) return known.shop.venderId === venderId && known.customer === customer ? known : undefined
    const shop = this.shops.find((one) => one.venderId === venderId)
    if (!shop) return undefined
    for (let nth = 0; nth < sessionsTried; nth++) {
      if (this.#sidOf(shop, customer, nth) !== sid) continue
      const session = this.#begin(shop, customer, nth)
      session.lastCustomerMs = this.#now()
      return session
    }
    return undefined
  }

  sessions(): Session[] {
    return [...this.#bySid.values()]
  }

  said(session: Session, of: { waiterSend: boolean; content: string; skuId?: string | undefined }): void {
    const time = this.#now()
    if (of.waiterSend) session.lastWaiterMs = time
    else session.lastCustomerMs = time
    const { sid, shop, customer } = session
    const { waiterSend, content } = of
    const skuId = Number(of.skuId ?? 0)
    this.#log.push({
      sid,
      shop: shop.venderId,
      customer,
      waiter: shop.pin,
      waiterSend,
      content,
      time,
      skuId,
      channel: 11,
    })
    if (this.#log.length > linesKept) this.#log = this.#log.slice(-linesKept / 2)
  }

  log(): readonly LogLine[] {
    return this.#log
  }

  #begin(shop: Shop, customer: string, nth: number): Session {
    const sid = this.#sidOf(shop, customer, nth)
    const beganMs = this.#now()
    const session = { sid, shop, customer, beganMs, lastCustomerMs: 0, lastWaiterMs: 0, isClosed: false, nth }
    this.#sessions.set(keyOf(shop, customer), session)
    this.#bySid.set(sid, session)
    return session
  }

  #sidOf({ venderId }: Shop, customer: string, nth: number): string {
    return createHash('md5').update(`${this.#secret}|${venderId}|${customer}|${nth}`).digest('hex')
  }

  reset(): void {
    this.#customers = new Map(demoCustomers.map((one) => [one.pin, { ...one }]))
    this.#sessions.clear()
    this.#bySid.clear()
    this.#log = []
  }
}

const keyOf = ({ venderId }: Shop, customer: string) => `${venderId}|${customer}`
