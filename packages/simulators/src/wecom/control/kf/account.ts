import { flag, wholeNumber } from '../../../http/checks.ts'
import { optionalText, refuseUnknown, requiredText } from '../../../http/fields.ts'
import type { Burst } from '../../kf/acts/burst.ts'
import type { ControlCall } from '../call.ts'
import { readOpenKfid } from './fields.ts'

const count = wholeNumber(1, 10_000_000)
const failType = wholeNumber(0, 13)

/** `POST /_sim/wecom/kf/fail {msgid, fail_type?}`: an accepted message turns out not to be delivered. */
export function fail({ kf, body }: ControlCall): object {
  refuseUnknown(body, ['msgid', 'fail_type'])
  kf.fail({ msgid: requiredText(body, 'msgid', 64), failType: failType(body.fail_type ?? 0, 'fail_type') })
  return { ok: true }
}

/** `POST /_sim/wecom/kf/assign {open_kfid?, assigned}`: the app may manage an account from now on, or no more. */
export async function assign({ kf, body }: ControlCall): Promise<object> {
  refuseUnknown(body, ['open_kfid', 'assigned'])
  const { state } = await kf.assign({ ...readOpenKfid(body), assigned: flag(body.assigned, 'assigned') })
  return { ok: true, callback: state }
}

/** `POST /_sim/wecom/kf/burst {messages, …}`: many customers write. Answers when all is emitted. */
export function burst({ kf, body }: ControlCall): Promise<object> {
  const names = ['accounts', 'customers', 'perDoorbell', 'perSecond'] as const
  refuseUnknown(body, ['messages', 'prefix', ...names])
  const options: Burst = { messages: count(body.messages, 'messages') }
  for (const name of names) if (body[name] !== undefined) options[name] = count(body[name], name)
  const prefix = optionalText(body, 'prefix', 32)
  return kf.burst({ ...options, ...(prefix !== undefined && { prefix }) })
}
