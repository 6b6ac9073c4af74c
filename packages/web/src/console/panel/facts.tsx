import type { ReactNode } from 'react'

/** A part of the panel: names on the left, what is known on the right. */
export const Facts = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="panel-facts">
    <h3>{title}</h3>
    <dl>{children}</dl>
  </section>
)

export const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="panel-fact">
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)
