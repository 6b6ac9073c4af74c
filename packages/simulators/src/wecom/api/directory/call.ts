import { visibleTo } from '../../company/apps.ts'
import type { Department } from '../../directory/records.ts'
import { demand } from '../../errors.ts'
import type { ApiCall } from '../call.ts'

/** Since 2022-08-15 the contact helper gets ids only, unless it calls from an address it used before. */
export function refuseNewHelper({ app, state }: ApiCall): void {
  demand(app.kind !== 'contacts' || state.rules.contactIp === 'old', 48009)
}

/** The departments a call is about, parents first: all of the visible range, or one of it with all below. */
export function departmentsIn(call: ApiCall, id: string | null): Department[] {
  const { departments } = call.state.directory
  const visible = visibleTo(call.app, call.state.rules)
  if (id !== null && id !== '') return departments.subtree(visibleDepartment(call, id).id)
  if (visible === null) return departments.subtree(1)
  const top = visible.departments.filter((one) => !isBelowAnother(call, one, visible.departments))
  return top.flatMap((one) => departments.subtree(one))
}

/** The department of an id, if the app may see it. */
export function visibleDepartment({ state, app }: ApiCall, id: string): Department {
  const department = /^\d+$/.test(id) ? state.directory.departments.find(Number(id)) : undefined
  demand(department, 60003)
  const visible = visibleTo(app, state.rules)
  demand(visible === null || state.directory.departments.isWithin(department.id, visible.departments), 60011)
  return department
}

function isBelowAnother({ state }: ApiCall, id: number, all: readonly number[]): boolean {
  return state.directory.departments.isWithin(
    id,
    all.filter((one) => one !== id),
  )
}
