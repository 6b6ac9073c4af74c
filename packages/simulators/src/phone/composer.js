import { byId, el } from '../ui/dom.js'
import { moreButton } from '../ui/more.js'
import { complaining, tool, typing } from '../ui/typing.js'
import { examples, t } from './texts.js'

const kinds = ['image', 'voice', 'video', 'location', 'link']
const events = ['enter_agent', 'click']

/** The lower edge: example questions, the text and its button. `onSend(message)` and `onEvent(name)` reject when it was not taken. */
export function createComposer({ onSend, onEvent }) {
  const attempt = complaining(() => t('unreachable'))
  const send = (message) => attempt(() => onSend(message))
  const text = typing((typed) => send({ text: typed }))

  moreButton()

  return {
    send,
    redraw() {
      text.placeholder = t('placeholder')
      byId('chips').replaceChildren(...examples.map((example) => chip(example, send)))
      byId('tools').replaceChildren(
        ...kinds.map((msgType) => tool(msgType, t(msgType), () => send({ msgType }))),
        ...events.map((event) => tool(event, t(event), () => attempt(() => onEvent(event)))),
      )
    },
  }
}

function chip({ text, gloss }, send) {
  const button = el('button', { className: 'chip', type: 'button' }, text)
  if (document.documentElement.lang === 'en') button.append(' ', el('small', {}, gloss))
  button.addEventListener('click', () => send({ text }))
  return button
}
