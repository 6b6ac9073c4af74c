import type { ChannelDeps } from '../channel.ts'
import type { ChannelState } from '../channel-state.ts'
import { type Account, readAccount } from './account.ts'

/** The accounts of this app, as all nodes share them, and what this node remembers of them. */
export interface Accounts {
  /** Is it one of ours? Another node may have one more for a few minutes. */
  has(openId: string): boolean
  isNamedOtherwise(openId: string, name: string): boolean
  list(): Promise<readonly Account[]>
  read(openId: string): Promise<Account | undefined>
  /** Alone on all nodes, from what is stored now. `undefined` leaves everything as it is. */
  change(
    openId: string,
    work: (stored: Account | undefined) => Promise<Account | undefined>,
  ): Promise<Account | undefined>
  /** Something says that its owner gave it to us, or took it away: Douyin is asked, by what its tokens are still worth. */
  doubt(openId: string): Promise<void>
  name(openId: string, name: string): Promise<void>
}

const prefix = 'account '

export function openAccounts(state: ChannelState, deps: Pick<ChannelDeps, 'accountId' | 'accountsChanged'>): Accounts {
  const known = new Map<string, Account>()
  const remember = (account: Account | undefined) => {
    if (account) known.set(account.openId, account)
    return account
  }
  const read = async (openId: string) => remember(readAccount(await state.get(prefix + openId)))

  function change(openId: string, work: Parameters<Accounts['change']>[1]): Promise<Account | undefined> {
    return state.exclusive(prefix + openId, async () => {
      const before = await read(openId)
      const after = await work(before)
      if (after === undefined || after === before) return before
      await state.set(prefix + openId, JSON.stringify(after))
      remember(after)
      if (after.name !== before?.name || after.authorised !== before.authorised) deps.accountsChanged?.()
      return after
    })
  }
  const set = async (openId: string, part: Partial<Account>) =>
    void (await change(openId, async (stored) => stored && { ...stored, ...part }))

  return {
    has: (openId) => known.has(openId) || deps.accountId?.(openId) !== undefined,
    isNamedOtherwise: (openId, name) => known.has(openId) && known.get(openId)?.name !== name,
    async list() {
      const keys = (await state.keys()).filter((key) => key.startsWith(prefix))
      const all = await Promise.all(keys.map((key) => read(key.slice(prefix.length))))
      return all.flatMap((account) => account ?? [])
    },
    read,
    change,
    async doubt(openId) {
      await set(openId, { authorised: true, accessUntil: 0 })
      deps.accountsChanged?.()
    },
    name: (openId, name) => set(openId, { name }),
  }
}
