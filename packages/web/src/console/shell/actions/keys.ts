/** A key by its place on the keyboard (`KeyJ`), since with Alt held a Mac types another letter. `mod`: Ctrl, or Cmd on a Mac. */
export type Keys = { code: string; alt?: boolean; mod?: boolean; shift?: boolean }

type Pressed = Pick<KeyboardEvent, 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

export const isPressed = ({ code, alt = false, mod = false, shift = false }: Keys, event: Pressed): boolean =>
  event.code === code && event.altKey === alt && (event.ctrlKey || event.metaKey) === mod && event.shiftKey === shift

const isMac = () => /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '')

const names: Record<string, string> = { Slash: '/', Enter: 'Enter', Escape: 'Esc', Comma: ',', Period: '.' }

/** As it is printed on keys: `Alt+J`, `⌘K`. */
export function keysText({ code, alt, mod, shift }: Keys, mac = isMac()): string {
  const letter = names[code] ?? code.replace(/^(Key|Digit)/, '')
  const held = mac
    ? [mod && '⌘', alt && '⌥', shift && '⇧'].filter(Boolean).join('')
    : [mod && 'Ctrl+', alt && 'Alt+', shift && 'Shift+'].filter(Boolean).join('')
  return held + letter
}
