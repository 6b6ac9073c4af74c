import type { CustomerProfile } from '@yingda/server/domains/customers/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { useComplaint } from '../../desk/use-complaint.ts'
import { useT } from '../../i18n/use-t.ts'
import { customersApi } from '../api.ts'
import { Editable } from './editable.tsx'
import type { Change } from './use-profile.ts'

/** Its last digits; the whole number only for who asks for it, and that is written down. */
export function Phone({ profile, change }: { profile: CustomerProfile; change: Change }) {
  const t = useT()
  const complain = useComplaint()
  const [whole, setWhole] = useState<string>()
  const { customerId, phoneMasked } = profile
  const show = complain(async () => setWhole(await customersApi.phone(customerId)))
  return (
    <>
      <Editable
        label={t('customer.phone')}
        shown={whole ?? phoneMasked}
        from={whole ?? ''}
        hint={t('customer.phoneHint')}
        maxLength={40}
        testId="customer-phone"
        onSave={(text) => change({ phone: text })}
      />
      {phoneMasked && whole === undefined && (
        <Button
          type="link"
          size="small"
          title={t('customer.phoneShowHint')}
          data-testid="phone-show"
          onClick={() => void show()}
        >
          {t('customer.phoneShow')}
        </Button>
      )}
    </>
  )
}
