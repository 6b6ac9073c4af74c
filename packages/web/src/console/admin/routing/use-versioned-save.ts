import { App } from 'antd'
import { useAttempt } from '../../account/use-attempt.ts'
import { failureOf } from '../../api/failure.ts'
import { useT } from '../../i18n/use-t.ts'

const staleCode = 40900

/** Stores a draft. When somebody else was first it says so, and shows what there is now instead of the draft. */
export function useVersionedSave(reload: () => void) {
  const t = useT()
  const { message } = App.useApp()
  const { busy, failure, attempt } = useAttempt()
  const save = (work: () => Promise<unknown>) =>
    attempt(async () => {
      try {
        await work()
        void message.success(t('routing.saved'))
      } catch (error) {
        if (failureOf(error).code !== staleCode) throw error
        void message.warning(t('routing.stale'))
      }
      reload()
    })
  return { busy, failure, save }
}
