import { Select } from 'antd'
import { useEffect } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { Field } from '../parts/field.tsx'
import { useLoad } from '../use-load.ts'
import { crmApi } from './api.ts'
import { companiesOf } from './companies-of.ts'

type Props = { value: string | undefined; onChange: (code: string) => void }

/** One of the companies at Yunke; the only one is chosen by itself. */
export function CompanyField({ value, onChange }: Props) {
  const t = useT()
  const { data, busy } = useLoad(crmApi.accounts)
  const companies = companiesOf(data ?? [])
  const only = companies.length === 1 ? companies[0]?.code : undefined
  useEffect(() => {
    if (value === undefined && only !== undefined) onChange(only)
  }, [value, only, onChange])
  return (
    <Field label={t('crm.company')}>
      <Select
        loading={busy}
        value={value ?? null}
        aria-label={t('crm.company')}
        options={companies.map(({ code, name }) => ({ value: code, label: name ?? code }))}
        onChange={(code?: string | null) => code && onChange(code)}
      />
    </Field>
  )
}
