import { useCallback, useEffect, useState } from 'react'
import { useFiles } from './files-context.ts'

export type FileUrl = { status: 'none' | 'loading' | 'failed' } | { status: 'ready'; url: string }

/** The address of a file while somebody wants it; `again` asks once more after a failure. */
export function useFileUrl(fileId: string | undefined, wanted: boolean): FileUrl & { again: () => void } {
  const files = useFiles()
  const [state, setState] = useState<FileUrl>({ status: 'none' })
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try is another question
  useEffect(() => {
    if (fileId === undefined || !wanted) return
    let left = false
    setState({ status: 'loading' })
    files.hold(fileId).then(
      (url) => left || setState({ status: 'ready', url }),
      () => left || setState({ status: 'failed' }),
    )
    return () => {
      left = true
      files.release(fileId)
    }
  }, [files, fileId, wanted, tries])
  return { ...state, again: useCallback(() => setTries((count) => count + 1), []) }
}
