const halfPair = /\p{Surrogate}/gu
const illegal = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u
const everyIllegal = new RegExp(illegal, 'gu')

/** Is every character allowed in an XML 1.0 document? https://www.w3.org/TR/xml/#charsets */
export function isLegalText(text: string): boolean {
  return !illegal.test(text)
}

/** Half of a surrogate pair becomes U+FFFD, so that the loss is seen; control characters are dropped. */
export function toLegalText(text: string): string {
  return text.replace(halfPair, '\u{FFFD}').replace(everyIllegal, '')
}
