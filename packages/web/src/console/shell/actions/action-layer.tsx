import { useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { useActions } from './actions.ts'
import { KeySheet } from './key-sheet.tsx'
import { Palette } from './palette.tsx'
import { useActionKeys } from './use-action-keys.ts'

/** Once on every screen of someone who is signed in: the palette, the sheet, and the keys themselves. */
export function ActionLayer() {
  const t = useT()
  const [open, setOpen] = useState<'palette' | 'keys'>()
  useActionKeys()
  useActions([
    { id: 'palette', label: t('palette.title'), keys: { code: 'KeyK', mod: true }, run: () => setOpen('palette') },
    { id: 'keys', label: t('keys.title'), keys: { code: 'Slash', shift: true }, run: () => setOpen('keys') },
  ])
  const close = () => setOpen(undefined)
  return (
    <>
      <Palette open={open === 'palette'} onClose={close} />
      <KeySheet open={open === 'keys'} onClose={close} />
    </>
  )
}
