import { demoDepartments, demoMembers, demoTags, rootId, serviceDeskId } from './demo-company.ts'
import { Departments } from './departments.ts'
import { GeneratedCompany } from './generated.ts'
import { OwnMembers } from './own-members.ts'
import type { Member } from './records.ts'

const nobody = new GeneratedCompany({ departments: 0, members: 0 })

/**
 * Who works in the company. Members who were given or changed are kept; a generated company below them is only
 * arithmetic, and whoever of it was changed or has left is hidden. Userids are unique ignoring case.
 */
export class Directory {
  readonly departments = new Departments()
  readonly #initial: readonly Member[]
  #own = new OwnMembers([])
  #generated = nobody
  /** Generated members who are not as generated any more. */
  #hidden = new Set<number>()

  constructor(initial: readonly Member[] = demoMembers) {
    this.#initial = initial
    this.reset()
  }

  get size(): number {
    return this.#own.size + this.#generated.members - this.#hidden.size
  }

  find(userid: string): Member | undefined {
    return this.#own.find(userid) ?? this.#generatedOne(this.#generated.numberOf(userid.toLowerCase()))
  }

  findByMobile(mobile: string): Member | undefined {
    return (
      this.#own.list().find((member) => member.mobile === mobile) ??
      this.#generatedOne(this.#generated.numberOfMobile(mobile))
    )
  }

  /** Whoever writes is a member: an unknown userid joins the root department. */
  findOrAdd(userid: string, name: string | undefined): Member {
    const known = this.find(userid)
    if (known) return known
    const member: Member = { userid, name: name ?? userid, department: [rootId], position: '' }
    this.put(member)
    return member
  }

  /** Adds a member or takes the place of the one with this userid. */
  put(member: Member): void {
    this.#hide(member.userid)
    this.#own.put(member)
  }

  remove(userid: string): boolean {
    if (this.find(userid) === undefined) return false
    this.#hide(userid)
    this.#own.remove(userid)
    return true
  }

  /** Direct members only. */
  inDepartment(id: number): Member[] {
    const members = this.#own.inDepartment(id)
    for (const member of this.#generated.membersOf(id)) if (!this.#isHidden(member)) members.push(member)
    return members
  }

  tagged(id: number): Member[] {
    return (demoTags.get(id) ?? []).flatMap((userid) => this.find(userid) ?? [])
  }

  list(): Member[] {
    return [...this.walk(0)].map(({ member }) => member)
  }

  /** Everyone once, from a place on; `next` is the place to go on from after this member. */
  *walk(from: number): Generator<{ member: Member; next: number }> {
    const { members } = this.#generated
    for (let k = from; k < members; k += 1) {
      const member = this.#generatedOne(k)
      if (member) yield { member, next: k + 1 }
    }
    for (const { member, place } of this.#own.after(from - members)) yield { member, next: members + place + 1 }
  }

  /** The first `limit` members who are not of the service desk. */
  customers(limit: number): Member[] {
    return this.#own
      .list()
      .filter(({ department }) => !department.includes(serviceDeskId))
      .slice(0, limit)
  }

  /** The first `limit` members of those who are kept. */
  first(limit: number): Member[] {
    return this.#own.list().slice(0, limit)
  }

  serviceDesk(): Member[] {
    return this.inDepartment(serviceDeskId)
  }

  /** Grows to these totals; members who are here already, and their departments, are among them. */
  generate(total: { departments: number; members: number }): void {
    const members = Math.max(0, total.members - this.#own.size)
    const departments = Math.max(0, total.departments - demoDepartments.length)
    this.#generated = new GeneratedCompany({ departments, members })
    this.#hidden = new Set()
    this.departments.reset([...demoDepartments, ...this.#generated.departmentList(rootId)])
  }

  /** Generated members by number, for changes at random. */
  nth(k: number): Member | undefined {
    return (
      this.#generatedOne(k % Math.max(1, this.#generated.members)) ?? this.#own.list()[k % Math.max(1, this.#own.size)]
    )
  }

  reset(): void {
    this.#generated = nobody
    this.#hidden = new Set()
    this.#own = new OwnMembers(this.#initial)
    this.departments.reset(demoDepartments)
  }

  #generatedOne(k: number | undefined): Member | undefined {
    return k === undefined || this.#hidden.has(k) ? undefined : this.#generated.member(k)
  }

  #isHidden({ userid }: Member): boolean {
    const k = this.#generated.numberOf(userid)
    return k !== undefined && this.#hidden.has(k)
  }

  #hide(userid: string): void {
    const k = this.#generated.numberOf(userid.toLowerCase())
    if (k !== undefined) this.#hidden.add(k)
  }
}
