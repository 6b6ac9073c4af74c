import { ChannelError } from '../../platform/errors.ts'
import { openKfIdOf } from './account-id.ts'

/** WeCom's name of the account. @throws ChannelError for an account of another channel */
export function needOpenKfId(accountId: string): string {
  const openKfId = openKfIdOf(accountId)
  if (openKfId === undefined) throw new ChannelError('rejected', true, '不是微信客服账号')
  return openKfId
}

/** An external_userid; ids of other channels hold a colon. @throws ChannelError for anything else */
export function needCustomer(customerRef: string): string {
  if (/^[\w-]{1,128}$/.test(customerRef)) return customerRef
  throw new ChannelError('rejected', true, '不是微信客户')
}
