import { copyFile, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ledgers } from './ledgers.ts'
import type { World } from './world.ts'

/** Keeps what a breach can be understood from; the desk's folder itself goes. */
export async function keepEvidence(seed: number, { sim, desk, folder }: World, ledgers: Ledgers): Promise<string> {
  const kept = await mkdtemp(join(tmpdir(), `yingda-evidence-seed-${seed}-`))
  await sim.flushLedger()
  await copyFile(join(folder, 'ledger-a.jsonl'), join(kept, 'ledger-a.jsonl'))
  await copyFile(desk.logFile, join(kept, 'desk.log'))
  await writeFile(join(kept, 'ledgers.json'), JSON.stringify(ledgers, null, 1))
  return kept
}
