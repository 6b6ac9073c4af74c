import { CopyOutlined } from '@ant-design/icons'
import { Alert, App, Button, Modal } from 'antd'
import { useT } from '../../i18n/use-t.ts'
import { copyText } from '../../lib/copy-text.ts'

type Props = { title: string; lead: string; secret: string; onClose: () => void }

/** A secret that the desk cannot show again. It closes by its button alone, so that nobody loses it by a click beside. */
export function SecretOnce({ title, lead, secret, onClose }: Props) {
  const t = useT()
  const { message } = App.useApp()
  const copy = async () => {
    if (await copyText(secret)) void message.success(t('panel.copied'))
    else void message.error(t('panel.copyFailed'))
  }
  return (
    <Modal
      open
      title={title}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" data-testid="secret-done" onClick={onClose}>
          {t('secretOnce.done')}
        </Button>
      }
    >
      <div className="admin-form">
        <Alert type="warning" showIcon title={lead} />
        <div className="secret-once">
          <code data-testid="secret">{secret}</code>
          <Button icon={<CopyOutlined />} data-testid="copy-secret" onClick={() => void copy()}>
            {t('secretOnce.copy')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
