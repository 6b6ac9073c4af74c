import { makeButton } from './button.ts'
import { openFrame } from './frame.ts'
import type { Settings } from './settings.ts'
import { sheet } from './sheet.ts'

const mark = 'data-yingda-widget'

/** A button in a corner of the site, and behind it the page of the link in a frame that is made when it is first wanted. */
export function openWidget(settings: Settings): void {
  if (document.querySelector(`[${mark}]`)) return
  const host = document.createElement('div')
  host.setAttribute(mark, '')
  const root = host.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [sheet(settings.side)]
  const button = makeButton(settings.lang)
  root.append(button.element)

  let frame: ReturnType<typeof openFrame> | undefined
  const show = (isShown: boolean) => {
    if (isShown) {
      const hears = { onReady: button.giveWay, onUnread: button.count, onClose: () => show(false) }
      frame ??= openFrame(root, settings, hears)
    }
    frame?.show(isShown)
    button.press(isShown)
    if (!isShown) button.element.focus()
  }
  button.element.addEventListener('click', () => show(!button.isPressed()))
  root.addEventListener('keydown', (event) => {
    if (event instanceof KeyboardEvent && event.key === 'Escape' && button.isPressed()) show(false)
  })
  document.body.append(host)
}
