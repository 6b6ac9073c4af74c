import { CloseOutlined, FileOutlined, VideoCameraOutlined } from '@ant-design/icons'
import type { Attachment } from '../../desk/attachments.ts'
import { useT } from '../../i18n/use-t.ts'
import { fileSize } from '../../lib/file-size.ts'

type Props = { files: readonly Attachment[]; onRemove: (key: string) => void }

/** What will be sent along, in this order. */
export function AttachedFiles({ files, onRemove }: Props) {
  const t = useT()
  if (files.length === 0) return null
  return (
    <ul className="attached" aria-label={t('composer.attached')}>
      {files.map(({ key, file, kind, preview }) => (
        <li key={key} data-testid="attached">
          {preview === undefined ? (
            <span className="attached-icon">{kind === 'video' ? <VideoCameraOutlined /> : <FileOutlined />}</span>
          ) : (
            <img src={preview} alt="" />
          )}
          <span className="attached-words">
            <span title={file.name}>{file.name}</span>
            <small>{fileSize(file.size)}</small>
          </span>
          <button type="button" aria-label={t('composer.detach', { name: file.name })} onClick={() => onRemove(key)}>
            <CloseOutlined />
          </button>
        </li>
      ))}
    </ul>
  )
}
