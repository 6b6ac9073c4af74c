import type { Page } from 'playwright-core'

const keyOfAnIme = 229

/** Writes through an input method: the letters stand in the field, Enter takes the candidate. */
export async function compose(page: Page, letters: string, candidate: string): Promise<void> {
  const keyboard = await page.context().newCDPSession(page)
  const caret = letters.length
  await keyboard.send('Input.imeSetComposition', { text: letters, selectionStart: caret, selectionEnd: caret })
  await keyboard.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Enter',
    code: 'Enter',
    windowsVirtualKeyCode: keyOfAnIme,
  })
  await keyboard.send('Input.insertText', { text: candidate })
  await keyboard.detach()
}
