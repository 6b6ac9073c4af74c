import type { ReactNode } from 'react'
import './parts.css'

type Props = { title?: string; lead?: string; extra?: ReactNode; children: ReactNode }

/** One subject of a page; without a title it is the page's own. */
export function Card({ title, lead, extra, children }: Props) {
  return (
    <section className="admin-card">
      <header className="admin-card-head">
        <div>
          {title && <h2>{title}</h2>}
          {lead && <small>{lead}</small>}
        </div>
        {extra}
      </header>
      {children}
    </section>
  )
}
