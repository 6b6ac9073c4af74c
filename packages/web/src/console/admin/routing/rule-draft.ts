import type { RoutingRule } from '@yingda/server/domains/routing/contract'

type Priority = NonNullable<RoutingRule['priority']>
export const priorities: readonly Priority[] = ['normal', 'high', 'urgent']

/** A rule as its fields hold it: what is not asked for is `undefined`. */
export interface Draft {
  readonly name: string
  readonly accountId: string | undefined
  readonly channelType: string | undefined
  readonly botId: string | undefined
  readonly tagId: string | undefined
  readonly vip: 'yes' | 'no' | undefined
  readonly departmentId: number | undefined
  readonly whenPriority: Priority | undefined
  readonly teamId: string | undefined
  readonly priority: Priority | undefined
}

export function draftOf(rule: RoutingRule | undefined): Draft {
  const { accountId, channelType, botId, tagId, vip, departmentId, priority: whenPriority } = rule?.match ?? {}
  return {
    name: rule?.name ?? '',
    accountId,
    channelType,
    botId,
    tagId,
    vip: vip === undefined ? undefined : vip ? 'yes' : 'no',
    departmentId,
    whenPriority,
    teamId: rule?.teamId,
    priority: rule?.priority,
  }
}

export function ruleOf({ name, teamId, priority, ...when }: Draft): RoutingRule {
  return {
    name: name.trim(),
    match: {
      ...(when.accountId && { accountId: when.accountId }),
      ...(when.channelType && { channelType: when.channelType }),
      ...(when.botId && { botId: when.botId }),
      ...(when.tagId && { tagId: when.tagId }),
      ...(when.vip && { vip: when.vip === 'yes' }),
      ...(when.departmentId && { departmentId: when.departmentId }),
      ...(when.whenPriority && { priority: when.whenPriority }),
    },
    ...(teamId && { teamId }),
    ...(priority && { priority }),
  }
}
