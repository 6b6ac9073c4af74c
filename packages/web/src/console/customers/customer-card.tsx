import { ArrowLeftOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useCallback } from 'react'
import { openPage } from '../admin/route.ts'
import { useT } from '../i18n/use-t.ts'
import { useOnePane } from '../lib/use-media.ts'
import { customersApi } from '../panel/api.ts'
import '../panel/panel.css'
import { Profile } from '../panel/profile/profile.tsx'

/** One customer. Who was merged into another is shown as the other. */
export function CustomerCard({ customerId, onMoved }: { customerId: string; onMoved: () => void }) {
  const t = useT()
  const onePane = useOnePane()
  const ask = useCallback(async () => {
    const profile = await customersApi.get(customerId)
    if (profile.mergedInto) openPage('customers', profile.customerId)
    return profile
  }, [customerId])
  return (
    <section className="panel customer-card" data-testid="customer-card" data-customer-id={customerId}>
      {onePane && (
        <Button
          type="text"
          icon={<ArrowLeftOutlined />}
          data-testid="customer-back"
          onClick={() => openPage('customers')}
        >
          {t('customers.back')}
        </Button>
      )}
      <Profile ask={ask} profileId={customerId} onMoved={onMoved} />
    </section>
  )
}
