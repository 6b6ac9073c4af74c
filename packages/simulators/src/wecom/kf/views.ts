import type { State } from '../state.ts'
import type { KfAccount } from './store/account.ts'
import type { KfAccountLedger } from './store/records.ts'
import { type KfSession, type ServiceState, stateAt } from './store/session.ts'

export interface KfSessionView {
  readonly external_userid: string
  readonly nickname: string
  readonly service_state: ServiceState
  readonly servicer_userid?: string
  /** Messages of the API since the customer's last one, of 5. */
  readonly sent_since: number
  readonly last_customer_at: string
}

export interface KfAccountView {
  readonly open_kfid: string
  readonly name: string
  readonly assigned: boolean
  readonly servicers: readonly { userid: string; name: string; status: 0 | 1; stop_type?: 0 | 1 }[]
  readonly departments: readonly number[]
  readonly sessions: readonly KfSessionView[]
}

export function accountView(state: State, account: KfAccount): KfAccountView {
  const { openKfid, name, assigned, servicers, sessions } = account
  return {
    open_kfid: openKfid,
    name,
    assigned,
    servicers: servicers.members().map(({ userid, status, stopType }) => {
      const known = state.directory.find(userid)?.name ?? userid
      return { userid, name: known, status, ...(status === 1 && { stop_type: stopType }) }
    }),
    departments: servicers.departments(),
    sessions: [...sessions.values()].map((session) => sessionView(state, session)),
  }
}

export function sessionView(state: State, session: KfSession): KfSessionView {
  const service_state = stateAt(session, state.settings.now())
  return {
    external_userid: session.customer,
    nickname: state.kf.customers.find(session.customer)?.nickname ?? session.customer,
    service_state,
    ...(service_state === 3 && session.servicer !== undefined && { servicer_userid: session.servicer }),
    sent_since: session.sentSince,
    last_customer_at: session.lastCustomerAt === 0 ? '' : new Date(session.lastCustomerAt).toISOString(),
  }
}

export function ledgerView({ openKfid, name, emitted, sent, refused, doorbells }: KfAccount): KfAccountLedger {
  return {
    open_kfid: openKfid,
    name,
    emitted: emitted.list(),
    sent: sent.list(),
    refused: { ...refused },
    doorbells: { ...doorbells },
  }
}
