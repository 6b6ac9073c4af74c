export { type YunkeAccount, YunkeAccounts, type YunkeCredentials } from './accounts/accounts.ts'
export type { AutoLoginCallback, AutoLoginResult } from './accounts/auto-login.ts'
export * from './auth.ts'
export * from './base.ts'
export { beijingDate, beijingMinute, parseBeijingTime } from './beijing-time.ts'
export { CallLogClient, type CallLogOptions } from './call-log.ts'
export type { CallLogPage } from './calls/call-log-page.ts'
export { type CallRecord, readCallRecord, type UnreadableCall } from './calls/call-record.ts'
export type { CallDirection, CallResult } from './calls/direction.ts'
export { YunkeApiClient, type YunkeApiClientOptions, type YunkeRequestOptions } from './client.ts'
export type { Clock, Sleep } from './clock.ts'
export { PASSWORD_ERROR_CODES, RELOGIN_ERROR_CODES } from './codes.ts'
export { DeptClient } from './dept.ts'
export type { DeptNode, DeptUser } from './dept-tree.ts'
export * from './errors.ts'
export type { Fetch } from './http/fetch.ts'
export type { HostList } from './http/hosts.ts'
export { type LimiterOptions, YunkeLimiter } from './limiter.ts'
export type { YunkeLog } from './log.ts'
export type { FailedCallBatch, OpenCalls } from './open/calls.ts'
export { OPEN_BASE_URL, YunkeOpenClient, type YunkeOpenClientOptions } from './open/client.ts'
export type { OpenCustomer, OpenCustomers } from './open/customers.ts'
export type { OpenCall, OpenCallOptions } from './open/open-call.ts'
export {
  type CallPush,
  callPushAck,
  type PushHeaders,
  type PushVerification,
  readCallPush,
  verifyCallPush,
} from './open/push.ts'
export { type OpenSignature, signOpenRequest, verifyOpenSign } from './open/sign.ts'
export type { OpenUsers } from './open/users.ts'
export type { OpenWechat } from './open/wechat.ts'
export { type Report, type ReportRow, readReport } from './read-report.ts'
export { RecordClient } from './record.ts'
export { maskPhone } from './redact.ts'
export { type CallIndexDetailOptions, type CallReportOptions, ReportClient, type ReportModule } from './report.ts'
