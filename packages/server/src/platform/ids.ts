import { randomBytes } from 'node:crypto'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
let pool = randomBytes(4096)
let used = 0

/** A prefixed id that sorts by the millisecond it was made in: `ses_` + 9 time characters + 13 random ones (65 bits). */
export function newId(prefix: string): string {
  let time = Date.now()
  let head = ''
  for (let i = 0; i < 9; i++) {
    head = alphabet.charAt(time % 32) + head
    time = Math.floor(time / 32)
  }
  if (used + 13 > pool.length) {
    pool = randomBytes(4096)
    used = 0
  }
  let tail = ''
  for (let i = 0; i < 13; i++) tail += alphabet.charAt((pool[used++] ?? 0) & 31)
  return `${prefix}_${head}${tail}`
}
