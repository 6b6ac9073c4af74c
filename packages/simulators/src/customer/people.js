import { createHolder, someId } from '../phone/holder.js'
import { t } from './texts.js'

const known = [
  { userid: 'wmDemoXiaoyu', name: '小雨' },
  { userid: 'wmDemoAzhe', name: '阿哲' },
  { userid: 'wmDemoChengzi', name: '橙子' },
]

/** Which customer holds the phone. */
export const createPeople = (onChoose) =>
  createHolder({
    key: 'yingda-sim-customer',
    first: known[0],
    people: () => known,
    wordsOf: ({ name }) => name,
    newcomer: (name) => ({ userid: `wm${someId()}`, name }),
    newName: () => t('newName'),
    onChoose,
  })
