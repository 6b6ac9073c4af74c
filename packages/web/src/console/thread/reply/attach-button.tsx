import { PaperClipOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { acceptOf, type Limits } from './limits.ts'

type Props = { limits: Limits; onFiles: (files: readonly File[]) => void }

export function AttachButton({ limits, onFiles }: Props) {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button
        type="text"
        className="composer-attach"
        title={t('composer.attach')}
        aria-label={t('composer.attach')}
        icon={<PaperClipOutlined />}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        multiple
        accept={acceptOf(limits)}
        hidden
        data-testid="attach"
        aria-label={t('composer.attach')}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])])
          // The same file may be chosen again.
          target.value = ''
        }}
      />
    </>
  )
}
