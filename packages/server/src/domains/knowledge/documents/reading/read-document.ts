import { Worker } from 'node:worker_threads'
import type { Format, ReadDocument } from '../parse/parse.ts'
import { Unreadable } from '../parse/unreadable.ts'
import type { Told } from './thread.ts'

const withinMs = 60_000
const resourceLimits = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 64, stackSizeMb: 8 }
/**
 * Reads a document in a thread that is ended when it takes too long or too much memory: no file holds up the desk.
 * @throws Unreadable
 */
export async function readDocument(format: Format, bytes: Uint8Array, timeoutMs = withinMs): Promise<ReadDocument> {
  const thread = new Worker(new URL('./begin.mjs', import.meta.url), {
    workerData: { format, bytes },
    resourceLimits,
    execArgv: [],
    env: {},
    stdout: true,
    stderr: true,
  })
  let deadline: NodeJS.Timeout | undefined
  try {
    const told = await new Promise<Told>((resolve) => {
      deadline = setTimeout(() => resolve({ reason: 'too_slow' }), timeoutMs)
      thread.once('message', resolve)
      thread.once('error', (error) => resolve({ reason: isMemory(error) ? 'too_much_memory' : 'unreadable' }))
      thread.once('exit', () => resolve({ reason: 'unreadable' }))
    })
    if ('read' in told) return told.read
    throw new Unreadable(told.reason)
  } finally {
    clearTimeout(deadline)
    await thread.terminate()
  }
}

const isMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
