import { BadInput } from '../../http/bad-input.ts'
import type { Business } from '../options.ts'

export interface Customer {
  readonly openId: string
  nick: string
  /** The platform has banned them. */
  banned?: true
}

export interface OpenBusiness extends Business {
  /** It has let the app in. */
  authorized: boolean
}

/** Who writes to the demo's shop. */
export const demoCustomers: readonly Customer[] = [
  { openId: '_000DemoMianhuatang', nick: '棉花糖' },
  { openId: '_000DemoLaozhou', nick: '老周钓鱼' },
  { openId: '_000DemoXiaolu', nick: '小鹿不迷路' },
]

/** Businesses, and the customers who wrote to them. An unknown writer becomes a customer. */
export class People {
  readonly #businesses: Map<string, OpenBusiness>
  #customers = new Map<string, Customer>()

  constructor(businesses: readonly Business[]) {
    this.#businesses = new Map(businesses.map((one) => [one.openId, { ...one, authorized: false }]))
    this.reset()
  }

  businesses(): OpenBusiness[] {
    return [...this.#businesses.values()]
  }

  /** The first one unless named. Throws `BadInput`. */
  business(openId?: string): OpenBusiness {
    const found = openId === undefined ? this.businesses()[0] : this.#businesses.get(openId)
    if (found) return found
    throw new BadInput(`There is no business ${openId ?? ''}; see /_sim/douyin/world.`, 404)
  }

  customers(): Customer[] {
    return [...this.#customers.values()]
  }

  find(openId: string): Customer | undefined {
    return this.#customers.get(openId)
  }

  /** A name given anew is their name from now on. */
  findOrAdd(openId: string, nick: string | undefined): Customer {
    const known = this.#customers.get(openId) ?? { openId, nick: nick ?? openId }
    if (nick !== undefined) known.nick = nick
    this.#customers.set(openId, known)
    return known
  }

  reset(): void {
    this.#customers = new Map(demoCustomers.map((one) => [one.openId, { ...one }]))
  }
}
