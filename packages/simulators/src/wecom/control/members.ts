import type { ControlCall } from './call.ts'

const shown = 30

/** `GET /_sim/wecom/members`: who may be chosen on the phone; with `?all=1` also the service desk. */
export function members({ state, query }: ControlCall): object {
  const { directory } = state
  const people = query.get('all') === '1' ? directory.first(shown) : directory.customers(shown)
  const items = people.map(({ userid, name, department, position }) => ({
    userid,
    name,
    position,
    department: state.directory.departments.find(department[0] ?? 1)?.name ?? '',
  }))
  return { items }
}
