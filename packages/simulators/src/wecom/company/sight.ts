import type { Member } from '../directory/records.ts'
import type { State } from '../state.ts'
import { type App, visibleTo } from './apps.ts'

/** Whether a member is in the visible range of an app: by name, or by a department it has from above. */
export function isVisibleTo({ rules, directory }: State, app: App, { userid, department }: Member): boolean {
  const visible = visibleTo(app, rules)
  if (visible === null) return true
  const named = visible.users.some((user) => user.toLowerCase() === userid.toLowerCase())
  return named || department.some((id) => directory.departments.isWithin(id, visible.departments))
}
