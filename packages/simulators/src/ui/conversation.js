import { byId } from './dom.js'
import { isQuiet, timeLine } from './time-line.js'

const nearBottomPx = 120

/** The lines of a conversation on the screen. `draw(item, person)` makes one of them, `empty(person)` what stands there before. */
export function createConversation({ draw, empty }) {
  const list = byId('chat')
  let person
  let items = []

  const withTime = (item, index) => {
    const drawn = draw(item, person)
    return isQuiet(items[index - 1], item) ? [timeLine(item.at), drawn] : [drawn]
  }
  const redraw = () => {
    list.replaceChildren(...(items.length === 0 ? [empty(person)] : items.flatMap(withTime)))
    list.scrollTop = list.scrollHeight
  }

  return {
    show(who, history) {
      person = who
      items = history
      redraw()
    },
    /** A new line, or news of one that is already there. */
    put(item) {
      const index = items.findLastIndex(({ id }) => id === item.id)
      const follows = list.scrollHeight - list.scrollTop - list.clientHeight < nearBottomPx
      if (index >= 0) {
        items[index] = item
        list.querySelector(`[data-id="${CSS.escape(item.id)}"]`)?.replaceWith(draw(item, person))
      } else {
        if (items.length === 0) list.replaceChildren()
        items.push(item)
        list.append(...withTime(item, items.length - 1))
      }
      if (follows || (index < 0 && item.side === 'me')) list.scrollTop = list.scrollHeight
    },
    redraw,
  }
}
