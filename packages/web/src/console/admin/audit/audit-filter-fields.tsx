import { AutoComplete, Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { knownActions } from './actions.ts'
import { everything, type Sought } from './filter.ts'

/** Asks when a person is done with the fields, not at every letter. */
export function AuditFilterFields({ onSeek }: { onSeek: (sought: Sought) => void }) {
  const t = useT()
  const [fields, setFields] = useState(everything)
  const change = (one: Partial<Sought>) => setFields((before) => ({ ...before, ...one }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSeek(fields)
  }
  const text = (name: 'actor' | 'target') => (
    <Input
      allowClear
      maxLength={64}
      placeholder={t(`audit.${name}`)}
      aria-label={t(`audit.${name}`)}
      data-testid={`audit-${name}`}
      value={fields[name]}
      onChange={({ target }) => change({ [name]: target.value })}
    />
  )
  const day = (name: 'from' | 'to') => (
    <Input
      type="date"
      prefix={t(`audit.${name}`)}
      aria-label={t(`audit.${name}`)}
      value={fields[name]}
      onChange={({ target }) => change({ [name]: target.value })}
    />
  )
  return (
    <form className="audit-filter" onSubmit={submit}>
      <AutoComplete
        allowClear
        options={knownActions.map((value) => ({ value, label: `${t(`audit.act.${value}`)} · ${value}` }))}
        showSearch={{ filterOption: (words, option) => `${option?.label}`.includes(words) }}
        placeholder={t('audit.action')}
        aria-label={t('audit.action')}
        data-testid="audit-action"
        value={fields.action}
        onChange={(action?: string) => change({ action: action ?? '' })}
      />
      {text('actor')}
      {text('target')}
      {day('from')}
      {day('to')}
      <Button type="primary" htmlType="submit" data-testid="audit-seek">
        {t('audit.seek')}
      </Button>
    </form>
  )
}
