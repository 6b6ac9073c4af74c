import { Select } from 'antd'
import { useT } from '../../i18n/use-t.ts'
import { Field } from '../parts/field.tsx'

type Props<Value extends string> = {
  label: string
  options: readonly { readonly value: Value; readonly label: string }[]
  value: Value | undefined
  onChange: (value: Value | undefined) => void
  /** Said when nothing is chosen. */
  empty?: string
}

/** One of several, or none. What is chosen but no longer there is shown by its id. */
export function Chooser<Value extends string>({ label, options, value, onChange, empty }: Props<Value>) {
  const t = useT()
  return (
    <Field label={label}>
      <Select<Value | null>
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={label}
        placeholder={empty ?? t('rules.any')}
        options={[...options]}
        value={value ?? null}
        onChange={(chosen) => onChange(chosen ?? undefined)}
      />
    </Field>
  )
}
