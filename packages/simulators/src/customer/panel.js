import { byId, el } from '../ui/dom.js'
import { act, loadSession } from './remote.js'
import { t } from './texts.js'

const everyMs = 1_000

/** The colleague inside WeCom: where the session stands, and what they can do about it. */
export function createPanel(where) {
  const servicer = byId('servicer')
  const text = byId('desk-text')
  let session = { service_state: 4, sent_since: 0 }

  const draw = () => {
    const { service_state, sent_since, servicer_userid } = session
    byId('session').textContent = t(`state${service_state}`, { sent: sent_since, servicer: servicer_userid ?? '' })
    byId('take').disabled = service_state !== 2
    byId('end').disabled = service_state !== 3
    byId('desk-send').disabled = service_state !== 3 && service_state !== 4
  }
  const refresh = async () => {
    const { account, customer } = where()
    if (!account) return
    // @NOTE a simulator that is gone shows in the connection line already.
    session = await loadSession(account.open_kfid, customer.userid).catch(() => session)
    draw()
  }
  const perform = async (action) => {
    const { account, customer } = where()
    const complaint = byId('panel-complaint')
    complaint.hidden = true
    try {
      await act({ open_kfid: account.open_kfid, userid: servicer.value, customer: customer.userid, ...action })
    } catch (error) {
      complaint.textContent = error.message
      complaint.hidden = false
    }
    await refresh()
  }

  byId('take').addEventListener('click', () => perform({ action: 'take' }))
  byId('end').addEventListener('click', () => perform({ action: 'end' }))
  byId('desk-form').addEventListener('submit', async (event) => {
    event.preventDefault()
    const said = text.value
    text.value = ''
    await perform({ action: 'write', text: said })
  })
  setInterval(() => {
    if (!document.hidden) void refresh()
  }, everyMs)

  return {
    refresh,
    redraw() {
      const { account } = where()
      servicer.replaceChildren(
        ...(account?.servicers ?? []).map(({ userid, name, status }) =>
          el('option', { value: userid }, status === 0 ? name : t('stopped', { name })),
        ),
      )
      draw()
    },
  }
}
