import type { Department } from '../resources/departments.ts'

export interface Placed {
  readonly parentOf: ReadonlyMap<number, number>
  /** Departments whose parent is not among the known ones: shown as roots. */
  readonly orphans: readonly number[]
  /** One department of each circle: it is taken out of the circle, and becomes a root. */
  readonly cycles: readonly number[]
}

/** Parents that exist and lead to a root. `known` are departments that are not in the answer but are stored. */
export function placeDepartments(departments: readonly Department[], known: ReadonlySet<number>): Placed {
  const ids = new Set(departments.map(({ id }) => id))
  const parentOf = new Map<number, number>()
  const orphans: number[] = []
  for (const { id, parentId } of departments) {
    if (parentId === 0) continue
    if (ids.has(parentId) || known.has(parentId)) parentOf.set(id, parentId)
    else orphans.push(id)
  }
  return { parentOf, orphans, cycles: breakCycles([...ids], parentOf) }
}

/** Walks up from every department; whoever meets their own path is in a circle. Each department is walked once. */
function breakCycles(ids: readonly number[], parentOf: Map<number, number>): number[] {
  const leadsToRoot = new Set<number>()
  const cycles: number[] = []
  for (const id of ids) {
    const path = new Set<number>()
    for (let at: number | undefined = id; at !== undefined && !leadsToRoot.has(at); at = parentOf.get(at)) {
      if (path.has(at)) {
        parentOf.delete(at)
        cycles.push(at)
        break
      }
      path.add(at)
    }
    for (const passed of path) leadsToRoot.add(passed)
  }
  return cycles
}
