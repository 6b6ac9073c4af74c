import type { Handle } from '../../platform/db.ts'
import type { Priority } from '../sessions/contract.ts'
import { type Asking, higher, matchRule } from './policy/match-rule.ts'
import { readRules } from './store/rules.ts'

/** Departments of customers who are members of the company, in the order asked; empty for the others. */
export type DepartmentsOf = (
  db: Handle,
  customers: readonly { readonly accountId: string; readonly customerRef: string }[],
) => Promise<readonly (readonly number[])[]>

export interface Asker extends Omit<Asking, 'departmentIds'> {
  readonly customerRef: string
  /** Where it waits already: a rule does not take it from there. */
  readonly teamId: string | null
}

export interface Route {
  readonly teamId: string | null
  readonly priority: Priority
}

/** Where each waits, and how urgently, in the order asked. */
export async function routesFor(
  db: Handle,
  departmentsOf: DepartmentsOf,
  askers: readonly Asker[],
): Promise<readonly Route[]> {
  const { items: rules } = await readRules(db)
  const asksDepartments = rules.some(({ match }) => match.departmentId !== undefined)
  const departments = asksDepartments ? await departmentsOf(db, askers) : []
  return askers.map((asker, index) => {
    const rule = matchRule(rules, { ...asker, departmentIds: departments[index] ?? [] })
    return {
      teamId: asker.teamId ?? rule?.teamId ?? null,
      priority: higher(asker.priority, rule?.priority ?? asker.priority),
    }
  })
}
