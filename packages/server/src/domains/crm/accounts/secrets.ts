import type { BlindIndex } from '../../../platform/blind-index.ts'
import type { Sealer } from '../../../platform/sealed.ts'
import type { Cookies } from '../yunke/gateway.ts'
import type { Account } from './rows.ts'

type Field = 'phone' | 'password' | 'cookies'

/** What an account signs in with, as it is kept: each text opens in its own place alone. */
export interface AccountSecrets {
  seal(accountId: string, field: Field, text: string): string
  phoneIndex(phone: string): Buffer
  phoneIndexes(phone: string): readonly Buffer[]
  phone(account: Pick<Account, 'id' | 'phoneSealed'>): string
  password(account: Pick<Account, 'id' | 'passwordSealed'>): string
  /** Undefined where there are none, or no key of ours opens them. */
  cookies(account: Pick<Account, 'id' | 'cookiesSealed'>): Cookies | undefined
}

export function openAccountSecrets(sealer: Sealer, index: BlindIndex): AccountSecrets {
  const open = (id: string, field: Field, sealed: string) => sealer.open(sealed, contextOf(id, field)).text
  return {
    seal: (id, field, text) => sealer.seal(text, contextOf(id, field)),
    phoneIndex: index.of,
    phoneIndexes: index.all,
    phone: ({ id, phoneSealed }) => open(id, 'phone', phoneSealed),
    password: ({ id, passwordSealed }) => open(id, 'password', passwordSealed),
    cookies({ id, cookiesSealed }) {
      if (cookiesSealed === null) return undefined
      try {
        return parseCookies(open(id, 'cookies', cookiesSealed))
      } catch {
        // @NOTE the sealing key was changed: the account signs in anew.
        return undefined
      }
    },
  }
}

const contextOf = (accountId: string, field: Field): string => `crm account ${accountId} ${field}`

function parseCookies(json: string): Cookies {
  const value: unknown = JSON.parse(json)
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  )
}
