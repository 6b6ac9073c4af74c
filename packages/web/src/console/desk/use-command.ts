import { App } from 'antd'
import { useState } from 'react'
import { failureOf } from '../api/failure.ts'
import { failureSentence } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import type { MessageKey } from '../i18n/zh-CN.ts'

/** Runs a command on a session once at a time, and says why when it was refused. */
export function useCommand(command: (sessionId: string) => Promise<void>, failed: MessageKey) {
  const t = useT()
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const work = async (sessionId: string) => {
    if (busy) return
    setBusy(true)
    try {
      await command(sessionId)
    } catch (error) {
      void message.error(t(failed, { reason: failureSentence(t, failureOf(error)) }))
    }
    setBusy(false)
  }
  return { busy, run: (sessionId: string) => void work(sessionId) }
}
