import type { ChannelAccountInfo } from '@yingda/server/domains/channel-accounts/contract'

type Health = 'well' | 'failing' | 'shut'

/** Whether customers are heard and answered by an account, as far as this node knows. */
export function healthOf({ isOpen, health }: Pick<ChannelAccountInfo, 'isOpen' | 'health'>): Health {
  const { failingSince, pullError, problem } = health
  if ((failingSince ?? pullError ?? problem) !== undefined) return 'failing'
  return isOpen ? 'well' : 'shut'
}
