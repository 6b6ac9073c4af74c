import { hashPassword } from '../../access/index.ts'
import { refusal } from '../refusal.ts'

/** Throws when it is too short for this desk. */
export function checkNewPassword(password: string, minLength: number): void {
  if ([...password].length < minLength) throw refusal('password_missing', `password 至少 ${minLength} 位`)
}

/** Throws when too many are being hashed already. */
export async function hashOfPassword(password: string): Promise<string> {
  const hash = await hashPassword(password)
  if (hash === 'busy') throw refusal('busy')
  return hash
}
