import { hashOf } from '../platform/secrets.ts'
import { allowedAddresses, type MayComeFrom } from './allowed-addresses.ts'
import type { Env } from './env.ts'
import type { createReader } from './read-values.ts'

const minBytes = 32

/** From where the key is taken, if not from everywhere. */
export function masterKeyPlaces(
  { YINGDA_MASTER_KEY_ADDRESSES: list }: Env,
  read: Pick<ReturnType<typeof createReader>, 'problem'>,
): MayComeFrom {
  if (list === undefined) return () => true
  const allowed = allowedAddresses(list)
  if (!allowed) read.problem('YINGDA_MASTER_KEY_ADDRESSES is no list of addresses or networks, such as 10.0.0.0/8.')
  return allowed ?? (() => false)
}

/** Only the hash goes on from here: nothing behind this can tell the key to anybody. */
export function masterKeyFrom({ YINGDA_MASTER_KEY: key }: Env, read: ReturnType<typeof createReader>, demo: boolean) {
  if (key === undefined) return undefined
  if (!demo && Buffer.byteLength(key) < minBytes)
    read.problem(`YINGDA_MASTER_KEY must have at least ${minBytes} bytes.`)
  if (!/^[!-~]+$/.test(key))
    read.problem('YINGDA_MASTER_KEY travels in a header: letters, digits and signs without blanks.')
  return hashOf(key)
}
