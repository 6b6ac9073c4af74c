import { FileImageOutlined, LoadingOutlined, ReloadOutlined } from '@ant-design/icons'
import { Button, Image } from 'antd'
import { useRef } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { useSeen } from '../../lib/use-seen.ts'
import type { ShownFile } from './shown-file.ts'
import { useFileUrl } from './use-file-url.ts'

/** A thumbnail of one size, so that nothing moves when the picture comes; a press shows all of it. */
export function ImagePart({ file }: { file: ShownFile }) {
  const t = useT()
  const frame = useRef<HTMLSpanElement>(null)
  const seen = useSeen(frame)
  const loaded = useFileUrl(file.preview === undefined ? file.fileId : undefined, seen)
  const url = file.preview ?? (loaded.status === 'ready' ? loaded.url : undefined)
  const name = file.name ?? t('kind.image')
  return (
    <span className="image-part" ref={frame} data-testid="file" data-kind="image" data-status={file.status}>
      {url !== undefined && <Image src={url} alt={name} preview={{ mask: null }} />}
      {url === undefined && loaded.status === 'failed' && (
        <Button type="text" icon={<ReloadOutlined />} onClick={loaded.again}>
          {t('file.failed')}
        </Button>
      )}
      {url === undefined && loaded.status !== 'failed' && <Waiting file={file} />}
    </span>
  )
}

function Waiting({ file: { status } }: { file: ShownFile }) {
  const t = useT()
  if (status === 'gone') {
    return (
      <span className="image-note">
        <FileImageOutlined />
        {t('file.gone')}
      </span>
    )
  }
  return (
    <span className="image-note" role="status">
      <LoadingOutlined />
      {t(status === 'pending' ? 'file.pending' : 'file.loading')}
    </span>
  )
}
