import { App } from 'antd'
import { useState } from 'react'
import { type Attachment, attach, forget, kindOf } from '../../desk/attachments.ts'
import { wordOf } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import { fileSize } from '../../lib/file-size.ts'
import { type Limits, mostBytesOf } from './limits.ts'

const most = 9

/** The files in the composer. One that the channel would never take is refused at once. */
export function useAttached(
  initial: readonly Attachment[],
  limits: Limits,
  onChange: (files: readonly Attachment[]) => void,
) {
  const t = useT()
  const { message } = App.useApp()
  const [files, setFiles] = useState(initial)
  const change = (next: readonly Attachment[]) => {
    setFiles(next)
    onChange(next)
  }
  const refusalOf = ({ name, size, type }: File): string | undefined => {
    const kind = kindOf(type)
    const most = mostBytesOf(kind, limits)
    if (size === 0) return t('composer.emptyFile', { name })
    if (most === 0) return t('composer.notTaken', { kind: wordOf(t, 'kind', kind, kind), name })
    return size > most ? t('composer.tooLarge', { name, size: fileSize(most) }) : undefined
  }
  return {
    files,
    add: (chosen: readonly File[]) => {
      const fits = chosen.filter((file) => {
        const refusal = refusalOf(file)
        if (refusal !== undefined) void message.error(refusal)
        return refusal === undefined
      })
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
