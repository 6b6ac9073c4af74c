import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'

const tallestPx = 160

/** A field as tall as its text, up to a few lines. */
export function useGrow(field: RefObject<HTMLTextAreaElement>, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${Math.min(element.scrollHeight, tallestPx)}px`
  }, [field, text])
}
