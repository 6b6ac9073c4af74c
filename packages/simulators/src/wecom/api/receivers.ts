import type { Members } from '../members.ts'

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

/** Turns the `|`-joined lists of message/send into members. Invalid userids come back lower-cased. */
export function resolveReceivers(members: Members, { touser, toparty, totag }: Targets): Receivers {
  const everyone = { invaliduser: '', invalidparty: '', invalidtag: '' }
  if (touser === '@all') return { to: members.list().map(({ userid }) => userid), ...everyone }
  const to = new Set<string>()
  const invaliduser = split(touser).filter((userid) => !add(to, members.find(userid)?.userid))
  const invalidparty = split(toparty).filter((id) => {
    const found = members.inDepartment(Number(id))
    for (const { userid } of found) to.add(userid)
    return found.length === 0
  })
  return {
    to: [...to],
    invaliduser: invaliduser.join('|').toLowerCase(),
    invalidparty: invalidparty.join('|'),
    invalidtag: split(totag).join('|'),
  }
}

export function split(list: string): string[] {
  return list.split('|').filter((item) => item !== '')
}

function add(to: Set<string>, userid: string | undefined): boolean {
  if (userid !== undefined) to.add(userid)
  return userid !== undefined
}
