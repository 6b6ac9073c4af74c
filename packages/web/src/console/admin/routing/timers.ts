import type { RoutingSettings } from '@yingda/server/domains/routing/contract'

/** In the order in which a session meets them. */
export const timerNames = [
  'pendingReminder',
  'pendingUrgent',
  'pendingTimeout',
  'queuePlace',
  'firstReplyWarning',
  'replyOverdue',
  'offlineReturn',
  'idleWarning',
  'idleClose',
  'botIdleClose',
] as const satisfies readonly (keyof RoutingSettings['timers'])[]
