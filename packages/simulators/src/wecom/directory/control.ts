import { createRandom } from '../../common/random.ts'
import type { Delivery } from '../../delivery/records.ts'
import type { World } from '../world.ts'
import { applyChange, type DirectoryChange } from './changes.ts'
import type { Member } from './records.ts'
import { tellChange } from './tell-change.ts'

/** So many members leave, move to another department, get another name, or join. */
export interface Churn {
  leave?: number
  move?: number
  rename?: number
  join?: number
  /** Decides who; 1 unless given. */
  seed?: number
  /** Whether each change is told to the contact helper's receiver; not unless given. */
  tell?: boolean
}

/** The company from inside. Wrong input throws `BadInput`. */
export interface DirectoryControl {
  /** A company of these totals. Its members are computed when they are asked for. */
  generate(total: { departments: number; members: number }): void
  /** @returns how the callback went; `undefined` when nobody is told */
  change(change: DirectoryChange): Promise<Delivery | undefined>
  churn(churn: Churn): Promise<readonly DirectoryChange[]>
  size(): { departments: number; members: number }
  find(userid: string): Member | undefined
}

export class CompanyControl implements DirectoryControl {
  readonly #world: World

  constructor(world: World) {
    this.#world = world
  }

  generate(total: { departments: number; members: number }): void {
    this.#world.state.directory.generate(total)
  }

  change(change: DirectoryChange): Promise<Delivery | undefined> {
    applyChange(this.#world.state.directory, change)
    return tellChange(this.#world, change)
  }

  async churn({ tell = false, ...churn }: Churn): Promise<readonly DirectoryChange[]> {
    const { directory } = this.#world.state
    const changes: DirectoryChange[] = []
    for (const change of drawChanges(this.#world, churn)) {
      applyChange(directory, change)
      changes.push(change)
    }
    if (tell) await Promise.all(changes.map((change) => tellChange(this.#world, change)))
    return changes
  }

  size(): { departments: number; members: number } {
    const { directory } = this.#world.state
    return { departments: directory.departments.size, members: directory.size }
  }

  find(userid: string): Member | undefined {
    return this.#world.state.directory.find(userid)
  }
}

function* drawChanges(
  { state }: World,
  { leave = 0, move = 0, rename = 0, join = 0, seed = 1 }: Churn,
): Generator<DirectoryChange> {
  const { directory } = state
  const random = createRandom(seed)
  const departments = directory.departments.list().map(({ id }) => id)
  const someone = () => directory.nth(Math.floor(random() * directory.size))?.userid
  const somewhere = () => departments[Math.floor(random() * departments.length)] ?? 1
  for (let i = 0; i < leave + move + rename; i += 1) {
    const userid = someone()
    if (userid === undefined) continue
    if (i < leave) yield { change: 'delete_user', userid }
    else if (i < leave + move) yield { change: 'update_user', userid, department: [somewhere()] }
    else yield { change: 'update_user', userid, name: `新名${seed}-${i}` }
  }
  for (let i = 0; i < join; i += 1)
    yield { change: 'create_user', userid: `new-${seed}-${i}`, name: `新人${i}`, department: [somewhere()] }
}
