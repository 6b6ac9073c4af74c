import { useT } from '../../i18n/use-t.ts'
import { useActions } from '../../shell/actions/actions.ts'

type Keys = { onNote: () => void; onReply: () => void; onPanel: () => void; onClose: (() => void) | undefined }

export function useThreadKeys({ onNote, onReply, onPanel, onClose }: Keys): void {
  const t = useT()
  useActions([
    { id: 'note', label: t('note.open'), keys: { code: 'KeyP', alt: true }, run: onNote },
    { id: 'reply', label: t('keys.reply'), keys: { code: 'KeyL', alt: true }, run: onReply },
    { id: 'panel', label: t('keys.panel'), keys: { code: 'KeyO', alt: true }, run: onPanel },
    ...(onClose ? [{ id: 'close', label: t('keys.close'), keys: { code: 'KeyE', alt: true }, run: onClose }] : []),
  ])
}
