import { Button, Popconfirm, Radio } from 'antd'
import { useState } from 'react'
import { useT } from '../../i18n/use-t.ts'

const choices = [24, 168, 0] as const

/** A new secret; how long the one of now signs beside it is chosen with it. */
export function RotateButton({ onRotate }: { onRotate: (keepHours: number) => Promise<void> }) {
  const t = useT()
  const [keepHours, setKeepHours] = useState<number>(24)
  return (
    <Popconfirm
      title={t('webhooks.rotateAsk')}
      description={
        <Radio.Group
          vertical
          value={keepHours}
          options={choices.map((value) => ({ value, label: t(`webhooks.keep.${value}`) }))}
          onChange={({ target }) => setKeepHours(target.value)}
        />
      }
      okText={t('webhooks.rotate')}
      okButtonProps={{ 'data-testid': 'rotate-confirm' }}
      cancelText={t('account.cancel')}
      onConfirm={() => onRotate(keepHours)}
    >
      <Button size="small" data-testid="rotate-webhook">
        {t('webhooks.rotate')}
      </Button>
    </Popconfirm>
  )
}
