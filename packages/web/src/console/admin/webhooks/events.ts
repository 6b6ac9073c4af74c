import type { EventType } from '@yingda/server/domains/webhooks/contract'

/** Every event a webhook may be told of, in the order of a conversation; one that is missing here is a type error. */
const order: Record<EventType, number> = {
  'session.created': 0,
  'message.created': 1,
  'session.queued': 2,
  'session.accepted': 3,
  'session.transferred': 4,
  'message.failed': 5,
  'session.closed': 6,
  'session.reopened': 7,
  'rating.created': 8,
}

const isEvent = (name: string): name is EventType => name in order

export const eventTypes: readonly EventType[] = Object.keys(order)
  .filter(isEvent)
  .sort((a, b) => order[a] - order[b])
