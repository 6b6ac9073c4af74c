import { WeComNetworkError } from '../../errors.ts'
import type { WeComCall } from '../../transport.ts'
import { readInteger, readText } from '../fields.ts'

/** Numbers of `service_state`. Only in `new` and `bot` may the API send. */
export const kfServiceStates = { new: 0, bot: 1, pool: 2, servicer: 3, ended: 4 } as const

export interface KfCustomerOf {
  readonly openKfId: string
  readonly externalUserId: string
}

export interface KfSessionState {
  /** One of `kfServiceStates`. */
  readonly state: number
  /** In state 3 only. */
  readonly servicerUserId?: string
}

export interface KfTransition extends KfCustomerOf {
  /** 1, 2, 3 or 4; which are allowed depends on the state now. */
  readonly state: number
  /** Needed for 3; must be listed at the account and receiving. */
  readonly servicerUserId?: string
}

export interface KfServiceState {
  /** POST /cgi-bin/kf/service_state/get. https://developer.work.weixin.qq.com/document/path/94669 */
  get(customer: KfCustomerOf): Promise<KfSessionState>
  /**
   * POST /cgi-bin/kf/service_state/trans. https://developer.work.weixin.qq.com/document/path/94669
   * @returns `msgCode` for `sendMsgOnEvent`: the first time into 2 or 3 (48 h), and into 4 (20 s)
   * @throws WeComApiError 95016 when the state does not allow it (read it again), 95013 when the session has ended,
   * 95019 when the servicer does not receive, 60253 or 95014 when there is no such servicer
   */
  trans(to: KfTransition): Promise<{ readonly msgCode?: string }>
}

export function createKfServiceState(call: WeComCall): KfServiceState {
  return {
    async get({ openKfId, externalUserId }) {
      const path = '/cgi-bin/kf/service_state/get'
      const body = { open_kfid: openKfId, external_userid: externalUserId }
      const reply = await call('POST', path, { body, repeatable: true })
      const state = readInteger(reply.service_state)
      if (state === undefined) {
        throw new WeComNetworkError(`企业微信接口 ${path} 的返回中没有 service_state`, { requestSent: true })
      }
      const servicerUserId = readText(reply.servicer_userid)
      return { state, ...(servicerUserId !== undefined && { servicerUserId }) }
    },
    async trans({ openKfId, externalUserId, state, servicerUserId }) {
      const body = {
        ...{ open_kfid: openKfId, external_userid: externalUserId, service_state: state },
        servicer_userid: servicerUserId,
      }
      const msgCode = readText((await call('POST', '/cgi-bin/kf/service_state/trans', { body })).msg_code)
      return msgCode === undefined ? {} : { msgCode }
    },
  }
}
