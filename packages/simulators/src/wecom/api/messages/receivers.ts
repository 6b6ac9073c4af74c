import { visibleTo } from '../../company/apps.ts'
import { isVisibleTo } from '../../company/sight.ts'
import type { Member } from '../../directory/records.ts'
import type { ApiCall } from '../call.ts'

export interface Receivers {
  /** Userids as the directory spells them, each once. */
  readonly to: readonly string[]
  readonly invaliduser: string
  readonly invalidparty: string
  readonly invalidtag: string
}

export interface Targets {
  readonly touser: string
  readonly toparty: string
  readonly totag: string
}

type Caller = Pick<ApiCall, 'state' | 'app'>

/** Turns the `|`-joined lists of message/send into members of the visible range. Invalid userids come back lower-cased. */
export function resolveReceivers({ state, app }: Caller, { touser, toparty, totag }: Targets): Receivers {
  const everyone = { invaliduser: '', invalidparty: '', invalidtag: '' }
  const reachable = (members: readonly Member[]) => members.filter((member) => isVisibleTo(state, app, member))
  if (touser === '@all') return { to: reachable(state.directory.list()).map(({ userid }) => userid), ...everyone }
  const to = new Set<string>()
  const fails = (members: readonly Member[]) => {
    const found = reachable(members)
    for (const { userid } of found) to.add(userid)
    return found.length === 0
  }
  const invaliduser = split(touser).filter((userid) => fails([state.directory.find(userid) ?? []].flat()))
  const invalidparty = split(toparty).filter((id) => fails(partyMembers({ state, app }, Number(id))))
  const invalidtag = split(totag).filter((id) => fails(state.directory.tagged(Number(id))))
  return {
    to: [...to],
    invaliduser: invaliduser.join('|').toLowerCase(),
    invalidparty: invalidparty.join('|'),
    invalidtag: invalidtag.join('|'),
  }
}

export function split(list: string): string[] {
  return list.split('|').filter((item) => item !== '')
}

/** A department with everything below it, if it is in the visible range. */
function partyMembers({ state, app }: Caller, id: number): Member[] {
  const { departments } = state.directory
  const visible = visibleTo(app, state.rules)
  if (visible !== null && !departments.isWithin(id, visible.departments)) return []
  return departments.subtree(id).flatMap((one) => state.directory.inDepartment(one.id))
}
