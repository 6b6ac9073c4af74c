import { BadInput } from '../../http/bad-input.ts'
import { type JsonObject, requiredText } from '../../http/fields.ts'

const shape = /^[0-9A-Za-z][0-9A-Za-z_\-@.]{0,63}$/

/** The `from` of a message or event. */
export function readFrom(body: JsonObject): string {
  return checkUserid(requiredText(body, 'from', 64), 'from')
}

export function checkUserid(userid: string, name: string): string {
  if (shape.test(userid)) return userid
  throw new BadInput(`"${name}" must be a userid: a letter or digit, then at most 63 letters, digits or _ - @ .`)
}
