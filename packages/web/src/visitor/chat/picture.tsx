/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks'
import { useT } from '../i18n/use-t.ts'
import { Icon } from '../parts/icons.tsx'
import type { Calls } from '../wire/calls.ts'
import type { SentFile } from '../wire/types.ts'

/**
 * A picture of this conversation, large in a window of this page. It is never opened as a page of its own: a drawing (SVG) may
 * hold scripts, and these run in a page, not in a picture.
 */
export function Picture({ calls, file }: { calls: Calls; file: SentFile }) {
  const t = useT()
  const [url, setUrl] = useState<string>()
  const [isBroken, setBroken] = useState(false)
  const large = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (isBroken) return
    let made: string | undefined
    let isGone = false
    calls.file(file.id).then(
      (blob) => {
        if (isGone) return
        made = URL.createObjectURL(blob)
        setUrl(made)
      },
      () => !isGone && setBroken(true),
    )
    return () => {
      isGone = true
      if (made) URL.revokeObjectURL(made)
    }
  }, [calls, file.id, isBroken])

  if (isBroken) {
    return (
      <button type="button" class="file" onClick={() => setBroken(false)}>
        <Icon name="file" />
        <span class="file-name">{file.name}</span>
        <small>{t('file.failed')}</small>
      </button>
    )
  }
  if (!url) return <div class="picture-place" aria-hidden="true" />
  return (
    <>
      <button
        type="button"
        class="picture"
        aria-label={t('file.open', { name: file.name })}
        onClick={() => large.current?.showModal?.()}
      >
        <img src={url} alt={file.name} onError={() => setBroken(true)} />
      </button>
      <dialog ref={large} class="large" aria-label={file.name}>
        <button type="button" aria-label={t('close')} onClick={() => large.current?.close()}>
          <img src={url} alt={file.name} />
        </button>
      </dialog>
    </>
  )
}
