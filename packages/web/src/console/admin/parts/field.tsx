import { type ReactNode, useId } from 'react'
import './parts.css'

type Props = { label: string; hint?: string | undefined; children: ReactNode }

/** A control, or a few, under their name. */
export function Field({ label, hint, children }: Props) {
  const id = useId()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws its legend out of the grid
    <div className="admin-field" role="group" aria-labelledby={id}>
      <span id={id} className="admin-field-label">
        {label}
      </span>
      {children}
      {hint && <small>{hint}</small>}
    </div>
  )
}
