import { addBatch, type Batch, type DirectoryKind, type DirectoryStore, type Saved, type Tally } from '@yingda/wecom'
import { type Db, type Handle, sql, type Transaction } from '../../../platform/db.ts'
import { texts } from '../../../platform/sql-lists.ts'
import { writeRun } from '../leases.ts'
import type { Run } from '../runs.ts'
import { storedDepartments } from '../tree.ts'
import { beginDepartments, beginMembers } from './begin.ts'
import { isDataFault, saveByHalves } from './bisect.ts'
import { writePlace } from './place.ts'
import { saveDepartmentRows } from './save-departments.ts'
import { saveMemberRows } from './save-members.ts'
import { countVanishing, sweepSome } from './sweep.ts'
import { nothingWritten, sumOf, type WriteFor, type Written } from './written.ts'

export interface RunStoreDeps {
  readonly db: Db
  readonly run: Run
  /** Members are out of use from now on, or back; told in the transaction that stores it. */
  readonly onLeft: (tx: Handle, userIds: readonly string[]) => Promise<void>
  readonly onReturned: (tx: Handle, userIds: readonly string[]) => Promise<void>
  /** Something was committed. */
  readonly onStored: () => void
}

/**
 * What a crash of PostgreSQL takes back is read again, because the marks of who was seen are gone after one; and the end of
 * the run is a commit that waits, after all of these.
 */
const bulk = { bulk: true }
const changesKept = 1_000
const sweptAtOnce = 500

interface Kind<Row> {
  readonly name: DirectoryKind
  readonly keyOf: (row: Row) => string
  readonly write: (tx: Transaction, rows: readonly Row[], what: WriteFor) => Promise<Written>
}

/** The directory in PostgreSQL, as one run writes it: a batch commits together with the place it brings the run to. */
export function createRunStore(deps: RunStoreDeps): DirectoryStore {
  const { db, run } = deps
  const tallies: Record<DirectoryKind, Tally> = { departments: run.department, members: run.member }
  let { changesNoted } = run
  /** Nobody is stored yet: there is nobody to compare with, and nobody who could be gone. */
  let isFirst = false

  async function writeRows<Row>(
    tx: Transaction,
    kind: Kind<Row>,
    rows: readonly Row[],
    way: WriteFor['way'],
  ): Promise<Written> {
    if (rows.length === 0) return nothingWritten
    const room = changesKept - changesNoted
    const written = await kind.write(tx, rows, { runId: run.id, room, way })
    if (written.left.length > 0) await deps.onLeft(tx, written.left)
    if (written.returned.length > 0) await deps.onReturned(tx, written.returned)
    return written
  }

  async function save<Row>(kind: Kind<Row>, batch: Batch<Row>): Promise<Saved> {
    const saved = await saveWhole(kind, batch).catch((error: unknown) => {
      if (isDataFault(error)) return saveInParts(kind, batch)
      throw error
    })
    deps.onStored()
    return saved
  }

  const saveWhole = <Row>(kind: Kind<Row>, batch: Batch<Row>) =>
    keepingTally(kind, batch, async (tx) => writeRows(tx, kind, batch.rows, isFirst ? 'first' : 'usual'), [])

  async function saveInParts<Row>(kind: Kind<Row>, batch: Batch<Row>): Promise<Saved> {
    const { results, refused } = await saveByHalves(batch.rows, (rows) =>
      db.tx(async (tx) => {
        await writeRun(tx, run, sql`lease_version = lease_version`)
        return writeRows(tx, kind, rows, 'careful')
      }, bulk),
    )
    const faults = refused.map(({ row, reason }) => `${kind.keyOf(row)} 无法保存: ${reason}`)
    return keepingTally(kind, batch, async () => sumOf(results), faults)
  }

  async function keepingTally<Row>(
    { name, keyOf }: Kind<Row>,
    batch: Batch<Row>,
    write: (tx: Transaction) => Promise<Written>,
    faults: readonly string[],
  ): Promise<Saved> {
    const { tally, written } = await db.tx(async (tx) => {
      const written = await write(tx)
      const tally = addBatch(tallies[name], batch, { ...written, faults })
      const seen = [...batch.rows.map(keyOf), ...batch.kept]
      await writePlace(tx, run, name, { place: batch.place, seen, tally, noted: changesNoted + written.noted })
      return { tally, written }
    }, bulk)
    tallies[name] = tally
    changesNoted += written.noted
    return { created: written.created, updated: written.updated, faults }
  }

  return {
    async begin(kind) {
      const begun = kind === 'members' ? await beginMembers(db, run) : await beginDepartments(db, run)
      tallies[kind] = begun.tally
      isFirst = kind === 'members' && !(await db.one(sql`select 1 from directory_members limit 1`))
      return begun
    },
    saveDepartments: (batch) => save(departmentKind, batch),
    saveMembers: (batch) => save(memberKind, batch),
    vanishing: async (kind) => (isFirst ? { missing: 0, known: 0 } : countVanishing(db, kind)),
    async sweep(kind) {
      let swept = 0
      for (;;) {
        const gone = await sweepOnce(deps, kind, changesKept - changesNoted)
        changesNoted = Math.min(changesKept, changesNoted + gone)
        swept += gone
        deps.onStored()
        if (gone < sweptAtOnce) return swept
      }
    },
    departments: () => storedDepartments(db),
  }
}

const departmentKind = { name: 'departments', keyOf: ({ id }) => String(id), write: saveDepartmentRows } satisfies Kind<
  Parameters<typeof saveDepartmentRows>[1][number]
>
const memberKind = { name: 'members', keyOf: ({ key }) => key, write: saveMemberRows } satisfies Kind<
  Parameters<typeof saveMemberRows>[1][number]
>

async function sweepOnce({ db, run, onLeft }: RunStoreDeps, kind: DirectoryKind, room: number): Promise<number> {
  return db.tx(async (tx) => {
    const gone = await sweepSome(tx, kind, sweptAtOnce)
    const keys = gone.map(({ key }) => key)
    const noted = gone.slice(0, room)
    if (kind === 'members') await onLeft(tx, keys)
    if (noted.length > 0) {
      await tx.run(sql`
        insert into directory_run_changes (run_id, kind, key, name, change, fields)
        select ${run.id}, ${kind === 'members' ? 'member' : 'department'}, key, name, 'gone', '{}'
        from unnest(${texts(noted.map(({ key }) => key))}, ${texts(noted.map(({ name }) => name))}) as gone (key, name)`)
    }
    const count = gone.length
    const counted =
      kind === 'members' ? sql`deactivated = deactivated + ${count}::int` : sql`archived = archived + ${count}::int`
    await writeRun(tx, run, sql`${counted}, changes_noted = changes_noted + ${noted.length}::int`)
    return count
  })
}
