import { CloseOutlined, PaperClipOutlined } from '@ant-design/icons'
import type { FileInfo } from '@yingda/server/domains/files/contract'
import { Button, Form } from 'antd'
import { useRef, useState } from 'react'
import { filesApi } from '../auth/auth.ts'
import { fileMaxBytes } from '../desk/attachments.ts'
import { useComplaint } from '../desk/use-complaint.ts'
import { useT } from '../i18n/use-t.ts'

const most = 5

type Props = { files: readonly FileInfo[]; onFiles: (files: readonly FileInfo[]) => void }

/** Files that go with a reply; each is uploaded as soon as it is chosen. */
export function ReplyFiles({ files, onFiles }: Props) {
  const t = useT()
  const complain = useComplaint()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const upload = complain(async (file: File) => onFiles([...files, await filesApi.upload(file, file.name)]))
  const add = async (file: File | undefined) => {
    if (!file || file.size === 0 || file.size > fileMaxBytes) return
    setBusy(true)
    await upload(file)
    setBusy(false)
  }
  return (
    <Form.Item label={t('replies.files')}>
      {files.map(({ fileId, name }) => (
        <div key={fileId} className="reply-file">
          <PaperClipOutlined />
          <span>{name}</span>
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={t('composer.detach', { name })}
            onClick={() => onFiles(files.filter((one) => one.fileId !== fileId))}
          />
        </div>
      ))}
      <input
        ref={input}
        type="file"
        className="reply-file-input"
        aria-hidden="true"
        tabIndex={-1}
        onChange={({ target }) => {
          void add(target.files?.[0])
          target.value = ''
        }}
      />
      <Button
        size="small"
        icon={<PaperClipOutlined />}
        loading={busy}
        disabled={files.length >= most}
        onClick={() => input.current?.click()}
      >
        {t('replies.file')}
      </Button>
    </Form.Item>
  )
}
