/** @jsxImportSource preact */
import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon } from './icons.tsx'

type Item = { id: string; label: string; run: () => void; lang?: string }

export function Menu({ label, items }: { label: string; items: readonly Item[] }) {
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isOpen) return
    const closed = new AbortController()
    const { signal } = closed
    const onPress = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false)
    }
    addEventListener('pointerdown', onPress, { signal })
    addEventListener('keydown', ({ key }) => key === 'Escape' && setOpen(false), { signal })
    return () => closed.abort()
  }, [isOpen])
  const choose = (run: () => void) => {
    setOpen(false)
    run()
  }
  return (
    <div class="menu" ref={box}>
      <button
        type="button"
        class="icon-button"
        aria-label={label}
        aria-expanded={isOpen}
        data-testid="menu"
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="more" />
      </button>
      {isOpen ? (
        <div class="menu-list">
          {items.map(({ id, label: text, run, lang }) => (
            <button key={id} type="button" lang={lang} data-testid={`menu-${id}`} onClick={() => choose(run)}>
              {text}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  )
}
