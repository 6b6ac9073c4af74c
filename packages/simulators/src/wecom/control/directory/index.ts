import { flag, listOf, oneOf, wholeNumber } from '../../../http/checks.ts'
import { type JsonObject, optionalText, refuseUnknown, requiredText } from '../../../http/fields.ts'
import type { DirectoryChange } from '../../directory/changes.ts'
import type { Churn } from '../../directory/control.ts'
import type { ControlCall, ControlRoutes } from '../call.ts'

const changes = ['create_user', 'update_user', 'delete_user', 'create_party', 'update_party', 'delete_party'] as const
const readChangeKind = oneOf(...changes)
const id = wholeNumber(1, 4_294_967_295)
const count = wholeNumber(0, 10_000_000)
const statuses = [1, 2, 4, 5] as const

export const directoryControlRoutes: ControlRoutes = [
  ['GET /_sim/wecom/directory', size],
  ['POST /_sim/wecom/directory', generate],
  ['POST /_sim/wecom/directory/change', change],
  ['POST /_sim/wecom/directory/churn', churn],
]

/** How many there are. */
function size({ company }: ControlCall): object {
  return company.size()
}

/** `{departments, members}`: a company of these totals. */
function generate({ company, body }: ControlCall): object {
  refuseUnknown(body, ['departments', 'members'])
  company.generate({ departments: count(body.departments, 'departments'), members: count(body.members, 'members') })
  return company.size()
}

/** `{change, …}`: one change; answers how its callback went. */
async function change({ company, body }: ControlCall): Promise<object> {
  const delivery = await company.change(readChange(body))
  return { ok: true, callback: delivery?.state ?? 'not told' }
}

/** `{leave?, move?, rename?, join?, seed?, tell?}`: many changes at random. */
async function churn({ company, body }: ControlCall): Promise<object> {
  const names = ['leave', 'move', 'rename', 'join', 'seed'] as const
  refuseUnknown(body, [...names, 'tell'])
  const asked: Churn = {}
  for (const name of names) if (body[name] !== undefined) asked[name] = count(body[name], name)
  if (body.tell !== undefined) asked.tell = flag(body.tell, 'tell')
  return { changes: (await company.churn(asked)).length, ...company.size() }
}

function readChange(body: JsonObject): DirectoryChange {
  const kind = readChangeKind(body.change, 'change')
  if (kind === 'delete_user') return { change: kind, userid: requiredText(body, 'userid', 64) }
  if (kind === 'delete_party') return { change: kind, id: id(body.id, 'id') }
  if (kind === 'create_party')
    return { change: kind, id: id(body.id, 'id'), name: requiredText(body, 'name', 256), ...parent(body) }
  if (kind === 'update_party') {
    const name = optionalText(body, 'name', 256)
    return { change: kind, id: id(body.id, 'id'), ...(name !== undefined && { name }), ...parent(body) }
  }
  const person = { userid: requiredText(body, 'userid', 64), ...readPerson(body) }
  if (kind === 'create_user') return { change: kind, ...person }
  const newUserid = optionalText(body, 'newUserid', 64)
  const status = statuses.find((known) => known === body.status)
  return {
    change: kind,
    ...person,
    ...(newUserid !== undefined && { newUserid }),
    ...(status !== undefined && { status }),
  }
}

function readPerson(body: JsonObject): {
  name?: string
  position?: string
  mobile?: string
  department?: readonly number[]
} {
  const person: { name?: string; position?: string; mobile?: string; department?: readonly number[] } = {}
  for (const name of ['name', 'position', 'mobile'] as const) {
    const value = optionalText(body, name, 128)
    if (value !== undefined) person[name] = value
  }
  if (body.department !== undefined) person.department = listOf(id)(body.department, 'department')
  return person
}

function parent(body: JsonObject): { parentid?: number } {
  return body.parentid === undefined ? {} : { parentid: id(body.parentid, 'parentid') }
}
