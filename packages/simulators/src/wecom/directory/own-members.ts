import type { Member } from './records.ts'

/** Members kept one by one, by userid (case is folded) and by department, in the order they came. */
export class OwnMembers {
  readonly #byKey = new Map<string, { readonly member: Member; readonly place: number }>()
  readonly #byDepartment = new Map<number, Set<string>>()
  #nextPlace = 0

  constructor(members: Iterable<Member>) {
    for (const member of members) this.put(member)
  }

  get size(): number {
    return this.#byKey.size
  }

  find(userid: string): Member | undefined {
    return this.#byKey.get(userid.toLowerCase())?.member
  }

  put(member: Member): void {
    const key = member.userid.toLowerCase()
    const known = this.#byKey.get(key)
    if (known) this.#leaveDepartments(key, known.member)
    this.#byKey.set(key, { member, place: known?.place ?? this.#nextPlace })
    if (known === undefined) this.#nextPlace += 1
    for (const id of member.department) {
      const keys = this.#byDepartment.get(id) ?? new Set()
      this.#byDepartment.set(id, keys.add(key))
    }
  }

  remove(userid: string): void {
    const key = userid.toLowerCase()
    const known = this.#byKey.get(key)
    if (known === undefined) return
    this.#leaveDepartments(key, known.member)
    this.#byKey.delete(key)
  }

  inDepartment(id: number): Member[] {
    return [...(this.#byDepartment.get(id) ?? [])].flatMap((key) => this.#byKey.get(key)?.member ?? [])
  }

  list(): Member[] {
    return [...this.#byKey.values()].map(({ member }) => member)
  }

  /** Those who came at this place or later; whoever leaves meanwhile moves nobody. */
  *after(place: number): Generator<{ member: Member; place: number }> {
    for (const entry of this.#byKey.values()) if (entry.place >= place) yield entry
  }

  #leaveDepartments(key: string, { department }: Member): void {
    for (const id of department) this.#byDepartment.get(id)?.delete(key)
  }
}
