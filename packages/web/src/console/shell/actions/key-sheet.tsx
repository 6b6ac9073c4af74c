import { Modal } from 'antd'
import { useT } from '../../i18n/use-t.ts'
import { useKnownActions } from './actions.ts'
import './actions.css'
import { keysText } from './keys.ts'

/** `?`: the keys of everything that is offered at the moment. */
export function KeySheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useT()
  const actions = useKnownActions()
  const fixed = [
    { id: 'send', label: t('composer.send'), text: 'Enter' },
    { id: 'break', label: t('keys.lineBreak'), text: 'Shift+Enter' },
    { id: 'accept', label: t('keys.accept'), text: 'Enter' },
  ]
  const offered = actions.flatMap(({ id, label, keys }) => (keys ? [{ id, label, text: keysText(keys) }] : []))
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={t('keys.title')} destroyOnHidden>
      <dl className="key-sheet" data-testid="key-sheet">
        {[...offered, ...fixed].map(({ id, label, text }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd>
              <kbd>{text}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
