/**
 * An input method uses Enter to take a candidate; only an Enter outside of it may send.
 * Chromium and Firefox: keydown says `isComposing`, and its keyCode is 229. Safari ends the composition first and then
 * reports the very same key press, with `isComposing` false: so an Enter right behind a `compositionend` is not ours either.
 */
export type KeyPress = { key: string; shiftKey: boolean; isComposing: boolean; keyCode: number; at: number }

export type Composition = { active: boolean; endedAt: number | undefined }

export const noComposition: Composition = { active: false, endedAt: undefined }
export const compositionStarted: Composition = { active: true, endedAt: undefined }
export const compositionEnded = (at: number): Composition => ({ active: false, endedAt: at })

/** The same key press in Safari follows within a few ms; no finger presses Enter twice in this time. */
const samePressMs = 50

export function enterMeans(press: KeyPress, composition: Composition): 'send' | 'newline' | 'nothing' {
  if (press.key !== 'Enter') return 'nothing'
  if (isComposed(press, composition)) return 'nothing'
  return press.shiftKey ? 'newline' : 'send'
}

/** Whether the key belongs to the input method. */
export function isComposed({ isComposing, keyCode, at }: KeyPress, { active, endedAt }: Composition): boolean {
  if (isComposing || keyCode === 229 || active) return true
  return endedAt !== undefined && at - endedAt < samePressMs
}
