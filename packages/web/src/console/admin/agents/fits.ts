import type { AdminAgent } from '@yingda/server/domains/agents/contract'

export const showns = ['inUse', 'online', 'disabled', 'everybody'] as const
export type Shown = (typeof showns)[number]

type Sought = Pick<AdminAgent, 'user_id' | 'name' | 'status' | 'is_active'>

/** Whether an agent is among those that are shown, and has all the words in the name or the account. */
export function fits(agent: Sought, words: string, shown: Shown): boolean {
  const text = `${agent.name} ${agent.user_id}`.toLowerCase()
  return (
    kinds[shown](agent) &&
    words
      .toLowerCase()
      .split(/\s+/)
      .every((word) => text.includes(word))
  )
}

const kinds: Readonly<Record<Shown, (agent: Sought) => boolean>> = {
  inUse: ({ is_active }) => is_active,
  online: ({ is_active, status }) => is_active && status !== 'offline',
  disabled: ({ is_active }) => !is_active,
  everybody: () => true,
}
