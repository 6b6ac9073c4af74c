import { App } from 'antd'
import { useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { useFiles } from './files-context.ts'

/** Saves a file under its name. */
export function useDownload() {
  const t = useT()
  const files = useFiles()
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const download = async (fileId: string, name: string) => {
    setBusy(true)
    try {
      const link = document.createElement('a')
      link.href = await files.hold(fileId)
      link.download = name
      link.click()
    } catch {
      // @NOTE whatever it was, the file can be asked for again
      void message.error(t('file.failed'))
    }
    files.release(fileId)
    setBusy(false)
  }
  return { busy, download: (fileId: string, name: string) => void download(fileId, name) }
}
