/** 0 receives; 1 does not, with the kind of stop: 0 stopped, 1 suspended. */
export interface Reception {
  status: 0 | 1
  stopType: 0 | 1
}

/** Who answers for one account: members by userid (case is folded), and whole departments. */
export class Servicers {
  readonly #members = new Map<string, { readonly userid: string } & Reception>()
  readonly #departments = new Set<number>()

  constructor(userids: readonly string[]) {
    for (const userid of userids) this.add(userid)
  }

  /** `false` when listed already. */
  add(userid: string): boolean {
    if (this.#members.has(key(userid))) return false
    this.#members.set(key(userid), { userid, status: 0, stopType: 0 })
    return true
  }

  remove(userid: string): boolean {
    return this.#members.delete(key(userid))
  }

  addDepartment(id: number): boolean {
    if (this.#departments.has(id)) return false
    this.#departments.add(id)
    return true
  }

  removeDepartment(id: number): boolean {
    return this.#departments.delete(id)
  }

  /** `undefined` when neither the member nor one of the departments is listed. Who is listed by department receives. */
  reception(userid: string, departments: readonly number[]): Reception | undefined {
    const listed = this.#members.get(key(userid))
    if (listed) return listed
    return departments.some((id) => this.#departments.has(id)) ? { status: 0, stopType: 0 } : undefined
  }

  setReception(userid: string, reception: Reception): void {
    const listed = this.#members.get(key(userid)) ?? { userid, ...reception }
    this.#members.set(key(userid), Object.assign(listed, reception))
  }

  members(): readonly ({ readonly userid: string } & Reception)[] {
    return [...this.#members.values()]
  }

  departments(): readonly number[] {
    return [...this.#departments]
  }
}

function key(userid: string): string {
  return userid.toLowerCase()
}
