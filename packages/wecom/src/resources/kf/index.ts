import type { WeComCall } from '../../transport.ts'
import { createKfAccounts, type KfAccounts } from './accounts.ts'
import { createKfCustomers, type KfCustomers } from './customers.ts'
import { createKfSending, type KfSending } from './send.ts'
import { createKfServiceState, type KfServiceState } from './service-state.ts'
import { createKfServicers, type KfServicers } from './servicers.ts'
import { createSyncMsg, type KfSync } from './sync-msg.ts'

/**
 * WeChat customer service (微信客服). The app must be allowed to call these APIs and each account be assigned to it,
 * or calls fail with 48002 or 48007. https://developer.work.weixin.qq.com/document/path/94638
 */
export interface Kf extends KfSync, KfSending {
  readonly accounts: KfAccounts
  readonly servicers: KfServicers
  readonly serviceState: KfServiceState
  readonly customers: KfCustomers
}

export const createKf = (call: WeComCall): Kf => ({
  accounts: createKfAccounts(call),
  servicers: createKfServicers(call),
  serviceState: createKfServiceState(call),
  customers: createKfCustomers(call),
  syncMsg: createSyncMsg(call),
  ...createKfSending(call),
})
