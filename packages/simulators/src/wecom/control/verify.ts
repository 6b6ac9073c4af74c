import { verifyUrl } from '../delivery/verify-url.ts'
import type { ControlCall } from './call.ts'

/** `POST /_sim/wecom/verify`: the echo check WeCom does when a callback URL is saved. */
export function verify({ state }: ControlCall): Promise<object> {
  return verifyUrl(state)
}
