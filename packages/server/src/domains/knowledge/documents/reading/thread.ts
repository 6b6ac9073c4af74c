import { parentPort, workerData } from 'node:worker_threads'
import { parse, type ReadDocument } from '../parse/parse.ts'
import { Unreadable, type UnreadableReason } from '../parse/unreadable.ts'

export type Told = { readonly read: ReadDocument } | { readonly reason: UnreadableReason }

/** Reads one document in a thread of its own and tells what it found. */
const { format, bytes } = workerData
const told: Told = await parse(format, bytes).then(
  (read) => ({ read }),
  (error: unknown) => ({ reason: error instanceof Unreadable ? error.reason : 'unreadable' }),
)
parentPort?.postMessage(told)
