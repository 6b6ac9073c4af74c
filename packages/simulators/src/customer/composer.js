import { byId, el } from '../ui/dom.js'
import { isSendKey } from '../ui/send-key.js'
import { t } from './texts.js'

const kinds = ['image', 'voice', 'video', 'file', 'location']

/** The lower edge. `onSay(body)` and `onEnter()` reject when it was not taken; `onFile(file)` likewise. */
export function createComposer({ onSay, onEnter, onFile }) {
  const text = byId('text')
  const picker = byId('upload')

  const attempt = async (action) => {
    const complaint = byId('complaint')
    try {
      await action()
      complaint.hidden = true
      return true
    } catch (error) {
      complaint.textContent = error instanceof Error && error.name === 'Error' ? error.message : t('unreachable')
      complaint.hidden = false
      return false
    }
  }
  const fit = () => {
    byId('send').disabled = text.value.trim() === ''
    text.style.height = 'auto'
    text.style.height = `${text.scrollHeight + 2}px`
  }
  const sendTyped = async () => {
    const value = text.value
    if (value.trim() === '') return
    text.value = ''
    fit()
    if (!(await attempt(() => onSay({ text: value }))) && text.value === '') text.value = value
    fit()
    text.focus()
  }

  text.addEventListener('input', fit)
  text.addEventListener('keydown', (event) => {
    if (!isSendKey(event)) return
    event.preventDefault()
    void sendTyped()
  })
  byId('form').addEventListener('submit', (event) => {
    event.preventDefault()
    void sendTyped()
  })
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
        tool('enter', () => attempt(onEnter)),
        ...kinds.map((type) => tool(type, () => attempt(() => onSay({ type })))),
        tool('upload', () => picker.click()),
      ]
      byId('tools').replaceChildren(...tools)
    },
  }
}

function tool(name, act) {
  const button = el('button', { className: 'chip', type: 'button', 'data-tool': name }, t(name))
  button.addEventListener('click', () => void act())
  return button
}
