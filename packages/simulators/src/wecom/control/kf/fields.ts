import { BadInput } from '../../../http/bad-input.ts'
import { type JsonObject, optionalText, requiredText } from '../../../http/fields.ts'

/** The account a control call is about; without one it is the first. */
export function readOpenKfid(body: JsonObject): { open_kfid?: string } {
  const open_kfid = optionalText(body, 'open_kfid', 64)
  return open_kfid === undefined ? {} : { open_kfid }
}

export function readCustomer(body: JsonObject, name: string): string {
  return checkCustomer(requiredText(body, name, 62), name)
}

export function checkCustomer(id: string, name: string): string {
  if (/^[0-9A-Za-z_-]{1,62}$/.test(id)) return id
  throw new BadInput(`"${name}" must be an external_userid: at most 62 letters, digits, - or _.`)
}
