/**
 * Takes the place of `decode-named-character-reference` in the built pages (see vite.config.ts): that package decodes
 * `&copy;` by writing it into `innerHTML`, which these pages must not have, or with a table of 12 KB. These are the names that
 * people and models write; any other stays as it was typed.
 */
const characters: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  copy: '©',
  reg: '®',
  trade: '™',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  middot: '·',
  bull: '•',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  laquo: '«',
  raquo: '»',
  times: '×',
  divide: '÷',
  plusmn: '±',
  deg: '°',
  le: '≤',
  ge: '≥',
  ne: '≠',
  larr: '←',
  rarr: '→',
  uarr: '↑',
  darr: '↓',
  check: '✓',
  yen: '¥',
  euro: '€',
  pound: '£',
  cent: '¢',
}

export function decodeNamedCharacterReference(name: string): string | false {
  return Object.hasOwn(characters, name) ? (characters[name] ?? false) : false
}
