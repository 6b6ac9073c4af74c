import { FormOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useT } from '../../i18n/use-t.ts'

export function NoteButton({ onNote }: { onNote: () => void }) {
  const t = useT()
  return (
    <Button
      type="text"
      icon={<FormOutlined />}
      data-testid="note"
      aria-label={t('note.open')}
      title={t('note.open')}
      onClick={onNote}
    />
  )
}
