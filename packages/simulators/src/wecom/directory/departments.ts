import type { Department } from './records.ts'

/** The tree of departments. */
export class Departments {
  readonly #byId = new Map<number, Department>()
  readonly #children = new Map<number, Set<number>>()

  get size(): number {
    return this.#byId.size
  }

  find(id: number): Department | undefined {
    return this.#byId.get(id)
  }

  put(department: Department): void {
    this.remove(department.id)
    this.#byId.set(department.id, department)
    const siblings = this.#children.get(department.parentid) ?? new Set()
    this.#children.set(department.parentid, siblings.add(department.id))
  }

  remove(id: number): void {
    const department = this.#byId.get(id)
    if (department === undefined) return
    this.#byId.delete(id)
    this.#children.get(department.parentid)?.delete(id)
  }

  childrenOf(id: number): Department[] {
    return [...(this.#children.get(id) ?? [])].flatMap((child) => this.#byId.get(child) ?? [])
  }

  list(): Department[] {
    return [...this.#byId.values()]
  }

  /** A department with everything below it, parents first. */
  subtree(id: number): Department[] {
    const found = this.#byId.get(id)
    const result = found ? [found] : []
    for (let i = 0; i < result.length; i += 1) result.push(...this.childrenOf(result[i]?.id ?? 0))
    return result
  }

  /** Whether a department is one of these or below one. */
  isWithin(id: number, above: readonly number[]): boolean {
    const wanted = new Set(above)
    for (let at = this.#byId.get(id); at; at = this.#byId.get(at.parentid)) if (wanted.has(at.id)) return true
    return false
  }

  /** How many steps the department is below the root, which is 1. */
  depthOf(id: number): number {
    let depth = 0
    for (let at = this.#byId.get(id); at; at = this.#byId.get(at.parentid)) depth += 1
    return depth
  }

  reset(departments: Iterable<Department>): void {
    this.#byId.clear()
    this.#children.clear()
    for (const department of departments) this.put(department)
  }
}
