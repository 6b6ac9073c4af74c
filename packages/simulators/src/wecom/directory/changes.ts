import { BadInput } from '../../http/bad-input.ts'
import type { Directory } from './directory.ts'
import type { Member } from './records.ts'

/** Something that changes in the company. Absent fields stay as they are. */
export type DirectoryChange =
  | {
      change: 'create_user'
      userid: string
      name?: string
      department?: readonly number[]
      position?: string
      mobile?: string
    }
  | {
      change: 'update_user'
      userid: string
      newUserid?: string
      name?: string
      department?: readonly number[]
      position?: string
      mobile?: string
      status?: 1 | 2 | 4 | 5
    }
  | { change: 'delete_user'; userid: string }
  | { change: 'create_party'; id: number; name: string; parentid?: number }
  | { change: 'update_party'; id: number; name?: string; parentid?: number }
  | { change: 'delete_party'; id: number }

/** Carries a change out, or throws `BadInput` when it cannot be. */
export function applyChange(directory: Directory, change: DirectoryChange): void {
  if (change.change === 'create_user') return create(directory, change)
  if (change.change === 'update_user') return update(directory, change)
  if (change.change === 'delete_user') return leave(directory, change.userid)
  if (change.change === 'delete_party') return directory.departments.remove(party(directory, change.id).id)
  putParty(directory, change)
}

function create(directory: Directory, { change: _, ...given }: DirectoryChange & { change: 'create_user' }): void {
  if (directory.find(given.userid)) throw new BadInput(`There is a member "${given.userid}" already.`, 409)
  directory.put(checked(directory, { name: given.userid, department: [1], position: '', ...given }))
}

function update(directory: Directory, given: DirectoryChange & { change: 'update_user' }): void {
  const { change: _, newUserid, ...patch } = given
  const known = directory.find(given.userid)
  if (known === undefined) throw new BadInput(`There is no member "${given.userid}".`, 404)
  if (newUserid !== undefined && directory.find(newUserid))
    throw new BadInput(`There is a member "${newUserid}" already.`, 409)
  const next = checked(directory, { ...known, ...patch, userid: newUserid ?? known.userid })
  if (newUserid !== undefined) directory.remove(known.userid)
  directory.put(next)
}

function leave(directory: Directory, userid: string): void {
  if (!directory.remove(userid)) throw new BadInput(`There is no member "${userid}".`, 404)
}

function putParty(directory: Directory, change: DirectoryChange & { change: 'create_party' | 'update_party' }): void {
  const known = directory.departments.find(change.id)
  if (change.change === 'create_party' && known) throw new BadInput(`There is a department ${change.id} already.`, 409)
  if (change.change === 'update_party' && !known) throw new BadInput(`There is no department ${change.id}.`, 404)
  const parentid = change.parentid ?? known?.parentid ?? 1
  if (directory.departments.isWithin(parentid, [change.id])) throw new BadInput('A department cannot be below itself.')
  if (parentid !== 0) party(directory, parentid)
  const name = change.name ?? known?.name ?? ''
  directory.departments.put({ id: change.id, name, parentid, order: known?.order ?? change.id })
}

function party(directory: Directory, id: number) {
  const department = directory.departments.find(id)
  if (department === undefined) throw new BadInput(`There is no department ${id}.`, 404)
  return department
}

function checked(directory: Directory, member: Member): Member {
  for (const id of member.department) party(directory, id)
  return member
}
