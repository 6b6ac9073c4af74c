/** The desk's ids of JD's accounts. Only this channel builds or reads them. */
export const webhookAccountId = (appKey: string): string => `acc_jd_${appKey}`

/** The merchant's log of conversations: another account, so that it cannot be taken for one that can send. */
export const chatLogAccountId = (appKey: string): string => `acc_jd_${appKey}_chatlog`
