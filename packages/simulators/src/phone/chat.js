import { createConversation } from '../ui/conversation.js'
import { el } from '../ui/dom.js'
import { avatar } from './avatar.js'
import { deliveryState } from './delivery-state.js'
import { emptyChat } from './empty-chat.js'
import { richText } from './rich-text.js'
import { t } from './texts.js'

/** The conversation on the screen. `onAgain(text)` is called when a failed message shall go out once more. */
export const createChat = (onAgain) =>
  createConversation({
    draw: (item, person) => drawMessage(item, person, onAgain),
    empty: (person) => emptyChat(person, t),
  })

function drawMessage(item, person, onAgain) {
  const mine = item.side === 'me'
  const face = mine ? avatar(person) : el('span', { className: 'avatar tone-desk', 'aria-hidden': 'true' }, '答')
  const stack = el(
    'div',
    { className: 'stack' },
    el('div', { className: 'bubble' }, item.recalled ? t('recalled') : richText(item.text)),
  )
  if (mine) stack.append(deliveryState(item, t, () => onAgain(item.text)))
  return el('article', { className: `message ${mine ? 'me-side' : ''}`, 'data-id': item.id }, face, stack)
}
