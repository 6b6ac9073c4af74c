/** Everybody knows this password: it guards a toy. */
export const demoAccount = { phone: '13800138000', password: 'Yunke-2025' } as const

const wrongsUntilLocked = 5

export type LoginVerdict = 'ok' | '10004' | '10005' | '10006'

interface Account {
  password: string
  wrongs: number
  isLocked: boolean
  isDisabled: boolean
}

export interface AccountPatch {
  readonly password?: string | undefined
  readonly locked?: boolean | undefined
  readonly disabled?: boolean | undefined
}

/** People who may log in. The fifth wrong password in a row locks an account. */
export class Accounts {
  #accounts = demoAccounts()

  has(phone: string): boolean {
    return this.#accounts.has(phone)
  }

  check(phone: string, password: string): LoginVerdict {
    const account = this.#accounts.get(phone)
    if (!account) return '10004'
    if (account.isDisabled) return '10006'
    if (account.isLocked) return '10005'
    if (account.password === password) {
      account.wrongs = 0
      return 'ok'
    }
    account.wrongs += 1
    account.isLocked = account.wrongs >= wrongsUntilLocked
    return account.isLocked ? '10005' : '10004'
  }

  /** Unlocking forgives the wrong passwords. */
  change(phone: string, { password, locked, disabled }: AccountPatch): object {
    const account = this.#accounts.get(phone) ?? { password: '', wrongs: 0, isLocked: false, isDisabled: false }
    this.#accounts.set(phone, account)
    if (password !== undefined) account.password = password
    if (disabled !== undefined) account.isDisabled = disabled
    if (locked !== undefined) {
      account.isLocked = locked
      if (!locked) account.wrongs = 0
    }
    return { phone, wrongs: account.wrongs, locked: account.isLocked, disabled: account.isDisabled }
  }

  reset(): void {
    this.#accounts = demoAccounts()
  }
}

const demoAccounts = (): Map<string, Account> =>
  new Map([[demoAccount.phone, { password: demoAccount.password, wrongs: 0, isLocked: false, isDisabled: false }]])
