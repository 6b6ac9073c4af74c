import type { CallLogPage } from '@yingda/yunke'
import { YunkeFault } from '../yunke/fault.ts'
import type { YunkeSession } from '../yunke/gateway.ts'
import { type AutoLoginDeps, createAutoLoginCallback } from './auto-login.ts'
import type { Account } from './rows.ts'
import { clearTrouble, noteTrouble } from './trouble.ts'

/**
 * Yunke as this account, which signs in when it has to. What goes wrong, and that it works again, is remembered for those
 * who look at what is stored.
 */
export async function openSession(deps: AutoLoginDeps, account: Account): Promise<YunkeSession> {
  const { yunke, secrets } = deps
  const watched = watcher(deps, account)
  const relogin = createAutoLoginCallback(deps, account)
  const cookies = account.status === 'ok' && account.isFresh ? secrets.cookies(account) : undefined
  const login =
    cookies && account.remoteUserId !== null ? { userId: account.remoteUserId, cookies } : await watched(relogin)
  const { companyCode, domain } = account
  const session = yunke.open({ phone: secrets.phone(account), companyCode, domain, ...login }, relogin)
  return {
    recordUrl: (voiceId) => watched(() => session.recordUrl(voiceId)),
    report: (query) => watched(() => session.report(query)),
    departments: () => watched(() => session.departments()),
    async *calls(window, page, signal) {
      const pages = session.calls(window, page, signal)[Symbol.asyncIterator]()
      try {
        for (;;) {
          const next: IteratorResult<CallLogPage> = await watched(() => pages.next())
          if (next.done) return
          yield next.value
        }
      } finally {
        await pages.return?.()
      }
    },
  }
}

/** Only an account that had, or has, trouble is written to. */
function watcher({ db }: AutoLoginDeps, account: Account): <T>(work: () => Promise<T>) => Promise<T> {
  let isTroubled = account.trouble !== null
  return async (work) => {
    try {
      const result = await work()
      if (isTroubled) await clearTrouble(db, account.id)
      isTroubled = false
      return result
    } catch (error) {
      if (error instanceof YunkeFault && error.kind !== 'refused') {
        isTroubled = true
        await noteTrouble(db, account, error.kind)
      }
      throw error
    }
  }
}
