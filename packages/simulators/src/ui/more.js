import { byId } from './dom.js'

/** The button that shows what else can be sent. */
export function moreButton() {
  byId('more').addEventListener('click', () => {
    const tools = byId('tools')
    tools.hidden = !tools.hidden
    byId('more').setAttribute('aria-expanded', String(!tools.hidden))
  })
}
