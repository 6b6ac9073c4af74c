import { randomBytes } from 'node:crypto'
import { type Handle, sql } from '../../../platform/db.ts'
import { hashOf } from '../../../platform/secrets.ts'

const howMany = 10
const length = 16
// Crockford's alphabet: no letter that is read as another one.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Ten codes of 80 bits in groups of four letters, for whoever loses the telephone. Shown once; only hashes are kept. */
export async function issueRecoveryCodes(tx: Handle, agentId: string): Promise<string[]> {
  const codes = Array.from({ length: howMany }, newCode)
  await tx.run(sql`delete from otp_recovery_codes where agent_id = ${agentId}`)
  await tx.run(sql`
    insert into otp_recovery_codes (agent_id, code_hash)
    select ${agentId}, hash from unnest(${codes.map((code) => hashFor(agentId, code))}::bytea[]) as hash`)
  return codes
}

/** The deletion is the use. */
export const useRecoveryCode = async (tx: Handle, agentId: string, code: string): Promise<boolean> =>
  (await tx.run(sql`
    delete from otp_recovery_codes where agent_id = ${agentId} and code_hash = ${hashFor(agentId, code)}`)) === 1

const newCode = (): string =>
  [...randomBytes(length)].map((byte, index) => (index > 0 && index % 4 === 0 ? '-' : '') + letters[byte & 31]).join('')

/** Small letters and forgotten dashes are forgiven. Of one agent, so that a stolen table is no shorter to search. */
const hashFor = (agentId: string, code: string): Buffer =>
  hashOf(`${agentId}:${code.toUpperCase().replace(/[^0-9A-Z]/g, '')}`)
