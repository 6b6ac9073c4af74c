import { CopyOutlined } from '@ant-design/icons'
import type { ShareLinkDetail } from '@yingda/server/domains/sharing/contract'
import { App, Button, Modal, QRCode } from 'antd'
import { useT } from '../../../i18n/use-t.ts'
import { copyText } from '../../../lib/copy-text.ts'
import { Field } from '../../parts/field.tsx'
import { addressOf, embedOf } from './state-of.ts'

/** The link as people get it: an address, a picture of it, and a tag for their own site. */
export function ShowLink({ link, onClose }: { link: ShareLinkDetail; onClose: () => void }) {
  const t = useT()
  const address = addressOf(link.share_token)
  return (
    <Modal open title={link.name ?? t('share.unnamed')} footer={null} onCancel={onClose}>
      <div className="admin-form">
        <QRCode value={address} bgColor="#fff" color="#000" className="share-code" />
        <Copied name={t('share.address')} text={address} testId="link-address" />
        <Copied
          name={t('share.embed')}
          hint={t('share.embedHint')}
          text={embedOf(link.share_token)}
          testId="link-embed"
        />
      </div>
    </Modal>
  )
}

function Copied({ name, hint, text, testId }: { name: string; hint?: string; text: string; testId: string }) {
  const t = useT()
  const { message } = App.useApp()
  const copy = async () => {
    const done = await copyText(text)
    void (done ? message.success(t('share.copied')) : message.error(t('share.notCopied')))
  }
  return (
    <Field label={name} hint={hint}>
      <div className="share-text">
        <code data-testid={testId}>{text}</code>
        <Button icon={<CopyOutlined />} aria-label={t('share.copyOf', { name })} onClick={() => void copy()} />
      </div>
    </Field>
  )
}
