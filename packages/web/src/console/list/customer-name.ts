import type { SessionInfo } from '@yingda/server/domains/sessions/contract'

export const customerName = ({ customerName: name, customerId }: SessionInfo): string => name || customerId
