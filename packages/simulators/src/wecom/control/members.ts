import { departments } from '../members.ts'
import type { ControlCall } from './call.ts'

const shown = 30

/** `GET /_sim/wecom/members`: who may be chosen on the phone. */
export function members({ state }: ControlCall): object {
  const items = state.members.customers(shown).map(({ userid, name, department, position }) => ({
    userid,
    name,
    position,
    department: departments.find(({ id }) => id === department[0])?.name ?? '',
  }))
  return { items }
}
