/** The desk's id of a customer service account. Only this channel builds or reads it. */
const prefix = 'acc_wecom-kf_'

export const accountIdOf = (openKfId: string): string => prefix + openKfId

export const openKfIdOf = (accountId: string): string | undefined =>
  accountId.startsWith(prefix) && accountId.length > prefix.length ? accountId.slice(prefix.length) : undefined
