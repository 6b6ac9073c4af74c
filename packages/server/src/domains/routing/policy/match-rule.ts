import type { Priority } from '../../sessions/contract.ts'
import type { RoutingRule } from '../contract.ts'

/** What rules ask about a session that waits. */
export interface Asking {
  readonly accountId: string
  readonly channelId: string
  readonly channelType: string
  readonly botId: string | null
  /** Of the customer and of the session. */
  readonly tagIds: readonly string[]
  readonly isVip: boolean
  /** Of the employee who asks, with all above them; empty for everybody else. */
  readonly departmentIds: readonly number[]
  readonly priority: Priority
}

/** The first rule whose conditions all hold. */
export const matchRule = <Rule extends Pick<RoutingRule, 'match'>>(
  rules: readonly Rule[],
  asking: Asking,
): Rule | undefined => rules.find(({ match }) => holds(match, asking))

function holds(match: RoutingRule['match'], asking: Asking): boolean {
  const { accountId, channelType, botId, tagId, vip, departmentId, priority } = match
  return (
    (accountId === undefined || accountId === asking.accountId) &&
    (channelType === undefined || channelType === asking.channelType || channelType === asking.channelId) &&
    (botId === undefined || botId === asking.botId) &&
    (tagId === undefined || asking.tagIds.includes(tagId)) &&
    (vip === undefined || vip === asking.isVip) &&
    (departmentId === undefined || asking.departmentIds.includes(departmentId)) &&
    (priority === undefined || priority === asking.priority)
  )
}

const ranks = { normal: 0, high: 1, urgent: 2 } satisfies Record<Priority, number>

export const higher = (a: Priority, b: Priority): Priority => (ranks[b] > ranks[a] ? b : a)
