/** Without the characters that are mistaken for each other when read aloud. */
const characters = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const length = 14

/** At random, with a letter and a digit in it. */
export function goodPassword(): string {
  for (;;) {
    const bytes = crypto.getRandomValues(new Uint8Array(length))
    // 55 does not divide 256: the little that some characters are more likely by costs under a bit in all.
    const password = [...bytes].map((byte) => characters[byte % characters.length]).join('')
    if (/[a-z]/i.test(password) && /\d/.test(password)) return password
  }
}
