import { BadInput } from '../../http/bad-input.ts'
import { listOf, text, wholeNumber } from '../../http/checks.ts'
import { isObject, refuseUnknown } from '../../http/fields.ts'

/** The visible range of an app: whole departments with all below them, and single members. */
export interface Visible {
  readonly departments: readonly number[]
  readonly users: readonly string[]
}

const departments = listOf(wholeNumber(1, 4_294_967_295))
const users = listOf(text)

export function readVisible(value: unknown, name: string): Visible {
  if (!isObject(value)) throw new BadInput(`"${name}" must be an object with "departments" and "users".`)
  refuseUnknown(value, ['departments', 'users'])
  return {
    departments: departments(value.departments ?? [], `${name}.departments`),
    users: users(value.users ?? [], `${name}.users`),
  }
}
