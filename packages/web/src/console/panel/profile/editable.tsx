import { Input, type InputRef } from 'antd'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useT } from '../../i18n/use-t.ts'

type Props = {
  label: string
  /** What is shown. */
  shown: string | undefined
  /** What the change begins with, where less is shown than there is. */
  from?: string
  hint?: string
  maxLength: number
  long?: boolean
  testId: string
  /** `false`: it was not kept, and the words stay in the field. */
  onSave: (text: string) => Promise<boolean>
}

/** A value that becomes a field when it is pressed. Enter and leaving it keep the change, Escape does not. */
export function Editable({ label, shown, from = shown ?? '', hint, maxLength, long, testId, onSave }: Props) {
  const t = useT()
  const [draft, setDraft] = useState<string>()
  const [busy, setBusy] = useState(false)
  /** One key press, and the field that goes with it, would save twice. */
  const over = useRef(false)
  const field = useRef<InputRef>(null)
  const leave = () => setDraft(undefined)
  const save = async () => {
    if (draft === undefined || over.current) return
    if (draft.trim() === from) return leave()
    over.current = true
    setBusy(true)
    const kept = await onSave(draft.trim())
    setBusy(false)
    over.current = false
    if (kept) return leave()
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    // Neither accepts a conversation nor closes the drawer.
    event.stopPropagation()
    if (event.key === 'Enter' && !(long && !event.ctrlKey && !event.metaKey)) void save()
    if (event.key !== 'Escape') return
    over.current = true
    leave()
  }
  if (draft === undefined) {
    return (
      <button
        type="button"
        className="editable"
        data-empty={shown === undefined || undefined}
        data-long={long || undefined}
        data-testid={testId}
        aria-label={t('customer.edit', { what: label })}
        onClick={() => {
          over.current = false
          setDraft(from)
        }}
      >
        {shown ?? (long && hint ? hint : t('customer.add'))}
      </button>
    )
  }
  const shared = {
    autoFocus: true,
    size: 'small' as const,
    value: draft,
    maxLength,
    disabled: busy,
    placeholder: hint ?? '',
    'aria-label': label,
    'data-testid': `${testId}-field`,
    onKeyDown,
    onBlur: () => void save(),
  }
  if (long) {
    return (
      <Input.TextArea
        {...shared}
        autoSize={{ minRows: 2, maxRows: 12 }}
        onChange={({ target }) => setDraft(target.value)}
      />
    )
  }
  return <Input ref={field} {...shared} onChange={({ target }) => setDraft(target.value)} />
}
