import type { Delivery } from '../../delivery/records.ts'
import type { State } from '../state.ts'
import type { World } from '../world.ts'
import { type XmlChild, xml } from '../xml.ts'
import type { DirectoryChange } from './changes.ts'

/** Tells the contact helper's receiver, if there is one and the form it gets mentions such a change. */
export async function tellChange(world: World, change: DirectoryChange): Promise<Delivery | undefined> {
  const { state, deliverer } = world
  const { contact } = state.receivers
  const told = state.rules.contactForm === 'full' ? fullForm(state, change) : idForm(state, change)
  if (contact === undefined || told === undefined) return undefined
  const nowMs = state.settings.now()
  const delivery: Delivery = {
    msgId: `dir-${state.nextMsgId()}`,
    kind: 'event',
    from: 'sys',
    text: change.change,
    at: new Date(nowMs).toISOString(),
    state: 'delivering',
    attempts: [],
  }
  state.deliveries.push(delivery)
  state.counters.events += 1
  const head: XmlChild[] = [
    ['ToUserName', state.settings.corpId],
    ['FromUserName', 'sys'],
    ['CreateTime', Math.floor(nowMs / 1000)],
    ['MsgType', 'event'],
    ['Event', 'change_contact'],
    ['ChangeType', change.change],
  ]
  const fate = { dropped: state.kfRandom() < state.faults.dropRate, repeated: false, delayMs: 0 }
  return deliverer.deliverTo(contact, delivery, xml([...head, ...told]), fate)
}

/** What a URL gets that was set after 2022-08-15: ids, and nothing at all when no department and no userid changed. */
function idForm(state: State, change: DirectoryChange): XmlChild[] | undefined {
  if (change.change === 'delete_user') return [['UserID', change.userid]]
  if (change.change === 'delete_party') return [['Id', change.id]]
  if ('id' in change)
    return change.parentid === undefined && change.change === 'update_party' ? undefined : partyIds(state, change.id)
  const { userid, department } = change
  const renamed = change.change === 'update_user' ? change.newUserid : undefined
  if (change.change === 'update_user' && department === undefined && renamed === undefined) return undefined
  const ids = state.directory.find(renamed ?? userid)?.department ?? []
  const children: XmlChild[] = [['UserID', userid]]
  if (renamed !== undefined) children.push(['NewUserID', renamed])
  return [...children, ['Department', ids.join(',')]]
}

function partyIds({ directory }: State, id: number): XmlChild[] {
  return [
    ['Id', id],
    ['ParentId', directory.departments.find(id)?.parentid ?? 0],
  ]
}

/** The older form: the fields that changed. */
function fullForm({ directory }: State, change: DirectoryChange): XmlChild[] {
  if (change.change === 'delete_user') return [['UserID', change.userid]]
  if (change.change === 'delete_party') return [['Id', change.id]]
  if ('id' in change) {
    const children: XmlChild[] = [['Id', change.id]]
    if (change.name !== undefined) children.push(['Name', change.name])
    const parentid = change.parentid ?? (change.change === 'create_party' ? 1 : undefined)
    return parentid === undefined ? children : [...children, ['ParentId', parentid]]
  }
  const userid = change.change === 'update_user' ? (change.newUserid ?? change.userid) : change.userid
  const now = directory.find(userid)
  const shown = change.change === 'create_user' ? { ...now, ...change } : change
  const children: XmlChild[] = [['UserID', change.userid]]
  if (change.change === 'update_user' && change.newUserid !== undefined) children.push(['NewUserID', change.newUserid])
  if (shown.name !== undefined) children.push(['Name', shown.name])
  if (shown.department) {
    children.push(['Department', shown.department.join(',')], ['MainDepartment', shown.department[0] ?? 1])
    children.push(['IsLeaderInDept', shown.department.map(() => 0).join(',')])
  }
  if (shown.position !== undefined) children.push(['Position', shown.position])
  if (shown.mobile !== undefined) children.push(['Mobile', shown.mobile])
  if ('status' in shown && shown.status !== undefined) children.push(['Status', shown.status])
  return children
}
