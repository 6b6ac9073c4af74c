import { Button } from 'antd'
import { useT } from '../../i18n/use-t.ts'

type Props = { busy: boolean; onAccept: () => void }

export function AcceptButton({ busy, onAccept }: Props) {
  const t = useT()
  return (
    <Button type="primary" data-testid="accept" title={t('thread.acceptHint')} loading={busy} onClick={onAccept}>
      {t('thread.accept')}
    </Button>
  )
}
