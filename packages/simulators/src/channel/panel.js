import { byId } from '../ui/dom.js'
import { act, loadWorld, platform } from './platforms.js'
import { t } from './texts.js'

/** The company's own people in the platform's client. `customer()` is whom they answer, `attempt(action)` runs what may be refused. */
export function createPanel({ customer, attempt }) {
  const text = byId('desk-text')
  const button = document.getElementById('authorise')
  let world = {}

  const draw = () => {
    const { account, isAuthorised } = world
    byId('account-name').textContent = account?.name ?? ''
    if (!button) return
    byId('session').textContent = t(isAuthorised ? 'authorised' : 'unauthorised')
    button.textContent = t(isAuthorised ? 'unauthorise' : 'authorise')
  }
  const refresh = async () => {
    // @NOTE a simulator that is gone shows in the connection line already.
    world = await loadWorld().catch(() => world)
    draw()
    return world
  }

  byId('desk-form').addEventListener('submit', async (event) => {
    event.preventDefault()
    const said = text.value
    if (await attempt(() => act(platform.colleague(customer().userid, said)))) text.value = ''
  })
  button?.addEventListener('click', async () => {
    await attempt(() => act(['account', { openId: world.account.openId, authorized: !world.isAuthorised }]))
    await refresh()
  })

  return { refresh, redraw: draw }
}
