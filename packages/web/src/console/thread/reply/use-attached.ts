import { App } from 'antd'
import { useState } from 'react'
import { type Attachment, attach, fileMaxBytes, forget } from '../../desk/attachments.ts'
import { useT } from '../../i18n/use-t.ts'

const most = 9

/** The files in the composer. One that can never be sent is refused at once. */
export function useAttached(initial: readonly Attachment[], onChange: (files: readonly Attachment[]) => void) {
  const t = useT()
  const { message } = App.useApp()
  const [files, setFiles] = useState(initial)
  const change = (next: readonly Attachment[]) => {
    setFiles(next)
    onChange(next)
  }
  return {
    files,
    add: (chosen: readonly File[]) => {
      const fits = chosen.filter(({ size }) => size > 0 && size <= fileMaxBytes)
      for (const file of chosen) {
        if (file.size === 0) void message.error(t('composer.emptyFile', { name: file.name }))
        if (file.size > fileMaxBytes) void message.error(t('composer.tooLarge', { name: file.name }))
      }
      if (files.length + fits.length > most) void message.warning(t('composer.tooMany', { count: most }))
      const room = fits.slice(0, most - files.length)
      if (room.length > 0) change([...files, ...room.map(attach)])
    },
    remove: (key: string) => {
      for (const one of files) if (one.key === key) forget(one)
      change(files.filter((one) => one.key !== key))
    },
    /** They go out: whoever sends them holds them from here on. */
    clear: () => change([]),
  }
}
