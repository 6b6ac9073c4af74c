/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import { fileSize } from '../../console/lib/file-size.ts'
import { saveBlob } from '../../console/lib/save-blob.ts'
import { useT } from '../i18n/use-t.ts'
import { Icon } from '../parts/icons.tsx'
import type { Calls } from '../wire/calls.ts'
import type { SentFile } from '../wire/types.ts'
import { Picture } from './picture.tsx'

type Props = { calls: Calls; file: SentFile } | { sending: File; share: number | undefined }

export function FilePart(props: Props) {
  if ('sending' in props) return <Sending file={props.sending} share={props.share} />
  const { calls, file } = props
  return file.kind === 'image' ? <Picture calls={calls} file={file} /> : <Stored calls={calls} file={file} />
}

function Stored({ calls, file }: { calls: Calls; file: SentFile }) {
  const t = useT()
  const [state, setState] = useState<'idle' | 'loading' | 'failed'>('idle')
  const download = async () => {
    setState('loading')
    try {
      saveBlob(await calls.file(file.id), file.name)
      setState('idle')
    } catch {
      setState('failed') // @NOTE the card says so and offers another try
    }
  }
  const hint = { idle: fileSize(file.size), loading: t('file.downloading'), failed: t('file.failed') }[state]
  return (
    <button
      type="button"
      class="file"
      aria-label={`${t('file.download')} ${file.name}`}
      disabled={state === 'loading'}
      data-testid="file"
      onClick={() => void download()}
    >
      <Icon name="file" />
      <span class="file-name">{file.name}</span>
      <small>{hint}</small>
    </button>
  )
}

function Sending({ file, share }: { file: File; share: number | undefined }) {
  const t = useT()
  return (
    <div class="file" data-testid="sending-file">
      <Icon name="file" />
      <span class="file-name">{file.name}</span>
      <small>{fileSize(file.size)}</small>
      {share === undefined ? null : <progress value={share} max={1} aria-label={t('message.sending')} />}
    </div>
  )
}
