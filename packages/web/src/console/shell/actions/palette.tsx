import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import './actions.css'
import { keysText } from './keys.ts'
import { type Entry, useEntries } from './use-entries.ts'

/** Ctrl+K: everything that can be done or opened, found by a few letters. */
export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useT()
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      destroyOnHidden
      title={null}
      aria-label={t('palette.title')}
      className="palette"
    >
      <Choice onClose={onClose} />
    </Modal>
  )
}

function Choice({ onClose }: { onClose: () => void }) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const entries = useEntries(typed)
  const chosen = Math.min(at, entries.length - 1)
  const choose = (entry: Entry | undefined) => {
    if (!entry) return
    onClose()
    entry.run()
  }
  return (
    <>
      <Input
        autoFocus
        variant="borderless"
        value={typed}
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.title')}
        aria-controls="palette-entries"
        data-testid="palette-input"
        onKeyDown={(event) => {
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
          if (step !== 0) event.preventDefault()
          if (step !== 0) setAt(Math.max(0, Math.min(entries.length - 1, chosen + step)))
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) choose(entries[chosen])
        }}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
      />
      <div id="palette-entries" className="palette-entries" role="listbox" aria-label={t('palette.title')}>
        {entries.map((entry, index) => (
          <button
            type="button"
            tabIndex={-1}
            key={entry.id}
            role="option"
            aria-selected={index === chosen}
            data-testid="palette-entry"
            ref={(row) => {
              if (index === chosen) row?.scrollIntoView({ block: 'nearest' })
            }}
            onMouseMove={() => setAt(index)}
            onClick={() => choose(entry)}
          >
            <span className="palette-label">{entry.label}</span>
            <small>{entry.keys ? <kbd>{keysText(entry.keys)}</kbd> : entry.hint}</small>
          </button>
        ))}
      </div>
      {entries.length === 0 && <p className="pane-note">{t('palette.nothing')}</p>}
    </>
  )
}
