import { flag } from '../../http/checks.ts'
import { optionalText, refuseUnknown, requiredText } from '../../http/fields.ts'
import type { ControlCall } from './call.ts'

/** `POST /_sim/yunke/account {phone, password?, locked?, disabled?}`: changes an account, or makes one. */
export function account({ state, body }: ControlCall): object {
  refuseUnknown(body, ['phone', 'password', 'locked', 'disabled'])
  const optionalFlag = (name: 'locked' | 'disabled') => (body[name] === undefined ? undefined : flag(body[name], name))
  return state.accounts.change(requiredText(body, 'phone', 20), {
    password: optionalText(body, 'password', 200),
    locked: optionalFlag('locked'),
    disabled: optionalFlag('disabled'),
  })
}
