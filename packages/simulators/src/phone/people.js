import { el } from '../ui/dom.js'
import { createHolder, someId } from './holder.js'
import { loadMembers } from './remote.js'
import { t } from './texts.js'

/** Which member of the company holds the phone. */
export async function createPeople(onChoose) {
  let members = await loadMembers()
  return createHolder({
    key: 'yingda-sim-person',
    first: members[0] ?? newcomer('访客'),
    people: async () => {
      members = await loadMembers().catch(() => members)
      return members
    },
    wordsOf: ({ name, department, position }) =>
      el('span', {}, name, el('small', {}, [department, position].filter(Boolean).join(' · '))),
    newcomer,
    newName: () => t('newName'),
    onChoose,
  })
}

const newcomer = (name) => ({ userid: `guest-${someId()}`, name })
