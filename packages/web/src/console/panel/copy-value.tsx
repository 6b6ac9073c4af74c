import { CopyOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useT } from '../i18n/use-t.ts'
import { copyText } from '../lib/copy-text.ts'

/** A long value, cut to fit, with a button that copies all of it. */
export function CopyValue({ value, what }: { value: string; what: string }) {
  const t = useT()
  const { message } = App.useApp()
  const copy = async () => {
    if (await copyText(value)) void message.success(t('panel.copied'))
    else void message.error(t('panel.copyFailed'))
  }
  return (
    <span className="copy-value">
      <span className="copy-value-text" title={value}>
        {value}
      </span>
      <Button
        type="text"
        size="small"
        icon={<CopyOutlined />}
        aria-label={t('panel.copy', { what })}
        onClick={() => void copy()}
      />
    </span>
  )
}
