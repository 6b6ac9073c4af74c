import type { Scope } from '@yingda/server/domains/api-keys/contract'

/** Every scope in the order in which it is offered; one that is missing here is a type error. */
const order: Record<Scope, number> = {
  'sessions.read': 0,
  'messages.read': 1,
  'customers.read': 2,
  'reports.read': 3,
  'webhooks.manage': 4,
}

const isScope = (name: string): name is Scope => name in order

export const scopes: readonly Scope[] = Object.keys(order)
  .filter(isScope)
  .sort((a, b) => order[a] - order[b])
