/** The number that a customer answers with, 1 to 5; undefined for whatever else they write. */
export function ratingOf(text: string): number | undefined {
  const [, digit] = /^([1-5])\s*[分星]?[。.!！~～]?$/.exec(plain(text)) ?? []
  return digit === undefined ? undefined : Number(digit)
}

/** `５` and the key cap `5️⃣` are a 5. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\uFE0F\u20E3]/gu, '')
    .trim()
