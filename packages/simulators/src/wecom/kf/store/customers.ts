/** Somebody in WeChat who has come to an account. */
export interface KfCustomer {
  readonly externalUserid: string
  readonly nickname: string
  /** 0 unknown, 1 male, 2 female. */
  readonly gender: 0 | 1 | 2
  /** Milliseconds since 1970 of the last message or entry. */
  activeAt: number
  scene: string
  sceneParam: string
}

const demoNames = [
  '小雨',
  '山间清风',
  '阿哲',
  '橙子',
  '夏天的鱼',
  '老周',
  '念念',
  '木木',
  '星河',
  '可可',
  '南风',
  '糖糖',
]

/** The customers by external_userid; whoever writes or enters becomes one. */
export class KfCustomers {
  readonly #byId = new Map<string, KfCustomer>()

  find(externalUserid: string): KfCustomer | undefined {
    return this.#byId.get(externalUserid)
  }

  findOrAdd(externalUserid: string, nickname: string | undefined): KfCustomer {
    const known = this.#byId.get(externalUserid)
    if (known) return known
    const number = sumOf(externalUserid)
    const customer: KfCustomer = {
      externalUserid,
      nickname: nickname ?? demoNames[number % demoNames.length] ?? externalUserid,
      gender: number % 3 === 0 ? 0 : number % 3 === 1 ? 1 : 2,
      activeAt: Number.NEGATIVE_INFINITY,
      scene: '',
      sceneParam: '',
    }
    this.#byId.set(externalUserid, customer)
    return customer
  }

  clear(): void {
    this.#byId.clear()
  }
}

function sumOf(text: string): number {
  let sum = 0
  for (const byte of Buffer.from(text)) sum = (sum * 31 + byte) % 1_000_003
  return sum
}
