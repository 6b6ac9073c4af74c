/** The desk's id of a business account. Only this channel builds or reads it. */
const prefix = 'acc_douyin_'

export const accountIdOf = (openId: string): string => prefix + openId

export const openIdOf = (accountId: string): string | undefined =>
  accountId.startsWith(prefix) && accountId.length > prefix.length ? accountId.slice(prefix.length) : undefined
