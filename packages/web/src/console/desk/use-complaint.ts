import { App } from 'antd'
import { useCallback } from 'react'
import { failureOf } from '../api/failure.ts'
import { failureSentence } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'

/** Makes a command say why nothing came of it. */
export function useComplaint() {
  const t = useT()
  const { message } = App.useApp()
  return useCallback(
    <A extends readonly unknown[]>(command: (...args: A) => Promise<void>) =>
      (...args: A) =>
        command(...args).catch((error: unknown) => {
          void message.error(t('move.failed', { reason: failureSentence(t, failureOf(error)) }))
        }),
    [t, message],
  )
}
