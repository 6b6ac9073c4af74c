import { byId } from '../ui/dom.js'
import { complaining, tool, typing } from '../ui/typing.js'
import { t } from './texts.js'

const kinds = ['image', 'voice', 'video', 'file', 'location']

/** The lower edge. `onSay(body)` and `onEnter()` reject when it was not taken; `onFile(file)` likewise. */
export function createComposer({ onSay, onEnter, onFile }) {
  const picker = byId('upload')
  const attempt = complaining((error) =>
    error instanceof Error && error.name === 'Error' ? error.message : t('unreachable'),
  )
  const text = typing((typed) => attempt(() => onSay({ text: typed })))

  picker.addEventListener('change', async () => {
    const [file] = picker.files
    if (file) await attempt(() => onFile(file))
    picker.value = ''
  })

  return {
    attempt,
    redraw() {
      text.placeholder = t('placeholder')
      const tools = [
        tool('enter', t('enter'), () => attempt(onEnter)),
        ...kinds.map((type) => tool(type, t(type), () => attempt(() => onSay({ type })))),
        tool('upload', t('upload'), () => picker.click()),
      ]
      byId('tools').replaceChildren(...tools)
    },
  }
}
