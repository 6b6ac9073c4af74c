import type { Clock } from '../clock.ts'
import { sharedClient } from '../http/http-client.ts'
import type { HttpClient } from '../http/types.ts'
import { createOpenCalls, type OpenCalls } from './calls.ts'
import { createOpenCustomers, type OpenCustomers } from './customers.ts'
import { createOpenCall, type OpenCall } from './open-call.ts'
import { createOpenUsers, type OpenUsers } from './users.ts'
import { createOpenWechat, type OpenWechat } from './wechat.ts'

export const OPEN_BASE_URL: string = 'https://phone.yunkecn.com'

export interface YunkeOpenClientOptions {
  /** The company's code, six characters. */
  readonly company: string
  /** The administrator's id: `p` and 32 hexadecimal digits. */
  readonly partnerId: string
  readonly signKey: string
  readonly baseUrl?: string | undefined
  readonly client?: HttpClient | undefined
  /** Milliseconds since 1970. */
  readonly clock?: Clock | undefined
}

/**
 * The signed open API of one company: no login, no cookies. Yunke answers only addresses on the company's own list.
 * Its methods throw YunkeApiError, YunkeBusyError (too many calls: wait 30 to 60 s), YunkeHostError, YunkeNetworkError and
 * YunkeTimeoutError. Nothing is repeated here: a call that was not answered may still have been done.
 */
export class YunkeOpenClient {
  readonly users: OpenUsers
  readonly calls: OpenCalls
  readonly customers: OpenCustomers
  readonly wechat: OpenWechat
  /** Whatever has no method of its own. */
  readonly call: OpenCall

  /** @throws TypeError when company, partnerId or signKey is empty */
  constructor(options: YunkeOpenClientOptions) {
    const { company, partnerId, signKey, baseUrl = OPEN_BASE_URL, client = sharedClient(), clock = Date } = options
    if (company === '' || partnerId === '' || signKey === '') {
      throw new TypeError('company, partnerId and signKey are needed')
    }
    this.call = createOpenCall({ client, baseUrl, company, partnerId, signKey, clock })
    this.users = createOpenUsers(this.call)
    this.calls = createOpenCalls(this.call)
    this.customers = createOpenCustomers(this.call)
    this.wechat = createOpenWechat(this.call)
  }
}
