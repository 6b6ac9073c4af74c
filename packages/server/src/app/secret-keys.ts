import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Env } from './env.ts'
import type { createReader } from './read-values.ts'

export interface SecretKeys {
  readonly current: string | undefined
  /** Open what they sealed, and seal nothing any more. */
  readonly former: readonly string[]
}

const minBytes = 32

export function secretKeysFrom(env: Env, read: ReturnType<typeof createReader>, demo: boolean): SecretKeys {
  const { YINGDA_SECRET_KEY: current, YINGDA_SECRET_KEYS_OLD: old = '' } = env
  if (current === undefined && !demo) read.problem('YINGDA_SECRET_KEY is not set: it seals what the database keeps.')
  if (current !== undefined && Buffer.byteLength(current) < minBytes)
    read.problem(`YINGDA_SECRET_KEY must have at least ${minBytes} bytes.`)
  return { current, former: old.split(',').flatMap((key) => key.trim() || []) }
}

/** The keys to seal with. The demo makes one for its data folder, for its owner alone. */
export async function sealingKeys({ current, former }: SecretKeys, dataDir: string): Promise<[string, ...string[]]> {
  return [current ?? (await storedOnce(join(dataDir, 'secret.key'))), ...former]
}

async function storedOnce(file: string): Promise<string> {
  const stored = await readFile(file, 'utf8').catch(() => '')
  if (stored.trim()) return stored.trim()
  const key = randomBytes(minBytes).toString('base64url')
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, `${key}\n`, { mode: 0o600 })
  return key
}
