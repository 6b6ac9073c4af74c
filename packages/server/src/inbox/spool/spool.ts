import { mkdir, open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { InboxRow } from '../store.ts'
import { readSegment, Segment } from './segment.ts'

/** Rows that PostgreSQL could not take, on local disk, in the order they came (docs/adr/0006). */
export interface Spool<Row = InboxRow> {
  /** Resolves after the fsync; rejects when the disk does not take them either. */
  add(rows: readonly Row[]): Promise<void>
  /** From the moment `add` is called until the last row has been handed out and dropped. */
  holdsRows(): boolean
  /** The oldest rows, and what forgets them once they are stored. */
  oldest(): Promise<{ readonly rows: readonly Row[]; forget(): Promise<void> } | undefined>
  close(): Promise<void>
}

const segmentBytes = 4 * 1024 * 1024
const maxBytes = 512 * 1024 * 1024

/** Opens the folder and takes over what a process that is gone has left in it. */
export async function openSpool<Row = InboxRow>(folder: string): Promise<Spool<Row>> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const segments = (await readdir(folder))
    .filter(isOrphan)
    .sort()
    .map((name) => new Segment(join(folder, name)))
  let current: Segment | undefined
  let opened = 0

  function writable(): Segment {
    if (current && current.bytes < segmentBytes) return current
    if (segments.reduce((sum, segment) => sum + segment.bytes, 0) > maxBytes) throw new Error('The spool is full.')
    current = new Segment(join(folder, nameOf(opened++)))
    segments.push(current)
    return current
  }

  return {
    holdsRows: () => segments.length > 0,
    async add(rows) {
      const segment = writable()
      try {
        const isNew = segment.bytes === 0
        await segment.append(rows)
        if (isNew) await syncFolder(folder)
      } catch (error) {
        // What stands half written must not be continued.
        if (current === segment) current = undefined
        throw error
      }
    },
    async oldest() {
      const [segment] = segments
      if (!segment) return
      if (segment === current) current = undefined
      await segment.close()
      return {
        rows: await readSegment(segment.path),
        async forget() {
          segments.shift()
          await rm(segment.path, { force: true })
        },
      }
    },
    async close() {
      await current?.close()
    },
  }
}

/** Sorts by when it was begun; several in one millisecond by their number. */
const nameOf = (number: number) => `spl_${Date.now()}_${String(number).padStart(9, '0')}.${process.pid}.jsonl`

/** A file belongs to the process in its name until that is gone. */
function isOrphan(name: string): boolean {
  const pid = Number(/^spl_\w+\.(\d+)\.jsonl$/.exec(name)?.[1])
  return Number.isInteger(pid) && (pid === process.pid || !isAlive(pid))
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** The name of a new file is durable only when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}
