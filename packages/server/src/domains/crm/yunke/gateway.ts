import type { CallLogPage, Company, DeptNode } from '@yingda/yunke'

/** Yunke as this domain asks it. Everything here throws a `YunkeFault` when there is no answer. */
export interface Yunke {
  /** The companies that a number and its password open. */
  companies(login: { readonly phone: string; readonly password: string; readonly domain: string }): Promise<Company[]>
  login(login: RemoteLogin): Promise<Login>
  /** Calls of one account. When its login is over, `relogin` is asked for another, once for all who wait. */
  open(account: RemoteAccount, relogin: () => Promise<Login>): YunkeSession
  /** Whether an address may be asked with somebody's password. */
  mayReach(domain: string): boolean
}

export type Cookies = Readonly<Record<string, string>>

export interface Login {
  readonly userId: string
  readonly cookies: Cookies
}

export interface RemoteLogin {
  readonly phone: string
  readonly password: string
  readonly companyCode: string
  readonly domain: string
}

export interface RemoteAccount extends Login {
  readonly phone: string
  readonly companyCode: string
  readonly domain: string
}

export interface YunkeSession {
  /** Pages from `page` (1 is the first) to the last. */
  calls(window: CallWindow, page: number, signal?: AbortSignal): AsyncIterable<CallLogPage>
  recordUrl(voiceId: string): Promise<string>
  /** As Yunke counts them, in its own words: a page for every hundred people. */
  report(query: RemoteReportQuery): Promise<readonly Record<string, unknown>[]>
  departments(): Promise<DeptNode[]>
}

export interface CallWindow {
  readonly from: Date
  /** Included, to the minute. */
  readonly to: Date
  /** Calls with this number alone. */
  readonly phone?: string | undefined
}

export interface RemoteReportQuery {
  readonly direction: 'out' | 'in'
  /** Days of Beijing. */
  readonly from: string
  readonly to: string
  readonly departmentId: string
}
